const PARTS = new Map<string, Intl.DateTimeFormat>();

function partsOf(zone: string): Intl.DateTimeFormat {
  const known = PARTS.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  PARTS.set(zone, made);
  return made;
}

/** Whether the runtime knows this IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    partsOf(zone);
    return true;
  } catch {
    return false;
  }
}

const MINUTE_MS = 60_000;
const MAX_OFFSETS = 10_000;
/** By zone and minute, within which no clock is set: the rows of one call ask for the same few minutes thousands of times. */
const OFFSETS = new Map<string, number>();

function workedOut(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    partsOf(zone)
      .formatToParts(new Date(ms))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** Milliseconds by which the zone's wall clock is ahead of UTC at that instant. */
function offsetAt(ms: number, zone: string): number {
  const key = `${zone} ${Math.floor(ms / MINUTE_MS)}`;
  const known = OFFSETS.get(key);
  if (known !== undefined) return known;
  const offset = workedOut(ms, zone);
  if (OFFSETS.size >= MAX_OFFSETS) OFFSETS.clear();
  OFFSETS.set(key, offset);
  return offset;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * The instant (ISO 8601, UTC) of local text `YYYY-MM-DD[ HH:mm[:ss]]` in a zone; null where it is no such date.
 * A time that the zone skips (daylight saving) becomes the instant just after the gap.
 */
export function instantOfLocal(text: string, zone: string): string | null {
  const match = LOCAL.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!real) return null;
  const guess = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(guess, zone)).toISOString();
}

/** Local text `YYYY-MM-DD HH:mm:ss` of an instant in a zone: the form that all four vendors speak. */
export function localOfInstant(instant: string, zone: string): string {
  const ms = Date.parse(instant);
  return new Date(Math.floor(ms / 1000) * 1000 + offsetAt(ms, zone)).toISOString().slice(0, 19).replace('T', ' ');
}

/** Local date `YYYY-MM-DD` of an instant in a zone. */
export function localDate(instant: string, zone: string): string {
  return localOfInstant(instant, zone).slice(0, 10);
}

/** `YYYY-MM-DD` moved by whole days; calendar arithmetic, no zone involved. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
