import type { Bucket } from '@/lib/model/quantity';
import type { Task } from '@/lib/model/task';
import type { TaskCounts, Unavailable } from '@/lib/model/task-stat';
import { FINISH_STATUSES, LEVEL_DIMENSION, letterOfLevel, rankOfLetter, TASK_KINDS, TASK_STATES } from './codes';
import { type Edges, roundsOf, secondsOf } from './edges';
import type { TaskDetailWire, TaskWire } from './wire';

type Outcome = TaskCounts['outcomes'][number];
type NamedCounts = readonly { readonly name: string; readonly value: number }[];

/** `HH:mm` of `HH:mm[:ss]`; null for anything else. */
function timeOfDay(text: string | null): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text?.trim() ?? '') ?? [];
  return minute === '' || Number(hour) > 24 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}`;
}

function spans(from: string | null, to: string | null): Task['windows'] {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  return start === null || end === null ? [] : [{ from: start, to: end }];
}

const words = (text: string | null): string | null => text?.trim() || null;

/** A task of a list, or of its detail, which alone names robot and script. One without a name goes by its id. */
export function mapTask(wire: TaskWire): Task {
  const state = wire.status === null ? undefined : TASK_STATES.get(wire.status);
  return {
    id: wire.callJobId,
    vendorTaskId: wire.callJobId,
    name: words(wire.jobName) ?? wire.callJobId,
    state: state?.means ?? 'unknown',
    stateLabel: state?.words ?? (wire.status === null ? null : String(wire.status)),
    kind: TASK_KINDS.get(wire.jobType ?? Number.NaN) ?? null,
    startDate: /^\d{4}-\d{2}-\d{2}/.exec(wire.startDate ?? '')?.[0] ?? null,
    windows: spans(wire.workingStartTime, wire.workingEndTime),
    breaks: spans(wire.breakStartTime, wire.breakEndTime),
    scriptName: words(wire.sceneDefName) ?? words(wire.sceneRecordName),
    robotName: words(wire.robotDefName),
    remark: words(wire.remark),
    concurrency: null,
  };
}

/** `whole − part`; null where either is unknown or the part is greater than its whole. */
function rest(whole: number | null, part: number | null): number | null {
  return whole === null || part === null || part > whole ? null : whole - part;
}

function waitingRow(wire: TaskDetailWire): Outcome[] {
  const count = rest(wire.totalCount, wire.doneCount);
  return count === null ? [] : [{ outcome: 'waiting', code: null, label: '未开始', count, base: 'numbers' }];
}

/** The vendor's four counters of numbers, what of the finished ones they leave unexplained, and those that wait. */
function outcomesOfCounters(wire: TaskDetailWire): Outcome[] {
  const counters = [
    { outcome: 'answered', label: '已接听', count: wire.calledCount },
    { outcome: 'rejected', label: '拒接', count: wire.rejectedCount },
    { outcome: 'unreachable', label: '无法接通', count: wire.unavailableCount },
    { outcome: 'caller_unavailable', label: '主叫号码不可用', count: wire.fromUnavailableCount },
  ] as const;
  const known = counters.flatMap(({ count, ...row }): Outcome[] =>
    count === null ? [] : [{ ...row, code: null, count, base: 'numbers' }],
  );
  const explained = known.reduce((sum, { count }) => sum + count, 0);
  // With a counter missing, the rest would be a guess.
  const unexplained = known.length === counters.length ? (rest(wire.doneCount, explained) ?? 0) : 0;
  return [
    ...waitingRow(wire),
    ...known,
    ...(unexplained > 0
      ? [{ outcome: 'unknown', code: null, label: '其他', count: unexplained, base: 'numbers' } as const]
      : []),
  ];
}

/** Calls by finish status, read one by one; the numbers that wait have had no call. */
function outcomesOfTotals(wire: TaskDetailWire, totals: ReadonlyMap<number, number>): Outcome[] {
  return [
    ...waitingRow(wire),
    ...[...totals].map(([code, count]): Outcome => {
      const status = FINISH_STATUSES.get(code);
      return {
        outcome: status?.means ?? 'unknown',
        code: String(code),
        label: status?.words ?? String(code),
        count,
        base: 'calls',
      };
    }),
  ];
}

function bucketsOf(stat: NamedCounts, edges: (label: string) => Edges): Bucket[] {
  return stat.map(({ name, value }) => ({ label: name, ...edges(name), count: value, origin: 'vendor' }));
}

/** By letter, A first; what has none keeps the vendor's order behind them. Two spellings of one level are one level. */
function intentionsOf(levels: NamedCounts): TaskCounts['intentions'] {
  const byKey = new Map<string, TaskCounts['intentions'][number]>();
  for (const { name, value } of levels) {
    const letter = letterOfLevel(name);
    const key = letter ?? name;
    const known = byKey.get(key);
    byKey.set(key, {
      key,
      label: known?.label ?? name,
      rank: letter === null ? null : rankOfLetter(letter),
      count: (known?.count ?? 0) + value,
      statedShare: null,
    });
  }
  return [...byKey.values()].sort((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE));
}

function dimensionsOf(extraStat: TaskDetailWire['extraStat']): TaskCounts['dimensions'] {
  return Object.entries(extraStat ?? {}).flatMap(([name, values]) =>
    name === LEVEL_DIMENSION || values === null
      ? []
      : [{ name, values: values.map((entry) => ({ label: entry.name, count: entry.value })) }],
  );
}

/** What was counted by asking for filtered totals; null or empty where that was not needed or did not add up. */
export type Counted = {
  /** Calls by finish status. */
  readonly outcomes: ReadonlyMap<number, number> | null;
  readonly rounds: readonly Bucket[] | null;
  readonly talkTime: readonly Bucket[] | null;
};

/** The vendor's own distribution, else ours; without any answered call there is nothing to distribute. */
function distribution(
  wire: TaskDetailWire,
  stat: NamedCounts | null,
  edges: (label: string) => Edges,
  counted: readonly Bucket[] | null,
): Bucket[] | null {
  if (stat && stat.length > 0) return bucketsOf(stat, edges);
  if (counted) return [...counted];
  return wire.calledCount === 0 ? [] : null;
}

/** All counts of a task, from its detail and from what was counted beside it. The vendor states no share. */
export function mapTaskCounts(taskId: string, wire: TaskDetailWire, counted: Counted): TaskCounts {
  const rounds = distribution(wire, wire.chatRoundStat, roundsOf, counted.rounds);
  const talkTime = distribution(wire, wire.durationStat, secondsOf, counted.talkTime);
  const outcomes = counted.outcomes ? outcomesOfTotals(wire, counted.outcomes) : outcomesOfCounters(wire);
  const levels = wire.extraStat?.[LEVEL_DIMENSION] ?? null;
  const missing: [Unavailable, boolean][] = [
    ['answerRate', rest(wire.doneCount, wire.calledCount) === null],
    ['progress', rest(wire.totalCount, wire.doneCount) === null],
    ['outcomes', outcomes.length === 0],
    ['intentions', levels === null],
    ['rounds', rounds === null],
    ['talkTime', talkTime === null],
    ['dimensions', wire.extraStat === null],
  ];
  return {
    taskId,
    range: null,
    numbers: { total: wire.totalCount, waiting: rest(wire.totalCount, wire.doneCount), done: wire.doneCount },
    calls: { answered: wire.calledCount, unanswered: rest(wire.doneCount, wire.calledCount) },
    stated: { answerRate: null, progress: null },
    outcomes,
    intentions: intentionsOf(levels ?? []),
    rounds: rounds ?? [],
    talkTime: talkTime ?? [],
    dimensions: dimensionsOf(wire.extraStat),
    unavailable: missing.filter(([, absent]) => absent).map(([name]) => name),
  };
}
