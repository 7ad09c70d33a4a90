import { between, hash, stream } from '../random.mjs';
import { DAY, HOUR, MINUTE, weekday, zone } from '../time.mjs';
import { BOOKS, lineOf, windowsOf } from './campaigns.mjs';

// A task is found from the calendar alone: no list is kept, so that any moment, past or coming, can be asked for.

const CYCLE = 14;
const FIRST_DAY = 19_723; // 2024-01-01
const SLOTS = 16;
const DAILY = 0x0100_0000;
const SHOWN_DAYS = 11;
const LEAD_DAYS = 4;
const local = zone('Asia/Shanghai');

/**
 * Tasks of one connection ('tel', 'tel-v1', 'by'). `group` is a task's number inside its connection. `scale` makes them
 * smaller or larger, and as slow or quick as that they take as long.
 */
export function createTaskBook(seed, book, scale = 1) {
  const slots = BOOKS[book].slots.map((plan) => ({
    ...plan,
    size: plan.size.map((count) => Math.max(1, Math.round(count * scale))),
    perHour: plan.perHour * scale,
  }));
  const entries = slots.flatMap((plan) =>
    plan.offsets === 'daily' ? [] : plan.offsets.map((offset) => ({ plan, offset })),
  );
  const daily = slots.find((plan) => plan.offsets === 'daily');
  const cache = new Map();

  function get(group) {
    if (!cache.has(group)) {
      if (cache.size > 500) cache.clear();
      cache.set(group, make(group));
    }
    return cache.get(group);
  }

  function make(group) {
    if (group >= DAILY) {
      const day = group - DAILY;
      return daily && day >= FIRST_DAY && weekday(day) !== 0 ? build(seed, book, group, daily, day) : null;
    }
    const entry = entries[group % SLOTS];
    return entry
      ? build(seed, book, group, entry.plan, FIRST_DAY + Math.floor(group / SLOTS) * CYCLE + entry.offset)
      : null;
  }

  /** Newest first. `archived` also gives those that have left the list (a vendor's "deleted"), up to a month back. */
  function list(now, { archived = false } = {}) {
    const today = local.day(now);
    const cycle = Math.floor((today - FIRST_DAY) / CYCLE);
    const groups = [];
    for (let c = cycle - 2; c <= cycle + 1; c++) for (let i = 0; i < entries.length; i++) groups.push(c * SLOTS + i);
    for (let back = 0; daily && back < 30; back++) groups.push(DAILY + today - back);
    const found = groups
      .map(get)
      .filter((task) => task && task.createdAt <= now && (archived || now < task.archivedAt));
    return found.sort((a, b) => b.createdAt - a.createdAt || b.group - a.group);
  }

  return { list, get: (group, now) => (get(group)?.createdAt <= now ? get(group) : null) };
}

function build(seed, book, group, plan, nominalDay) {
  const next = stream(seed, book, group);
  const isDaily = plan.offsets === 'daily';
  const day = weekday(nominalDay) === 0 ? nominalDay + 1 : nominalDay;
  const windows = windowsOf(plan);
  const startAt = local.startOf(day) + windows[0][0] * 1000;
  const createdAt = isDaily
    ? startAt - 40 * MINUTE
    : local.startOf(nominalDay - LEAD_DAYS) + 17 * HOUR + between(next, 0, 7000) * 1000;
  const { month, date } = local.parts(startAt);
  const name = plan.name
    .replace('{M}', String(month))
    .replace('{D}', String(date).padStart(2, '0'))
    .replace('{N}', String(Math.ceil(date / 7)));
  return {
    book,
    group,
    plan,
    name,
    windows,
    startAt,
    createdAt,
    archivedAt: isDaily ? local.startOf(day + 3) : startAt + SHOWN_DAYS * DAY,
    key: hash(seed, book, group),
    startDay: day,
    size: between(next, ...plan.size),
    answer: plan.answer + (next() - 0.5) * 0.04,
    cutAt: plan.fate ? local.startOf(weekday(day + 1) === 0 ? day + 2 : day + 1) + (10.5 + next() * 6) * HOUR : null,
    line: lineOf(plan, day),
    scriptId: 280 + (hash(plan.script) % 90),
    concurrency: Math.max(4, Math.round(plan.perHour / 12)),
  };
}
