import { DAY, weekday, zone } from '../time.mjs';

// Working time: nobody is called on a Sunday, and Saturday's team dials at half the pace.

const local = zone('Asia/Shanghai');

export function pace(ms) {
  const day = weekday(local.day(ms));
  return day === 0 ? 0 : day === 6 ? 0.5 : 1;
}

export function isOpen(windows, ms) {
  const second = local.secondOfDay(ms);
  return pace(ms) > 0 && windows.some(([from, to]) => second >= from && second < to);
}

/** The moment itself inside a window, else the next opening. */
export function nextOpen(windows, ms) {
  if (isOpen(windows, ms)) return ms;
  for (let day = local.day(ms); ; day++) {
    if (weekday(day) === 0) continue;
    for (const [from] of windows) {
      const opens = local.startOf(day) + from * 1000;
      if (opens >= ms) return opens;
    }
    if ((day - local.day(ms)) * DAY > 7 * DAY) throw new Error('a task without a dialling window');
  }
}

// People pick up more before lunch and in the evening.
const BY_HOUR = {
  8: 0.9,
  9: 0.94,
  10: 1.07,
  11: 1.03,
  12: 0.86,
  13: 0.84,
  14: 0.93,
  15: 0.98,
  16: 1,
  17: 1.02,
  18: 1.1,
  19: 1.13,
};

export function answerFactor(ms) {
  return BY_HOUR[Math.floor(local.secondOfDay(ms) / 3600)] ?? 0.9;
}
