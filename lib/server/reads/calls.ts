import type * as z from 'zod/mini';
import type {
  CALL_FILTERS,
  callEndpoint,
  callHistoryEndpoint,
  callRawEndpoint,
  callsEndpoint,
  numbersEndpoint,
} from '@/lib/api/calls';
import { AppError } from '@/lib/errors';
import type { Call as CallRecord } from '@/lib/model/call';
import { outcomesOfGroup } from '@/lib/model/outcome-groups';
import type { CallDetail, CallFilters } from '@/lib/vendors/connector';
import 'server-only';
import { noteReveal, wantsReveal } from '../accounts/reveal';
import { connect } from '../connections/connect';
import type { Call } from '../http/call';
import { askedRange } from './range';
import { rawDataOf } from './raw-data';
import { methodOf, type ReadAnswer, readThrough, readUnstored } from './read-through';

type Input<Of extends { input: z.ZodMiniType }> = z.output<Of['input']>;
type Reply<Of extends { reply: z.ZodMiniType }> = Promise<z.output<Of['reply']>>;

/** A call that has ended changes only by somebody's hand. */
const CALL_FRESH_SECONDS = 60;

const numbersOf = ({ callee, caller, transfer }: CallRecord) => [callee, caller, transfer?.number];
/** A connector's filter as callers know it. */
function apiNames(filter: keyof CallFilters): readonly (typeof CALL_FILTERS)[number][] {
  if (filter === 'range') return ['from', 'to'];
  return [filter === 'outcomes' ? 'outcome' : filter];
}

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

/** One page of a task's calls. @throws AppError `unsupported` where its vendor tells of none; those of `wantsReveal` */
export async function listCalls(
  call: Call,
  input: Input<typeof callsEndpoint>,
  read: Read = readThrough,
): Reply<typeof callsEndpoint> {
  requireSpans(input);
  const reveal = wantsReveal(call, input);
  const { connectionId, from, to, reveal: _, reason, ...question } = input;
  const held = await connect(call, connectionId);
  const calls = methodOf(held, 'calls');
  const { clock } = call.services;
  const asked = () => askedRange({ from, to }, held.entry.timeZone, clock.now());
  const ask = (signal: AbortSignal) => calls({ ...question, range: asked()?.range, reveal }, signal);
  const key = [JSON.stringify(Object.entries(question).sort()), asked()?.key];
  const freshSeconds = held.vendor.freshness.calls;
  const { reading, meta } = reveal
    ? await readUnstored(call, held, 'calls', ask)
    : await read(call, held, { name: 'calls', key, freshSeconds, aboutOneId: true }, ask);
  const { calls: data, total, last, filteredHere } = reading.data;
  const { taskId, page } = question;
  return {
    data: [...data],
    page: { number: page, size: question.pageSize, total, last },
    meta,
    filteredHere: filteredHere.flatMap(apiNames),
    ...(reveal && {
      revealed: await noteReveal(call, held, { what: 'calls', taskId, page }, { reason }, data.flatMap(numbersOf)),
    }),
  };
}

/** One page of a task's numbers. @throws AppError `unsupported`; those of `wantsReveal` */
export async function listNumbers(
  call: Call,
  input: Input<typeof numbersEndpoint>,
  read: Read = readThrough,
): Reply<typeof numbersEndpoint> {
  const reveal = wantsReveal(call, input);
  const { connectionId, group, reveal: _, reason, ...rest } = input;
  const question = { ...rest, ...(group && { outcomes: outcomesOfGroup(group) }) };
  const held = await connect(call, connectionId);
  const numbers = methodOf(held, 'numbers');
  const ask = (signal: AbortSignal) => numbers({ ...question, reveal }, signal);
  const key = [JSON.stringify(Object.entries(question).sort())];
  const freshSeconds = held.vendor.freshness.calls;
  const { reading, meta } = reveal
    ? await readUnstored(call, held, 'numbers', ask)
    : await read(call, held, { name: 'numbers', key, freshSeconds, aboutOneId: true }, ask);
  const { contacts, total, last, filteredHere } = reading.data;
  const { taskId, page } = question;
  const shown = contacts.map(({ number }) => number);
  return {
    data: [...contacts],
    page: { number: page, size: question.pageSize, total, last },
    meta,
    filteredHere: [...filteredHere],
    ...(reveal && { revealed: await noteReveal(call, held, { what: 'numbers', taskId, page }, { reason }, shown) }),
  };
}

async function readCall(call: Call, input: Input<typeof callRawEndpoint>): Promise<ReadAnswer<CallDetail>> {
  const { connectionId, callId, taskId } = input;
  const held = await connect(call, connectionId);
  const one = methodOf(held, 'call');
  const asked = { name: 'call', key: [callId, taskId], freshSeconds: CALL_FRESH_SECONDS, aboutOneId: true } as const;
  return readThrough(call, held, asked, (signal) => one({ callId, taskId }, signal));
}

/** Straight from the vendor, with whole numbers. */
async function revealCall(call: Call, input: Input<typeof callEndpoint>): Reply<typeof callEndpoint> {
  const { connectionId, callId, taskId } = input;
  const held = await connect(call, connectionId);
  const one = methodOf(held, 'call');
  const { reading, meta } = await readUnstored(call, held, 'call', (signal) =>
    one({ callId, taskId, reveal: true }, signal),
  );
  const { call: found, turns } = reading.data;
  const subject = { what: 'call', callId, taskId: taskId ?? found.taskId ?? undefined } as const;
  const revealed = await noteReveal(call, held, subject, input, numbersOf(found));
  return { data: { call: found, turns: [...turns] }, meta, revealed };
}

/** One call with its turns. @throws AppError `not_found`, `unsupported`; those of `wantsReveal` */
export async function getCall(call: Call, input: Input<typeof callEndpoint>): Reply<typeof callEndpoint> {
  if (wantsReveal(call, input)) return revealCall(call, input);
  const { reading, meta } = await readCall(call, input);
  return { data: { call: reading.data.call, turns: [...reading.data.turns] }, meta };
}

/** The attempts at a call's number. @throws AppError `not_found`, `unsupported` where the vendor keeps none */
export async function getCallHistory(
  call: Call,
  input: Input<typeof callHistoryEndpoint>,
): Reply<typeof callHistoryEndpoint> {
  const { connectionId, ...question } = input;
  const held = await connect(call, connectionId);
  const history = methodOf(held, 'history');
  const { reading, meta } = await readThrough(
    call,
    held,
    {
      name: 'history',
      key: [question.callId, question.taskId],
      freshSeconds: held.vendor.freshness.calls,
      aboutOneId: true,
    },
    (signal) => history(question, signal),
  );
  return { data: reading.data, meta };
}

/** The vendor's own answers behind `getCall`. */
export async function getCallRaw(call: Call, input: Input<typeof callRawEndpoint>): Reply<typeof callRawEndpoint> {
  const { reading } = await readCall(call, input);
  return { data: rawDataOf(reading) };
}
