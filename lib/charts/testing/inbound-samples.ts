import { inboundStatOf } from '@/lib/metrics/inbound-stat';
import type { InboundCounts, InboundFacts } from '@/lib/model/inbound';

export const ZONE = 'Asia/Shanghai';
/** An instant by the clocks of that zone. */
export const at = (local: string) => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString();
/** A row of a vendor’s answer: a realtime day, unless said otherwise. */
export const row = (facts: Partial<InboundFacts> & { local: string }): InboundFacts => {
  const { local, ...rest } = facts;
  return {
    grain: 'day',
    source: 'realtime',
    start: at(local),
    end: null,
    counts: {},
    averages: {},
    distributions: {},
    statedRates: {},
    ...rest,
  };
};
/** A distribution of these counts. */
export const list = (counts: Record<string, number>) =>
  Object.entries(counts).map(([key, count]) => ({ key, label: key, count }));
export const EMPTY = { total: null, daily: [], hourly: [] };
/** Three days of an inbound line, of which nothing is known but what is given. */
export const statOf = (over: Partial<InboundCounts> = {}) =>
  inboundStatOf({
    range: { from: at('2025-11-10 00:00'), to: at('2025-11-13 00:00') },
    realtime: EMPTY,
    offline: EMPTY,
    ...over,
  });
/** Half past two on the last of them. */
export const NOON = Date.parse(at('2025-11-12 14:30'));
