import type { Bucket } from '@/lib/model/quantity';
import type { Task } from '@/lib/model/task';
import type { TaskCounts } from '@/lib/model/task-stat';
import { normaliseLabel } from '../../labels';
import type { RecordFacts } from '../record';
import { TASK_STATES } from './codes';
import type { TaskInfoWire } from './wire';

type Edges = readonly (readonly [label: string, min: number, max: number | null])[];

/** contract.md section 5.3; unlike the present API, this one lets us see the calls in which nobody said a word. */
const ROUNDS: Edges = [
  ['0', 0, 0],
  ['1', 1, 1],
  ['2~5', 2, 5],
  ['6~10', 6, 10],
  ['11~20', 11, 20],
  ['>20', 21, null],
];
/** Seconds, cut off: 9.9 s is below 10 s. */
const TALK_SECONDS: Edges = [
  ['<10s', 0, 9],
  ['10~59s', 10, 59],
  ['60~119s', 60, 119],
  ['≥120s', 120, null],
];

function bucketsOf(edges: Edges, values: readonly (number | null)[]): Bucket[] {
  const whole = values.flatMap((value) => (value === null ? [] : [Math.floor(value)]));
  return edges.map(([label, min, max]) => {
    const count = whole.filter((value) => value >= min && (max === null || value <= max)).length;
    return { label, min, max, count, origin: 'computed' };
  });
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Levels in the order of their letters; the vendor ranks them by a score that it does not send here. */
function intentionsOf(rows: readonly RecordFacts[]): TaskCounts['intentions'] {
  const taken = new Set<string>();
  const levels = tally(rows.flatMap(({ level }) => level ?? []));
  const sorted = [...levels].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([label, count]) => {
    const letter = /^([A-Z])级/.exec(normaliseLabel(label))?.[1];
    const key = letter === undefined || taken.has(letter) ? label : letter;
    taken.add(key);
    return { key, label, rank: null, count, statedShare: null };
  });
}

/** How many calls carry each tag; a call may carry several. */
function tagsOf(rows: readonly RecordFacts[]): TaskCounts['dimensions'] {
  const tags = [...tally(rows.flatMap(({ tags: names }) => names))].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return tags.length === 0 ? [] : [{ name: '标签', values: tags.map(([label, count]) => ({ label, count })) }];
}

type FromRecords = Pick<TaskCounts, 'intentions' | 'rounds' | 'talkTime' | 'dimensions'>;

/** What only the call records can tell; all of it computed by us from the rows that are here. */
export function countsOfRecords(rows: readonly RecordFacts[]): FromRecords {
  return {
    intentions: intentionsOf(rows),
    rounds: bucketsOf(
      ROUNDS,
      rows.map(({ rounds }) => rounds),
    ),
    talkTime: bucketsOf(
      TALK_SECONDS,
      rows.map(({ talkSeconds }) => talkSeconds),
    ),
    dimensions: tagsOf(rows),
  };
}

/** A configured id and what one of its calls told about the task; null where it has none yet. */
export function mapTask(taskId: string, info: TaskInfoWire | null): Task {
  const state = info?.start == null ? undefined : TASK_STATES.get(info.start);
  return {
    id: taskId,
    vendorTaskId: taskId,
    name: info?.name || taskId,
    state: state ?? 'unknown',
    stateLabel: info?.start_str || null,
    kind: null,
    startDate: null,
    windows: [],
    breaks: [],
    scriptName: info?.group_str || null,
    robotName: null,
    remark: info?.remark || null,
    concurrency: info?.maximumcall ?? null,
  };
}
