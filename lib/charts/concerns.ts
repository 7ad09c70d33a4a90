import type { Check } from '@/lib/model/check';
import { definitionOf } from '@/lib/model/definitions';

/** The checks of one number: how they went, and which of them stands beside it. */
export type Concerns = {
  /** Failed, the graver first. */
  readonly failed: readonly Check[];
  /** The one whose two values fit beside a number; a failed comparison of lists stands in the panel alone. */
  readonly mark: Check | undefined;
};

/** Beside the rules of its glossary entry: a rate by call is also what numbers "answered" are compared with. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'answer_rate.attempt': ['T8'] };
const grave = ({ severity }: Check) => (severity === 'warning' ? 0 : 1);
const short = (value: Check['stated']) => typeof value === 'number';

/**
 * What of an answer's checks concerns a metric. `subject` keeps those about one part of the answer, where one rule is
 * about several.
 */
export function concernsOf(checks: readonly Check[], definitionId: string, subject?: string): Concerns {
  const rules = [...(definitionOf(definitionId)?.checks ?? []), ...(ALSO[definitionId] ?? [])];
  const failed = checks
    .filter(({ id, status }) => status === 'fail' && rules.includes(id))
    .filter((check) => subject === undefined || check.subject.includes(subject))
    .sort((a, b) => grave(a) - grave(b));
  return { failed, mark: failed.find(({ stated, computed }) => short(stated) && short(computed)) };
}

/** Whether every comparison of a rule came out equal; null where nothing was compared. */
export function agrees(checks: readonly Check[], rule: string): boolean | null {
  const compared = checks.filter(({ id, status }) => id === rule && status !== 'skipped');
  return compared.length === 0 ? null : compared.every(({ status }) => status === 'pass');
}
