import type { Check } from '@/lib/model/check';

/** Of ratios that a vendor rounds to four digits. */
export const RATIO_TOLERANCE = 0.00006;

type Value = number | string | null;
type Rule = { readonly id: string; readonly subject: string; readonly severity?: Check['severity'] };

/** Passes where `stated` and `computed` differ by `tolerance` at most; skipped where either is null. */
export function checkEqual(rule: Rule, stated: number | null, computed: number | null, tolerance = 0): Check {
  const known = stated !== null && computed !== null;
  // The slack is for the last bit of a division, far below every tolerance.
  const holds = known ? Math.abs(stated - computed) <= tolerance + 1e-12 : null;
  return checkThat(rule, holds, { stated, computed, tolerance });
}

/** Passes where `stated` is not greater than `computed` plus `tolerance`; skipped where either is null. */
export function checkAtMost(rule: Rule, stated: number | null, computed: number | null, tolerance = 0): Check {
  const known = stated !== null && computed !== null;
  return checkThat(rule, known ? stated <= computed + tolerance : null, { stated, computed, tolerance });
}

/** Any other rule; `holds` is null where an input is missing. */
export function checkThat(
  rule: Rule,
  holds: boolean | null,
  seen: { readonly stated?: Value; readonly computed?: Value; readonly tolerance?: number | null } = {},
): Check {
  return {
    id: rule.id,
    status: holds === null ? 'skipped' : holds ? 'pass' : 'fail',
    severity: rule.severity ?? 'warning',
    subject: rule.subject,
    stated: seen.stated ?? null,
    computed: seen.computed ?? null,
    tolerance: seen.tolerance ?? null,
  };
}
