import type * as z from 'zod/mini';
import type { callEndpoint, callRawEndpoint, callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import { AppError } from '@/lib/errors';
import type { CallDetail } from '@/lib/vendors/connector';
import 'server-only';
import type { Call } from './call';
import { connect } from './connect';
import { askedRange } from './range';
import { rawDataOf } from './raw-data';
import { methodOf, type ReadAnswer, readThrough } from './read-through';

type Input<Of extends { input: z.ZodMiniType }> = z.output<Of['input']>;
type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

/** A call that has ended changes only by somebody's hand. */
const CALL_FRESH_SECONDS = 60;

/** @throws AppError `bad_request` where a least stands above its most. */
function requireSpans(input: Input<typeof callsEndpoint>): void {
  const spans = [
    ['talkMin', 'talkMax', input.talkMin, input.talkMax],
    ['roundsMin', 'roundsMax', input.roundsMin, input.roundsMax],
  ] as const;
  const errors = spans.flatMap(([low, high, min, max]) =>
    min !== undefined && max !== undefined && min > max
      ? [{ field: low, reason: `takes a number up to \`${high}\`` }]
      : [],
  );
  if (errors.length > 0) throw new AppError('bad_request', 'The filters do not fit.', { errors });
}

/** How a page is come by: for somebody who looks at it, or for a file. */
type Read = typeof readThrough;

/** One page of a task's calls. @throws AppError `unsupported` where its vendor tells of none. */
export async function listCalls(
  call: Call,
  input: Input<typeof callsEndpoint>,
  read: Read = readThrough,
): Reply<typeof callsEndpoint> {
  requireSpans(input);
  const { connectionId, from, to, ...question } = input;
  const held = await connect(call, connectionId);
  const calls = methodOf(held, 'calls');
  const { clock } = call.services;
  const asked = () => askedRange({ from, to }, held.entry.timeZone, clock.now());
  const key = [JSON.stringify(Object.entries(question).sort()), asked()?.key];
  const { reading, meta } = await read(
    call,
    held,
    { name: 'calls', key, freshSeconds: held.vendor.freshness.calls, aboutOneId: true },
    (signal) => calls({ ...question, range: asked()?.range }, signal),
  );
  const { calls: data, total, last, filteredHere } = reading.data;
  return {
    data: [...data],
    page: { number: question.page, size: question.pageSize, total, last },
    meta,
    filteredHere: filteredHere.flatMap((filter) => (filter === 'range' ? (['from', 'to'] as const) : filter)),
  };
}

/** One page of a task's numbers. @throws AppError `unsupported` */
export async function listNumbers(
  call: Call,
  input: Input<typeof numbersEndpoint>,
  read: Read = readThrough,
): Reply<typeof numbersEndpoint> {
  const { connectionId, ...question } = input;
  const held = await connect(call, connectionId);
  const numbers = methodOf(held, 'numbers');
  const key = [JSON.stringify(Object.entries(question).sort())];
  const { reading, meta } = await read(
    call,
    held,
    { name: 'numbers', key, freshSeconds: held.vendor.freshness.calls, aboutOneId: true },
    (signal) => numbers(question, signal),
  );
  const { contacts, total, last, filteredHere } = reading.data;
  return {
    data: [...contacts],
    page: { number: question.page, size: question.pageSize, total, last },
    meta,
    filteredHere: [...filteredHere],
  };
}

async function readCall(call: Call, input: Input<typeof callEndpoint>): Promise<ReadAnswer<CallDetail>> {
  const { connectionId, ...question } = input;
  const held = await connect(call, connectionId);
  const one = methodOf(held, 'call');
  return readThrough(
    call,
    held,
    {
      name: 'call',
      key: [question.callId, question.taskId],
      freshSeconds: CALL_FRESH_SECONDS,
      aboutOneId: true,
    },
    (signal) => one(question, signal),
  );
}

/** One call with its turns. @throws AppError `not_found`, `unsupported` */
export async function getCall(call: Call, input: Input<typeof callEndpoint>): Reply<typeof callEndpoint> {
  const { reading, meta } = await readCall(call, input);
  return { data: { call: reading.data.call, turns: [...reading.data.turns] }, meta };
}

/** The vendor's own answers behind `getCall`. */
export async function getCallRaw(call: Call, input: Input<typeof callRawEndpoint>): Reply<typeof callRawEndpoint> {
  const { reading } = await readCall(call, input);
  return { data: rawDataOf(reading) };
}
