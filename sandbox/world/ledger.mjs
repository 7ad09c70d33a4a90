import { HOUR } from '../time.mjs';
import { buildSchedule, withHourCall } from './schedule.mjs';
import { isOpen } from './windows.mjs';

// Reads a task's schedule as of a moment. Schedules are built on first use and the least used ones forgotten.

const KEPT = 40;
const GRADED_AFTER = 20; // seconds between hang-up and the level, as the vendor's scoring lags

export function createLedger({ hourCalls = false } = {}) {
  const schedules = new Map();
  const build = (task) => (hourCalls ? withHourCall(buildSchedule(task)) : buildSchedule(task));

  function schedule(task) {
    const found = schedules.get(task.key) ?? build(task);
    schedules.delete(task.key);
    schedules.set(task.key, found);
    if (schedules.size > KEPT) schedules.delete(schedules.keys().next().value);
    return found;
  }

  /** Calls `visit(row, columns, startMs, endMs)` for each attempt that has ended by `now`, oldest dial first. */
  function eachEnded(task, now, visit) {
    const s = schedule(task);
    for (let row = 0; row < s.count; row++) {
      const start = task.startAt + s.at[row] * 1000;
      if (start > now) break;
      const end = start + s.ring[row] * 1000 + s.bill[row];
      if (end <= now) visit(row, s, start, end);
    }
  }

  function hasEnded(task, row, now) {
    const s = schedule(task);
    return row < s.count && s.bill[row] > 0 && task.startAt + (s.at[row] + s.ring[row]) * 1000 + s.bill[row] <= now;
  }

  /** The current code of every number; -1 while it has never been dialled to the end. */
  function codes(task, now) {
    const current = new Int8Array(task.size).fill(-1);
    eachEnded(task, now, (row, s) => {
      current[s.number[row]] = s.code[row];
    });
    return current;
  }

  /** 'not-started' | 'running' | 'waiting' (outside its hours) | 'paused' | 'stopped' | 'finished'. */
  function state(task, now) {
    if (now < task.startAt) return 'not-started';
    if (task.cutAt !== null && now >= task.cutAt) return task.plan.fate === 'stop' ? 'stopped' : 'paused';
    if (task.cutAt === null && !isYoung(task, now) && now >= finishedAt(task)) return 'finished';
    return isOpen(task.windows, now) ? 'running' : 'waiting';
  }

  function finishedAt(task) {
    const s = schedule(task);
    if (s.finishedAt === undefined) {
      s.finishedAt = task.startAt;
      for (let row = 0; row < s.count; row++) {
        s.finishedAt = Math.max(s.finishedAt, task.startAt + (s.at[row] + s.ring[row]) * 1000 + s.bill[row]);
      }
    }
    return s.finishedAt;
  }

  return { schedule, eachEnded, hasEnded, codes, state, finishedAt };
}

/** Too young to have dialled every number even without a break: spares a list from building large schedules. */
function isYoung(task, now) {
  return now - task.startAt < (0.95 * task.size * HOUR) / task.plan.perHour;
}

export function isGraded(endMs, now) {
  return now - endMs >= GRADED_AFTER * 1000;
}
