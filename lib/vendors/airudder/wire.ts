import * as z from 'zod';
import { instantOfLocal } from '@/lib/model/time';
import { maskProse } from '../mask-text';
import { wireAmountOrNull, wireCountOrNull } from '../wire';

// GET /service/cloud/inbound/dashboard/statistics, doc 003 of 2025-12-01; POST /service/cloud/auth, page of 2022-11-23.
// Misspelt and mixed names (`average_` beside `avg_`) are the vendor's. Which field stands in which block is known from
// one example only, so one row shape names them all and every field may be absent.

/** A block that is absent or null is null. */
const given = <Of extends z.ZodType>(of: Of) => of.nullish().transform((value) => value ?? null);

/** Local text that is a real date, in a zone that the answer does not name. */
const local = z.string().refine((value) => instantOfLocal(value, 'UTC') !== null, 'not a local date or time');

/** Meant as 0 to 1; whatever lies outside is kept for the checks and goes no further. */
const share = given(
  z.union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,9}(?:\.\d{1,20})?$/)
      .transform(Number),
  ]),
);

/** The keys are the customer's own words, masked like any other. A key without a number says nothing, not zero. */
const distribution = z.record(z.string(), wireCountOrNull).transform((entries) => {
  const counts = new Map<string, number>();
  for (const [word, count] of Object.entries(entries)) {
    const key = maskProse(word);
    // Two numbers may look alike once they are masked.
    if (count !== null) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return Object.fromEntries(counts);
});

const users = {
  call_users: wireCountOrNull,
  valid_users: wireCountOrNull,
  new_users: wireCountOrNull,
  old_users: wireCountOrNull,
};
const receipts = {
  fake_receipts_count: wireCountOrNull,
  daily_deduplicated_fake_receipts_count: wireCountOrNull,
  deduplicated_fake_receipts_count: wireCountOrNull,
};
const evaluation = { robot_evaluation_rate: share, robot_satisfied_rate: share };

/** Ratings by their mark, and in the same object two rates: told apart by their digits. */
const ratings = z
  .record(z.string(), z.unknown())
  .transform((entries) => ({
    ...entries,
    marks: Object.fromEntries(Object.entries(entries).filter(([key]) => /^\d+$/.test(key))),
  }))
  .pipe(z.object({ ...evaluation, marks: distribution }));

/** Every figure that a total, a day or an hour may carry; at the top or in an object of its own. */
const facts = {
  total_calls: wireCountOrNull,
  valid_calls: wireCountOrNull,
  attempted_transfer_calls: wireCountOrNull,
  transfer_success_calls: wireCountOrNull,
  attempted_transfer_rate: share,
  transfer_success_rate: share,
  agent_reception_rate: share,
  one_call_problem_solve_rate: share,
  duplicate_call_rate: share,
  ...evaluation,
  /** Seconds. */
  avg_agent_duration: wireAmountOrNull,
  avg_robot_duration: wireAmountOrNull,
  avg_total_duration: wireAmountOrNull,
  average_robot_talk_round: wireAmountOrNull,
  /** A mean of ratings, 1 to 5. */
  avg_robot_score: wireAmountOrNull,
  ...users,
  user_distribution: given(z.object(users)),
  ...receipts,
  fake_receipts_distribution: given(z.object(receipts)),
  ticket_count: wireCountOrNull,
  max_concurrent_call_count: wireCountOrNull,
  story_distribution: given(distribution),
  intention_distribution: given(distribution),
  hangup_type_distribution: given(distribution),
  satisfied_distribution: given(ratings),
  transfer_reason_distribution: given(distribution),
  ticket_distribution: given(distribution),
};

const row = z.object(facts);
const day = z.object({ ...facts, date: local });
/** `time` is the start of the hour. */
const hour = z.object({ ...facts, time: local });
const list = <Row extends z.ZodType>(of: Row) =>
  given(z.object({ total_count: wireCountOrNull, data_list: given(z.array(of)) }));

export const statisticsWire = z
  .object({
    offline: given(
      z.object({
        /** Whole dates. */
        data_range: given(z.object({ start_date: local, end_date: local })),
        total: given(row),
        daily: list(day),
        /** Empty in the only example: what a row looks like is not known. */
        hourly: list(hour.nullable().catch(null)),
      }),
    ),
    realtime: given(
      z.object({
        time_range: given(z.object({ start_time: local, end_time: local })),
        total: given(row),
        daily: list(day),
        hourly: list(hour),
      }),
    ),
  })
  .refine(({ offline, realtime }) => offline !== null || realtime !== null, 'neither offline nor realtime');

export type StatisticsWire = z.output<typeof statisticsWire>;
export type RowWire = z.output<typeof row>;
export type DayWire = z.output<typeof day>;
export type HourWire = z.output<typeof hour>;

/** The whole answer of each endpoint; `code` has been read before. */
export const statisticsAnswer = z.object({ data: statisticsWire });
/** A token goes into a header, so it is one line of printable characters. It does not say how long it lives. */
export const authAnswer = z.object({ data: z.object({ token: z.string().regex(/^[\x21-\x7e]{1,4096}$/) }) });
