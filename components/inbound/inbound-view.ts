import type { Drill } from '@/lib/charts/drill';
import { datesOf, grainOf, type InboundGrain, inboundSpan, passedPart, settlement } from '@/lib/charts/inbound-view';
import type { InboundStat } from '@/lib/model/inbound';
import type { Range } from '@/lib/model/quantity';
import type { Meta } from '@/lib/model/source';

/** The connection that the page is about. */
export type InboundLine = { readonly id: string; readonly name: string; readonly timeZone: string };

/** One answer as every part of the page reads it. */
export type InboundView = {
  readonly line: InboundLine;
  readonly stat: InboundStat;
  readonly meta: Meta;
  /** When the vendor answered, epoch milliseconds: what is unfinished or unsettled is so at that moment. */
  readonly now: number;
  readonly range: Range;
  /** As much of it as has passed. */
  readonly passed: Range;
  /** The vendor answered another range than the one that was asked. */
  readonly foreign: boolean;
  readonly dates: readonly string[];
  readonly grain: InboundGrain;
  readonly settled: 'settled' | 'pending' | 'missing';
  readonly stale: boolean;
};

/** This vendor tells of no single call: the page says so once, for all of its figures. */
export const noCalls = (): Drill => ({ why: 'inbound' });

/** `grain` as the address has it; null where it has none. */
export function viewOf(
  line: InboundLine,
  { data: stat, meta }: { data: InboundStat; meta: Meta },
  grain: string | null,
): InboundView {
  const now = Date.parse(meta.source.fetchedAt);
  const { range, foreign } = inboundSpan(stat);
  const dates = datesOf(range, line.timeZone, now);
  return {
    line,
    stat,
    meta,
    now,
    range,
    passed: passedPart(range, now),
    foreign,
    dates,
    grain: grainOf(grain, stat, { range, days: dates.length }),
    settled: settlement(stat, dates, { timeZone: line.timeZone, now }),
    stale: meta.source.state === 'stale',
  };
}
