import type { Check } from '@/lib/model/check';

/** Rules with several parts join what failed with "; ", on both sides and in the subject alike. */
function partsOf(check: Check): readonly Check[] {
  const split = (value: Check['stated']) => (typeof value === 'string' ? value.split('; ') : [value]);
  const subjects = check.subject.split('; ');
  const [stated, computed] = [split(check.stated), split(check.computed)];
  if (subjects.length === 1 || stated.length !== subjects.length || computed.length !== subjects.length) return [check];
  const plain = (value: Check['stated'] | undefined) =>
    typeof value === 'string' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : (value ?? null);
  return subjects.map((subject, at) => ({
    ...check,
    subject,
    stated: plain(stated[at]),
    computed: plain(computed[at]),
  }));
}

/**
 * The failed check of one number: the part of a rule whose subject names `field`, with that part's own values, at
 * `place` first where several places failed. Undefined where the rule holds or was not compared.
 */
export function failedPart(checks: readonly Check[], rule: string, field: string, place = ''): Check | undefined {
  const failed = checks
    .filter(({ id, status }) => id === rule && status === 'fail')
    .flatMap(partsOf)
    .filter(({ subject }) => subject.includes(field));
  return failed.find(({ subject }) => subject.startsWith(place)) ?? (place === '' ? failed[0] : undefined);
}

/** The rules that failed, each once, in their order. */
export function failedRules(checks: readonly Check[]): readonly string[] {
  return [...new Set(checks.filter(({ status }) => status === 'fail').map(({ id }) => id))];
}

/** Whether every comparison of a rule about `field` at `place` came out equal; null where nothing was compared. */
export function agreesAt(checks: readonly Check[], rule: string, field: string, place: string): boolean | null {
  const own = checks.filter(
    ({ id, status, subject }) =>
      id === rule && status !== 'skipped' && subject.startsWith(place) && subject.includes(field),
  );
  return own.length === 0 ? null : own.every(({ status }) => status === 'pass');
}
