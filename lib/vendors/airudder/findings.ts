import type { Check } from '@/lib/model/check';
import { checkThat } from '../check';

type Value = number | string;
/** One comparison at one place: the vendor's value, ours, and whether they agree. */
export type Finding = {
  readonly subject: string;
  readonly stated: Value;
  readonly computed: Value;
  readonly holds: boolean;
};
type Given<Of> = Of | null | undefined;

/** Nothing to compare where one side is missing. */
const compare =
  <Of extends Value>(holds: (stated: Of, computed: Of) => boolean) =>
  (subject: string, stated: Given<Of>, computed: Given<Of>): Finding[] =>
    stated === null || stated === undefined || computed === null || computed === undefined
      ? []
      : [{ subject, stated, computed, holds: holds(stated, computed) }];

export const atMost = compare<number>((stated, computed) => stated <= computed);
export const atLeast = compare<number>((stated, computed) => stated >= computed);
export const equal = compare<number>((stated, computed) => stated === computed);
/** Local dates or times of one form, which sort as text. */
export const notBefore = compare<string>((stated, computed) => stated >= computed);
export const notAfter = compare<string>((stated, computed) => stated <= computed);

/** Equal but for `tolerance`. */
export function close(tolerance: number, subject: string, stated: number | null, computed: number | null): Finding[] {
  return compare<number>((left, right) => Math.abs(left - right) <= tolerance + 1e-12)(subject, stated, computed);
}

/**
 * One check for one rule. Each of its parts counts once, with the first place where it does not hold; where several
 * parts fail, their places and values stand side by side. A rule without its inputs in this answer is skipped.
 */
export function oneCheck(
  id: string,
  subject: string,
  parts: readonly (readonly Finding[])[],
  tolerance: number | null = null,
): Check {
  const found = parts.flat();
  const failed = parts.flatMap((part) => part.find(({ holds }) => !holds) ?? []);
  const [first] = failed;
  if (!first) {
    // Several comparisons that hold have no one value to show.
    const [only] = found.length === 1 ? found : [];
    return checkThat({ id, subject }, found.length === 0 ? null : true, { ...only, tolerance });
  }
  const join = (pick: (finding: Finding) => Value): Value =>
    failed.length === 1 ? pick(first) : failed.map(pick).join('; ');
  return checkThat({ id, subject: failed.map((finding) => finding.subject).join('; ') }, false, {
    stated: join(({ stated }) => stated),
    computed: join(({ computed }) => computed),
    tolerance,
  });
}

/** A check of its own for each finding; one that is skipped where there is none. */
export function eachCheck(id: string, subject: string, findings: readonly Finding[], tolerance: number): Check[] {
  if (findings.length === 0) return [oneCheck(id, subject, [], tolerance)];
  return findings.map(({ holds, subject: place, stated, computed }) =>
    checkThat({ id, subject: place }, holds, { stated, computed, tolerance }),
  );
}
