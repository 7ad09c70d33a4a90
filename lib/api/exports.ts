import * as z from 'zod/mini';
import { callsEndpoint, numbersEndpoint } from './calls';
import { bytes, endpoint } from './endpoint';

const manner = {
  /**
   * `plain`: one line of names and the rows, codes and instants as everywhere in the API. `report`: for people, with
   * words, local times, and after the rows what they are.
   */
  style: z._default(z.enum(['plain', 'report'], 'takes plain or report'), 'plain'),
  /** Of a report; without it the reader's own. */
  locale: z.optional(z.enum(['zh-CN', 'en'], 'takes zh-CN or en')),
};

// Picked one by one: what the lists take one day besides, to show a number for example, is not for a file.
const callFilters = z.pick(callsEndpoint.input, {
  connectionId: true,
  taskId: true,
  q: true,
  level: true,
  outcome: true,
  talkMin: true,
  talkMax: true,
  roundsMin: true,
  roundsMax: true,
  tag: true,
  from: true,
  to: true,
});
const numberFilters = z.pick(numbersEndpoint.input, {
  connectionId: true,
  taskId: true,
  q: true,
  outcome: true,
  group: true,
  history: true,
});

const file = { access: 'viewer', reply: bytes, media: ['text/csv'], streamed: true } as const;

export const callsCsvEndpoint = endpoint({
  ...file,
  name: 'calls-csv',
  summary: 'Every call that the filters leave, as CSV; cut off where its vendor fails in the middle',
  input: z.extend(callFilters, manner),
});
export type CallsCsvInput = z.input<typeof callsCsvEndpoint.input>;

export const numbersCsvEndpoint = endpoint({
  ...file,
  name: 'numbers-csv',
  summary: 'Every number that the filters leave, as CSV; cut off where its vendor fails in the middle',
  input: z.extend(numberFilters, manner),
});
export type NumbersCsvInput = z.input<typeof numbersCsvEndpoint.input>;
