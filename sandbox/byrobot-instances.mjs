import { INTEREST_KEY, interestOf, LEVEL_KEY, LEVELS } from './byrobot-tasks.mjs';
import { hash2 } from './random.mjs';
import { wholeNumber } from './route.mjs';
import { robotTurns } from './world/conversation.mjs';

const WAITING = 0;
const IN_PROGRESS = 1;
const DONE = 2;
const REDIAL = 3;

export const seconds = (s, row) => Math.floor(s.bill[row] / 1000);
export const rounds = (s, row) => (s.bill[row] > 0 ? robotTurns(s, row) : 0);

export function resultsOf(task, s, row) {
  if (s.bill[row] === 0 || s.level[row] === 0) return [];
  const interest = interestOf(task, s, row);
  const tags = tagsOfCall(task, s, row);
  return [
    { name: LEVEL_KEY, value: LEVELS[s.level[row] - 1] },
    ...(interest ? [{ name: INTEREST_KEY, value: interest }] : []),
    ...(tags.length > 0 ? [{ name: TAG_KEY, value: tags.map(({ name }) => name).join(',') }] : []),
  ];
}

export const TAG_KEY = '客户标签';
// [name, levels on which it is heard, chance in percent]
const TAGS = [
  ['价格敏感', [1, 2, 3], 30],
  ['要求回电', [2, 4], 40],
  ['已购买', [3], 20],
];

/** The labels of a call: only of those that were talked and graded. */
export function tagsOfCall(task, s, row) {
  if (s.bill[row] === 0) return [];
  return TAGS.flatMap(([name, levels, chance], i) =>
    levels.includes(s.level[row]) && hash2(task.key ^ (0x7a95 + i), row) % 100 < chance ? [{ key: i + 1, name }] : [],
  );
}

/** Null for a filter that the vendor would refuse. */
export function filterOf(body) {
  const edges = ['durationLeft', 'durationRight', 'chatRoundLeft', 'chatRoundRight', 'finishStatus'];
  const filter = Object.fromEntries(edges.map((name) => [name, wholeNumber(body[name], null)]));
  if (Object.values(filter).some(Number.isNaN)) return null;
  const results = body.resultQueryList ?? [];
  if (!Array.isArray(results) || results.some((one) => typeof one?.name !== 'string')) return null;
  return { ...filter, results };
}

const within = (value, low, high) => (low === null || value >= low) && (high === null || value <= high);

function fits(task, s, row, filter) {
  return (
    (filter.finishStatus === null || s.code[row] === filter.finishStatus) &&
    within(seconds(s, row), filter.durationLeft, filter.durationRight) &&
    within(rounds(s, row), filter.chatRoundLeft, filter.chatRoundRight) &&
    (filter.results.length === 0 || hasResults(task, s, row, filter.results))
  );
}

function hasResults(task, s, row, wanted) {
  const results = resultsOf(task, s, row);
  return wanted.every(({ name, value }) => results.some((one) => one.name === name && one.value === value));
}

/** One call instance per number of a task: it is redialled itself, so it ends once. Newest ids first. */
export function createInstances(ledger) {
  function read(task, now) {
    const s = ledger.schedule(task);
    const status = new Uint8Array(task.size);
    const latest = new Int32Array(task.size).fill(-1);
    const tries = new Uint8Array(task.size);
    for (let row = 0; row < s.count; row++) {
      const start = task.startAt + s.at[row] * 1000;
      if (start > now) break;
      const number = s.number[row];
      const ended = start + s.ring[row] * 1000 + s.bill[row] <= now;
      status[number] = ended ? (s.final[row] === 1 ? DONE : REDIAL) : IN_PROGRESS;
      latest[number] = row;
      tries[number]++;
    }
    const make = (number) => ({ number, row: latest[number], s, status: status[number], tries: tries[number] });
    return { s, status, latest, make };
  }

  function select(task, now, test) {
    const all = read(task, now);
    const found = [];
    for (let number = task.size - 1; number >= 0; number--) if (test(all, number)) found.push(all.make(number));
    return found;
  }

  return {
    done: (task, now, filter) =>
      select(task, now, ({ s, status, latest }, n) => status[n] === DONE && fits(task, s, latest[n], filter)),
    undialed: (task, now, messy) =>
      select(task, now, ({ status }, n) => status[n] === WAITING || (messy && status[n] !== DONE)),
    one(task, now, number) {
      if (number >= task.size) return null;
      const { latest, status, make } = read(task, now);
      return latest[number] < 0 || status[number] === IN_PROGRESS ? null : make(number);
    },
  };
}
