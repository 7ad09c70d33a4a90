// Vendors write naive local text. Their zones have no daylight saving, so a fixed offset per zone is exact.

const OFFSETS = { 'Asia/Shanghai': 8, 'Asia/Jakarta': 7 };
const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Conversions for one zone. A "day" is the number of whole local days since 1970-01-01. */
export function zone(name) {
  const offset = OFFSETS[name] * HOUR;
  return {
    name,
    day: (ms) => Math.floor((ms + offset) / DAY),
    startOf: (day) => day * DAY - offset,
    secondOfDay: (ms) => Math.floor(((((ms + offset) % DAY) + DAY) % DAY) / SECOND),
    text: (ms) => new Date(ms + offset).toISOString().slice(0, 19).replace('T', ' '),
    dateText: (ms) => new Date(ms + offset).toISOString().slice(0, 10),
    parts: (ms) => {
      const date = new Date(ms + offset);
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
    },
    parse(text) {
      if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
      const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
      if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19).replace('T', ' ') !== text) return null;
      return ms - offset;
    },
  };
}

/** 0 is Sunday. Day 0 of the epoch was a Thursday. */
export function weekday(day) {
  return (((day + 4) % 7) + 7) % 7;
}
