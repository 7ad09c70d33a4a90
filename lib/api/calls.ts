import * as z from 'zod/mini';
import { call, turn } from '@/lib/model/call';
import { contact } from '@/lib/model/contact';
import { callOutcome } from '@/lib/model/outcome';
import { NUMBER_GROUPS } from '@/lib/model/outcome-groups';
import { count } from '@/lib/model/quantity';
import { meta } from '@/lib/model/source';
import { answer, connectionId, endpoint, page, plain, rangeInput, vendorId, wholeNumber } from './endpoint';
import { rawData } from './tasks';

const text = z.string().check(z.maxLength(200, 'takes at most 200 characters'));

const flag = z.pipe(
  z.union([z.boolean(), z.enum(['true', 'false'], 'takes true or false')], 'takes true or false'),
  z.transform((value) => value === true || value === 'true'),
);

const REASON = 'takes 3 to 200 characters';
/**
 * Telephone numbers whole instead of masked: takes the right `calls:reveal` and a reason, which go into the audit log. The
 * answer is read for this caller alone and may be stored by nobody.
 */
const revealing = {
  reveal: z.optional(flag),
  reason: z.optional(z.string().check(z.trim(), z.minLength(3, REASON), z.maxLength(200, REASON))),
};
/** With `reveal`: how many numbers are whole, and how many the vendor itself keeps hidden. */
const revealed = z.optional(z.object({ shown: count, hiddenByVendor: count }));

const paging = {
  page: z._default(wholeNumber(1, 100_000), 1),
  pageSize: z._default(wholeNumber(1, 200), 50),
};

/** The filters of `calls`, by name. */
export const CALL_FILTERS = [
  'q',
  'level',
  'outcome',
  'talkMin',
  'talkMax',
  'roundsMin',
  'roundsMax',
  'tag',
  'from',
  'to',
] as const;
const callFilter = z.enum(CALL_FILTERS);

/** One page of records, and which of the filters Callboard applied itself since the vendor cannot. */
const filtered = <Row extends z.ZodMiniType>(row: Row) =>
  z.object({ data: z.array(row), page, meta, filteredHere: z.array(callFilter), revealed });

export const callsEndpoint = endpoint({
  name: 'calls',
  summary:
    'The calls of a task, newest first, filtered by its vendor where that can, by Callboard where not; talk time counts in whole seconds, cut off, and level=unclassified finds calls without a level; `reveal=true` with a `reason` gives whole numbers to holders of `calls:reveal`, audited and never stored',
  access: 'viewer',
  input: z.object({
    connectionId,
    taskId: vendorId,
    ...paging,
    /** Part of a telephone number or of a name. */
    q: z.optional(text),
    /** `unclassified` for calls without one. */
    level: z.optional(text),
    outcome: z.optional(callOutcome),
    /** Whole seconds, cut off, as in the buckets of the statistics. */
    talkMin: z.optional(wholeNumber(0, 86_400)),
    talkMax: z.optional(wholeNumber(0, 86_400)),
    roundsMin: z.optional(wholeNumber(0, 10_000)),
    roundsMax: z.optional(wholeNumber(0, 10_000)),
    /** A tag's id or name, or `name=value` of one of the call's other results. */
    tag: z.optional(text),
    ...rangeInput,
    ...revealing,
  }),
  reply: filtered(call),
});
export type CallsInput = z.input<typeof callsEndpoint.input>;

export const numbersEndpoint = endpoint({
  name: 'numbers',
  summary:
    'The numbers of a task with their status, and with each attempt where the vendor keeps them; `reveal=true` with a `reason` gives whole numbers to holders of `calls:reveal`, audited and never stored',
  access: 'viewer',
  input: z.object({
    connectionId,
    taskId: vendorId,
    ...paging,
    q: z.optional(text),
    outcome: z.optional(callOutcome),
    /** Several outcomes under one name; `outcome` is one of them. */
    group: z.optional(z.enum(NUMBER_GROUPS)),
    history: z._default(flag, false),
    ...revealing,
  }),
  reply: filtered(contact),
});
export type NumbersInput = z.input<typeof numbersEndpoint.input>;

const one = { connectionId, callId: vendorId, taskId: z.optional(vendorId) };

export const callEndpoint = endpoint({
  name: 'call',
  summary:
    'One call with everything that was said; `reveal=true` with a `reason` gives whole numbers to holders of `calls:reveal`, audited and never stored',
  access: 'viewer',
  input: z.object({ ...one, ...revealing }),
  reply: z.extend(answer(z.object({ call, turns: z.array(turn) })), { revealed }),
});
export type CallInput = z.input<typeof callEndpoint.input>;

export const callHistoryEndpoint = endpoint({
  name: 'call-history',
  summary: 'The number that a call went to, with every attempt at it, where the vendor keeps them',
  access: 'viewer',
  input: z.object(one),
  reply: answer(
    z.object({
      /** Null where the vendor does not list it. */
      number: z.nullable(contact),
      /** The attempt that is this call. */
      current: z.nullable(z.string()),
      /** Whether an answered attempt's id is that of its call. */
      linked: z.boolean(),
    }),
  ),
});

export const callRawEndpoint = endpoint({
  name: 'call-raw',
  summary: "The vendor's own answer behind one call, always masked",
  access: 'viewer',
  input: z.object(one),
  reply: plain(rawData),
});
