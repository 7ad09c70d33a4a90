import type { CallOutcome } from '@/lib/model/outcome';
import type { NumbersQuestion } from './connector';

/** The outcomes that a question of numbers keeps; null where it keeps all. */
export function wantedOutcomes({
  outcome,
  outcomes,
}: Pick<NumbersQuestion, 'outcome' | 'outcomes'>): readonly CallOutcome[] | null {
  if (outcome === undefined) return outcomes ?? null;
  return outcomes === undefined || outcomes.includes(outcome) ? [outcome] : [];
}
