import type { Bucket, Range } from '@/lib/model/quantity';
import type { Task } from '@/lib/model/task';
import type { TaskCounts, Unavailable } from '@/lib/model/task-stat';
import type { TaskState } from '@/lib/model/task-states';
import { normaliseLabel, outcomeOfLabel } from '../../labels';
import { maskProse } from '../../mask-text';
import { OUTCOMES, ROUND_KEYS, TASK_STATE_OF_WORD, TASK_STATES } from './codes';
import type { StatWire, TaskRowWire } from './wire';

/** "1" is 1 to 1, "2~5" is 2 to 5, ">20" is 21 and up. */
function edgesOf(key: string): Pick<Bucket, 'min' | 'max'> {
  const [, over, from, to = from] = /^(?:>(\d+)|(\d+)(?:~(\d+))?)$/.exec(key) ?? [];
  if (over !== undefined) return { min: Number(over) + 1, max: null };
  return from === undefined ? { min: null, max: null } : { min: Number(from), max: Number(to) };
}

/** In the vendor's documented order; keys that nobody documented stand behind them and have no edges. */
function mapRounds(rounds: StatWire['rounds']): Bucket[] {
  const counts = new Map(Object.entries(rounds));
  const known = ROUND_KEYS.flatMap((key): Bucket[] => {
    const count = counts.get(key);
    return count === undefined ? [] : [{ label: key, ...edgesOf(key), count, origin: 'vendor' }];
  });
  const documented = new Set<string>(ROUND_KEYS);
  const others = [...counts].filter(([key]) => !documented.has(key));
  return [
    ...known,
    ...others.map(([key, count]): Bucket => ({ label: maskProse(key), min: null, max: null, count, origin: 'vendor' })),
  ];
}

/** The level's letter: from its name, which an account may change, else from its code (1 is A). */
function letterOf(name: string, code: number): string | null {
  const letter = /^([A-Z])级/.exec(normaliseLabel(name))?.[1];
  return letter ?? (code >= 1 && code <= 26 ? String.fromCharCode(64 + code) : null);
}

function mapIntentions(rows: StatWire['intention']): TaskCounts['intentions'] {
  const taken = new Set<string>();
  return rows.map(({ intention_results, name, total, percent }) => {
    const letter = letterOf(name, intention_results);
    const key = letter === null || taken.has(letter) ? name : letter;
    taken.add(key);
    return { key, label: name, rank: intention_results, count: total, statedShare: percent };
  });
}

/** How many numbers are in a status, by code; null where the vendor left the status out. */
export function countOfStatus(wire: StatWire, code: number): number | null {
  const rows = wire.number_status.filter(({ status }) => status === code);
  return rows.length === 0 ? null : rows.reduce((sum, { count }) => sum + count, 0);
}

/** Of all numbers in the answer, by their current status. */
export const numbersTotal = (wire: StatWire) => wire.number_status.reduce((sum, { count }) => sum + count, 0);

function unavailableOf({ answer_rate: stated }: StatWire, waiting: number | null): Unavailable[] {
  const noRate = (stated.answered === null || stated.noAnswer === null) && stated.callCompletetRate === null;
  const noProgress = waiting === null && stated.taskProgress === null;
  return [
    ...(noRate ? (['answerRate'] as const) : []),
    ...(noProgress ? (['progress'] as const) : []),
    'talkTime',
    'dimensions',
  ];
}

/** Pure. `range` is only repeated: the vendor applies it to calls, and to numbers it does not. */
export function mapTaskCounts(taskId: string, range: Range | null, wire: StatWire): TaskCounts {
  const total = numbersTotal(wire);
  const waiting = countOfStatus(wire, 0);
  return {
    taskId,
    range,
    numbers: { total, waiting, done: waiting === null ? null : total - waiting },
    calls: { answered: wire.answer_rate.answered, unanswered: wire.answer_rate.noAnswer },
    stated: { answerRate: wire.answer_rate.callCompletetRate, progress: wire.answer_rate.taskProgress },
    outcomes: wire.number_status.map(({ status, status_str, count }) => ({
      outcome: outcomeOfLabel(status_str) ?? OUTCOMES[status] ?? 'unknown',
      code: String(status),
      label: status_str,
      count,
      base: 'numbers' as const,
    })),
    intentions: mapIntentions(wire.intention),
    rounds: mapRounds(wire.rounds),
    talkTime: [],
    dimensions: [],
    unavailable: unavailableOf(wire, waiting),
  };
}

/** By the vendor's word, else by its code; `unknown` for what neither knows. */
export function stateOf({ status, status_str }: Pick<TaskRowWire, 'status' | 'status_str'>): TaskState {
  const byWord = status_str === null ? undefined : TASK_STATE_OF_WORD.get(normaliseLabel(status_str));
  return byWord ?? (status === null ? undefined : TASK_STATES.get(status)) ?? 'unknown';
}

/** A row of the task list. It names neither script nor windows: `destination_extension` is a script group's id. */
export function mapTask(row: TaskRowWire): Task {
  return {
    id: row.uuid,
    vendorTaskId: row.uuid,
    name: row.name || row.uuid,
    state: stateOf(row),
    stateLabel: row.status_str || null,
    kind: null,
    startDate: null,
    windows: [],
    breaks: [],
    scriptName: null,
    robotName: null,
    remark: row.remark || null,
    concurrency: row.maximumcall,
  };
}
