import type { Check } from '@/lib/model/check';
import { checkEqual, checkThat } from '../check';
import { LEVEL_DIMENSION } from './codes';
import type { TaskDetailWire, TaskPageWire } from './wire';

/** One comparison of a rule; null on either side where the answer lacks it. */
type Part = {
  readonly subject: string;
  readonly stated: number | null;
  readonly computed: number | null;
  readonly holds: (stated: number, computed: number) => boolean;
};
const atMost = (stated: number, computed: number) => stated <= computed;
const atLeast = (stated: number, computed: number) => stated >= computed;
const equal = (stated: number, computed: number) => stated === computed;

/** One check for one rule: the first part that does not hold, else the whole rule. */
function rule(id: string, parts: readonly Part[]): Check {
  const known = parts.flatMap(({ subject, stated, computed, holds }) =>
    stated === null || computed === null ? [] : [{ subject, stated, computed, holds: holds(stated, computed) }],
  );
  const failed = known.find(({ holds }) => !holds);
  if (failed) return checkThat({ id, subject: failed.subject }, false, failed);
  const [first] = known;
  const subject = parts.map((part) => part.subject).join('; ');
  return checkThat({ id, subject }, first ? true : null, parts.length === 1 ? first : {});
}

const sumOf = (stat: readonly { readonly value: number }[] | null | undefined): number | null =>
  stat && stat.length > 0 ? stat.reduce((sum, { value }) => sum + value, 0) : null;

/** Of the counters, those that the answer holds; null where it holds none. */
function sumOfKnown(counters: readonly (number | null)[]): number | null {
  const known = counters.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

/** Rules B1 to B4 of contract.md section 8 on one task's detail. */
export function checkTaskDetail(wire: TaskDetailWire): Check[] {
  const explained = sumOfKnown([
    wire.calledCount,
    wire.rejectedCount,
    wire.unavailableCount,
    wire.fromUnavailableCount,
  ]);
  return [
    rule('B1', [
      { subject: 'doneCount ≤ totalCount', stated: wire.doneCount, computed: wire.totalCount, holds: atMost },
      { subject: 'calledCount ≤ doneCount', stated: wire.calledCount, computed: wire.doneCount, holds: atMost },
    ]),
    rule('B2', [
      {
        subject: 'calledCount + rejectedCount + unavailableCount + fromUnavailableCount ≤ doneCount',
        stated: wire.doneCount,
        computed: explained,
        holds: atLeast,
      },
    ]),
    rule('B3', [
      {
        subject: 'Σ durationStat = calledCount',
        stated: wire.calledCount,
        computed: sumOf(wire.durationStat),
        holds: equal,
      },
      {
        subject: 'Σ chatRoundStat ≤ calledCount',
        stated: wire.calledCount,
        computed: sumOf(wire.chatRoundStat),
        holds: atLeast,
      },
    ]),
    rule('B4', [
      {
        subject: `Σ extraStat.${LEVEL_DIMENSION} ≤ calledCount`,
        stated: wire.calledCount,
        computed: sumOf(wire.extraStat?.[LEVEL_DIMENSION]),
        holds: atLeast,
      },
    ]),
  ];
}

/** Rule B5 on one page of a list. */
export function checkTaskPage({ pages, total, pageSize }: Omit<TaskPageWire, 'list'>): Check {
  const computed = total === null || pageSize === null || pageSize === 0 ? null : Math.ceil(total / pageSize);
  return checkEqual({ id: 'B5', subject: 'pages = ⌈total / pageSize⌉' }, pages, computed);
}
