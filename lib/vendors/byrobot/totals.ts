import { AppError } from '@/lib/errors';
import type { Bucket } from '@/lib/model/quantity';
import { mapAll } from '../pool';
import type { Reply } from '../request';
import { DONE_CALLS, numericId } from './calls/ask';
import type { Ask } from './client';
import { FINISH_STATUSES } from './codes';
import { doneCallsWire } from './wire';

/** Filters of queryDoneTaskPhones; both ends are taken for included, talk time for seconds. */
type Filter = {
  readonly finishStatus?: number;
  readonly chatRoundLeft?: number;
  readonly chatRoundRight?: number;
  readonly durationLeft?: number;
  readonly durationRight?: number;
};
type DoneCalls = Reply<{ readonly data: { readonly total: number } }>;
/** A partition with the answer that it is proven by. */
export type Proven<Result> = { readonly result: Result; readonly proof: DoneCalls };

/** Requests under way at once; the connection's own limit may be lower. */
const AT_ONCE = 4;
const ANSWERED: Filter = { finishStatus: 0 };

const ROUND_EDGES = [
  [0, 0],
  [1, 1],
  [2, 5],
  [6, 10],
  [11, 20],
  [21, null],
] as const;
const TALK_EDGES = [
  [0, 9],
  [10, 59],
  [60, 119],
  [120, null],
] as const;

/** Counts finished calls by asking for the `total` of filtered lists of one row each. */
export function doneCallTotals(ask: Ask, taskId: string, signal: AbortSignal) {
  const read = (filter: Filter): Promise<DoneCalls> =>
    ask(signal, {
      endpoint: DONE_CALLS,
      body: { callJobId: numericId(taskId), ...filter, pageNum: 1, pageSize: 1 },
      schema: doneCallsWire,
    });

  /**
   * The totals of parts that together are `whole`. Null unless they add up to it, which proves that the vendor applies
   * these filters (one that ignores them answers the whole for every part), or where it does not answer all of them.
   * Calls that end meanwhile may make the sum anything between a reading before and one after.
   */
  async function partition(whole: Filter, parts: readonly Filter[]): Promise<Proven<number[]> | null> {
    try {
      const before = await read(whole);
      if (before.data.data.total === 0) return null;
      const replies = await mapAll(parts, AT_ONCE, (part) => read({ ...whole, ...part }));
      const counts = replies.map(({ data }) => data.data.total);
      const sum = counts.reduce((all, count) => all + count, 0);
      if (sum < before.data.data.total) return null;
      const after = sum === before.data.data.total ? before : await read(whole);
      return sum <= after.data.data.total ? { result: counts, proof: before } : null;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  async function buckets(
    edges: readonly (readonly [min: number, max: number | null])[],
    filterOf: (min: number, max: number | null) => Filter,
    labelOf: (label: string) => string,
  ): Promise<Proven<Bucket[]> | null> {
    const counted = await partition(
      ANSWERED,
      edges.map(([min, max]) => filterOf(min, max)),
    );
    if (!counted) return null;
    const result = edges.map(([min, max], index): Bucket => {
      const label = max === null ? `>${min - 1}` : min === max ? `${min}` : `${min}-${max}`;
      return { label: labelOf(label), min, max, count: counted.result[index] ?? 0, origin: 'computed' };
    });
    return { result, proof: counted.proof };
  }

  return {
    /** Calls by finish status. */
    async outcomes(): Promise<Proven<Map<number, number>> | null> {
      const codes = [...FINISH_STATUSES.keys()];
      const counted = await partition(
        {},
        codes.map((finishStatus) => ({ finishStatus })),
      );
      if (!counted) return null;
      const result = new Map(codes.map((code, index) => [code, counted.result[index] ?? 0]));
      return { result, proof: counted.proof };
    },
    /** Answered calls by rounds. */
    rounds: () =>
      buckets(
        ROUND_EDGES,
        (min, max) => ({ chatRoundLeft: min, ...(max !== null && { chatRoundRight: max }) }),
        (label) => label,
      ),
    /** Answered calls by seconds of talk. */
    talkTime: () =>
      buckets(
        TALK_EDGES,
        (min, max) => ({ durationLeft: min, ...(max !== null && { durationRight: max }) }),
        (label) => `${label} s`,
      ),
  };
}
