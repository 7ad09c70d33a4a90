import { logNormal, stream, weighted } from '../random.mjs';
import { HOUR, MINUTE } from '../time.mjs';
import { BOOKS } from './campaigns.mjs';
import { answerFactor, nextOpen, pace } from './windows.mjs';

// Every attempt that a task will ever make, in the order of dialling, in typed arrays: what the vendor shows at a
// moment is then one pass over them.

const MAX_ATTEMPTS = 3;
const LATER = [1, 0.64, 0.5]; // a number that did not answer answers less readily the next time
const HEALED_AT = 18.5; // local hour at which a barred line is swapped and its numbers are dialled again

/** Columns: at (seconds after task.startAt), number, no (1..3), code, ring, bill (ms), rounds, level, hangup, final. */
export function buildSchedule(task) {
  const next = stream(task.key, 'schedule');
  const rows = [];
  const queue = { at: [], number: [], no: [] };
  const enqueue = (at, number, no) => {
    queue.at.push(at);
    queue.number.push(number);
    queue.no.push(no);
  };
  let at = task.startAt;
  for (let number = 0; number < task.size; number++) {
    at = nextOpen(task.windows, at + gap(next, task, at));
    enqueue(at, number, 1);
  }
  for (let i = 0; i < queue.at.length; i++) {
    const row = attempt(next, task, queue.at[i], queue.number[i], queue.no[i]);
    const again = followUp(next, task, row);
    row.final = again === null ? 1 : 0;
    if (again !== null) enqueue(again, row.number, row.no + 1);
    if (task.cutAt === null || row.at < task.cutAt) rows.push(row);
  }
  return toColumns(task, rows);
}

/** The first answered call of a schedule as an hour of some 2,000 turns: the longest that anybody will open. */
export function withHourCall(columns) {
  const row = columns.bill.findIndex((bill) => bill > 0);
  if (row === -1) return columns;
  columns.bill[row] = HOUR;
  columns.rounds = Uint16Array.from(columns.rounds);
  columns.rounds[row] = 1020;
  // Whoever hangs up has the last word: an opening, 1,020 sentences and nearly as many replies.
  columns.hangup[row] = 2;
  return columns;
}

function gap(next, task, at) {
  const mean = HOUR / task.plan.perHour / (pace(at) || 1);
  return mean * (0.4 + 1.2 * next());
}

function attempt(next, task, when, number, no) {
  const at = Math.floor(when / 1000) * 1000;
  const row = { at, number, no, code: 0, ring: 0, bill: 0, rounds: 0, level: 0, hangup: 0, final: 0 };
  const book = BOOKS[task.book];
  const barred = task.plan.incident !== undefined && no === 1 && next() < task.plan.incident;
  if (!barred && next() < task.answer * answerFactor(at) * LATER[no - 1]) return answered(next, task, book, row);
  row.code = barred ? book.blockedCode : failure(next, task, book, no);
  row.ring = ringSeconds(next, row.code === book.blockedCode);
  return row;
}

function failure(next, task, book, no) {
  if (no === 1) return weighted(next, book.failures);
  // A number that does not exist is found out by the first attempt; a swapped line is not barred again.
  task.retryFailures ??= book.failures.filter(
    ([code, , again]) => again && !(swapped(task) && code === book.blockedCode),
  );
  return weighted(next, task.retryFailures);
}

const swapped = (task) => task.plan.incident !== undefined;

function ringSeconds(next, blocked) {
  return blocked ? 1 + Math.floor(next() * 2) : 6 + Math.floor(next() * 50);
}

function answered(next, task, book, row) {
  const talks = next() >= 0.4;
  let rounds = talks ? 1 + Math.floor(Math.log(1 - next()) / Math.log(1 - 1 / 3)) : 0;
  row.level = levelOf(next, task.plan.quality ?? 0, talks);
  if (row.level === 1 || row.level === 2) rounds += 2;
  row.rounds = Math.min(rounds, 28);
  row.code = book.answeredCode;
  row.ring = 3 + Math.floor(next() * 33);
  const seconds = talks ? 5 + row.rounds * logNormal(next, 7, 0.45) : logNormal(next, 7, 0.6);
  row.bill = Math.round(Math.min(600, Math.max(1.2 + row.rounds * 2.5, seconds)) * 1000);
  row.hangup = next() < (row.level <= 2 ? 0.4 : 0.74) ? 2 : 1;
  if (next() < 0.012) row.level = 0; // some calls are never graded
  return row;
}

function levelOf(next, quality, talks) {
  if (!talks) return next() < 0.62 ? 5 : 3;
  const lift = Math.exp(quality);
  return weighted(next, [
    [1, 6.7 * lift],
    [2, 16.7 * lift],
    [3, 51.6],
    [4, 25],
  ]);
}

function followUp(next, task, row) {
  const book = BOOKS[task.book];
  if (row.no === MAX_ATTEMPTS) return null;
  if (row.code === book.answeredCode) {
    const callBack = book.callsBack && row.level === 4 && next() < 0.25;
    return callBack ? later(next, task, row.at + (2 + 3 * next()) * HOUR) : null;
  }
  const again = book.failures.find(([code]) => code === row.code)[2];
  if (task.plan.incident !== undefined) return again && next() < 0.82 ? healing(next, task, row) : null;
  if (!again || next() > 0.82) return null;
  return later(next, task, row.at + (2.2 + 3 * next()) * HOUR);
}

function healing(next, task, row) {
  const evening = task.startAt + (HEALED_AT - task.windows[0][0] / 3600) * HOUR;
  return row.at < evening ? later(next, task, evening + next() * 80 * MINUTE) : null;
}

function later(next, task, when) {
  const opens = nextOpen(task.windows, when);
  return opens === when ? when : opens + next() * 55 * MINUTE;
}

function toColumns(task, rows) {
  const count = rows.length;
  const columns = {
    count,
    at: new Uint32Array(count),
    number: new Uint32Array(count),
    no: new Uint8Array(count),
    code: new Uint8Array(count),
    ring: new Uint8Array(count),
    bill: new Uint32Array(count),
    rounds: new Uint8Array(count),
    level: new Uint8Array(count),
    hangup: new Uint8Array(count),
    final: new Uint8Array(count),
  };
  inOrder(task, rows).forEach((from, i) => {
    const row = rows[from];
    columns.at[i] = (row.at - task.startAt) / 1000;
    columns.number[i] = row.number;
    columns.no[i] = row.no;
    columns.code[i] = row.code;
    columns.ring[i] = row.ring;
    columns.bill[i] = row.bill;
    columns.rounds[i] = row.rounds;
    columns.level[i] = row.level;
    columns.hangup[i] = row.hangup;
    columns.final[i] = row.final;
  });
  return columns;
}

/** Places in `rows` by time of dialling. One number per row sorts many times faster than comparing objects. */
function inOrder(task, rows) {
  const SPAN = 131_072; // more than any task has rows
  const keys = Float64Array.from(rows, (row, i) => ((row.at - task.startAt) / 1000) * SPAN + i).sort();
  return keys.map((key) => key % SPAN);
}
