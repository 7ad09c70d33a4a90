import type { InboundBucket, InboundStat } from '@/lib/model/inbound';
import { localDate } from '@/lib/model/time';

/** One value per settled day; a day without a row is null, never 0. */
export type DayValues = {
  readonly days: readonly { readonly date: string; readonly value: number | null }[];
  readonly max: number;
  readonly maxDate: string | null;
};

/** Highest number of simultaneous calls of each day, and of all days: a maximum, never an average of maxima. */
export function preparePeaks({ offline }: Pick<InboundStat, 'offline'>, dates: readonly string[], timeZone: string) {
  const values = new Map(offline.daily.map(({ start, counts }) => [localDate(start, timeZone), counts.maxConcurrent]));
  const days = dates.map((date) => ({ date, value: values.get(date) ?? null }));
  const max = Math.max(0, ...days.map(({ value }) => value ?? 0));
  const highest = days.find(({ value }) => value !== null && value === max);
  return { days, max, maxDate: highest?.date ?? null } satisfies DayValues;
}

export type Receipts = {
  readonly days: readonly { readonly date: string; readonly raw: number | null; readonly perDay: number | null }[];
  /** Over the range, as the vendor states it; null where it does not. */
  readonly raw: number | null;
  readonly perDay: number | null;
  readonly unique: number | null;
};

/** Reports of a false delivery receipt: all, one per caller and day, one per caller. */
export function prepareReceipts({ offline }: Pick<InboundStat, 'offline'>, timeZone: string): Receipts {
  const total = offline.total?.counts;
  return {
    days: offline.daily.map(({ start, counts }) => ({
      date: localDate(start, timeZone),
      raw: counts.fakeReceipts ?? null,
      perDay: counts.fakeReceiptsPerDay ?? null,
    })),
    raw: total?.fakeReceipts ?? null,
    perDay: total?.fakeReceiptsPerDay ?? null,
    unique: total?.fakeReceiptsUnique ?? null,
  };
}

/**
 * Rows with callers: the settled days; where the range is one day that is not settled, its realtime total, which is of
 * that day. A total over several days is of none of them.
 */
export function userDays({ realtime, offline }: InboundStat, dates: readonly string[]): readonly InboundBucket[] {
  if (offline.daily.length > 0 || dates.length !== 1 || !realtime.total) return offline.daily;
  return [realtime.total];
}
