import type { Formats } from '@/lib/format/formats';
import { NONE } from '@/lib/format/number';
import type { Check } from '@/lib/model/check';

/** warning: a contradiction. info: two grains that may differ honestly. */
export type CheckResult = 'warning' | 'info' | 'pass' | 'skipped';
/** What a value counts: `rows` are records that break a rule. */
export type CheckUnit = 'rate' | 'count' | 'seconds' | 'rows' | 'text';
export type SkipReason = 'ranged' | 'noStated' | 'noComputed' | 'neither';

/** One comparison, formatted but for the word of its unit. */
export type CheckPart = {
  readonly subject: string;
  readonly unit: CheckUnit;
  readonly stated: string;
  readonly computed: string;
  /** Stated minus computed, signed; null where one of them is no number, or where it says nothing about the result. */
  readonly difference: string | null;
};

export type PreparedCheck = {
  readonly key: string;
  readonly rule: string;
  readonly result: CheckResult;
  /** More than one where a rule with several parts failed in several. */
  readonly parts: readonly CheckPart[];
  /** The greatest difference that passes, its unit's word apart; null where only equality or an order does. */
  readonly tolerance: string | null;
  /** Why nothing was compared; null where something was. */
  readonly skipped: SkipReason | null;
};

const RATES = new Set(['T1', 'T2', 'T3', 'T6', 'A1', 'A5']);
const SECONDS = new Set(['A9']);
const BROKEN_ROWS = new Set(['T10', 'T11', 'T12', 'T14', 'T15', 'T16', 'Q5']);
/** Compare calls of a range with numbers, which have no range. */
const RANGELESS = new Set(['T7', 'T8']);
/** What `computed` holds where a rule allows a span of rates. */
const SPAN_OF_RATES = '0–1';

type Value = number | string;

function unitOf(rule: string, computed: Value | null): CheckUnit {
  if (rule === 'T9') return 'text';
  if (rule === 'A11') return computed === SPAN_OF_RATES ? 'rate' : 'text';
  if (RATES.has(rule)) return 'rate';
  if (SECONDS.has(rule)) return 'seconds';
  return BROKEN_ROWS.has(rule) ? 'rows' : 'count';
}

/** A number that arrived as text, because it was joined with others; else the text. */
function unjoined(value: Value | null, unit: CheckUnit): Value | null {
  if (typeof value !== 'string' || unit === 'text') return value;
  return /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/.test(value) ? Number(value) : value;
}

function textOf(value: Value | null, unit: CheckUnit, formats: Formats): string {
  if (value === null) return NONE;
  if (unit === 'rate' && value === SPAN_OF_RATES) return `${formats.rate(0)}–${formats.rate(1)}`;
  if (typeof value === 'string') return value;
  if (unit === 'rate') return formats.statedRate(value);
  return formats.number(value, unit === 'seconds' && !Number.isInteger(value) ? 1 : 0);
}

/** Signed, with as many decimals as it takes not to read as zero. */
function differenceOf(stated: Value | null, computed: Value | null, unit: CheckUnit, formats: Formats): string | null {
  if (typeof stated !== 'number' || typeof computed !== 'number' || unit === 'rows') return null;
  const difference = stated - computed;
  if (unit === 'rate') {
    const digits = Math.abs(difference) < 0.00005 && Math.abs(difference) > 1e-12 ? 4 : 2;
    return formats.rateChange(difference, digits);
  }
  return formats.signed(difference, unit === 'seconds' && !Number.isInteger(difference) ? 1 : 0);
}

/** Rules with several parts join what failed with "; ", on both sides and in the subject alike. */
function partsOf(check: Check, formats: Formats): CheckPart[] {
  const split = (value: Value | null) => (typeof value === 'string' ? value.split('; ') : [value]);
  const [subjects, stated, computed] = [check.subject.split('; '), split(check.stated), split(check.computed)];
  const joined = stated.length === subjects.length && computed.length === subjects.length;
  // "61 ≤ 67" agrees, and its distance is no difference; within a tolerance, how far is worth knowing.
  const tells = check.status === 'fail' || (check.tolerance ?? 0) > 0;
  const triples = joined
    ? subjects.map((subject, at) => ({ subject, stated: stated[at] ?? null, computed: computed[at] ?? null }))
    : [check];
  return triples.map((part) => {
    const unit = unitOf(check.id, part.computed);
    const [theirs, ours] = [unjoined(part.stated, unit), unjoined(part.computed, unit)];
    return {
      subject: part.subject,
      unit,
      stated: textOf(theirs, unit, formats),
      computed: textOf(ours, unit, formats),
      difference: tells ? differenceOf(theirs, ours, unit, formats) : null,
    };
  });
}

function toleranceOf({ id, tolerance, computed }: Check, formats: Formats): string | null {
  const unit = unitOf(id, computed);
  if (tolerance === null || tolerance === 0 || unit === 'rows' || unit === 'text') return null;
  if (unit === 'rate') return formats.rateChange(tolerance, tolerance < 0.0001 ? 3 : 2).replace('+', '±');
  return `±${formats.number(tolerance, Number.isInteger(tolerance) ? 0 : 1)}`;
}

function skipReason({ id, status, stated, computed }: Check): SkipReason | null {
  if (status !== 'skipped') return null;
  if (RANGELESS.has(id)) return 'ranged';
  if (stated === null && computed === null) return 'neither';
  return stated === null ? 'noStated' : 'noComputed';
}

/** What a check came to; a failed one by its severity. */
export function resultOf({ status, severity }: Check): CheckResult {
  return status === 'fail' ? severity : status;
}

/** One check in the reader's formats. Rates read as percentages with the two decimals that vendors send. */
export function prepareCheck(check: Check, formats: Formats): PreparedCheck {
  return {
    key: `${check.id} ${check.subject}`,
    rule: check.id,
    result: resultOf(check),
    parts: partsOf(check, formats),
    tolerance: toleranceOf(check, formats),
    skipped: skipReason(check),
  };
}

const ORDER: readonly CheckResult[] = ['warning', 'info', 'pass', 'skipped'];

export type CheckGroup = {
  readonly rule: string;
  readonly result: CheckResult;
  readonly checks: readonly PreparedCheck[];
};

/** Checks as a table shows them: contradictions first, then notes, then what agrees; one group per rule and result. */
export function prepareChecks(
  checks: readonly Check[],
  formats: Formats,
): { readonly groups: readonly CheckGroup[]; readonly counts: Readonly<Record<CheckResult, number>> } {
  const prepared = checks.map((check) => prepareCheck(check, formats));
  const groups = ORDER.flatMap((result) => {
    const found = prepared.filter((check) => check.result === result);
    const rules = [...new Set(found.map(({ rule }) => rule))];
    return rules.map((rule) => ({ rule, result, checks: found.filter((check) => check.rule === rule) }));
  });
  const count = (result: CheckResult) => prepared.filter((check) => check.result === result).length;
  return {
    groups,
    counts: { warning: count('warning'), info: count('info'), pass: count('pass'), skipped: count('skipped') },
  };
}
