import type * as z from 'zod/mini';
import type {
  beginSecondFactorEndpoint,
  confirmSecondFactorEndpoint,
  disableSecondFactorEndpoint,
  endSessionEndpoint,
  removeSecondFactorEndpoint,
} from '@/lib/api/account-keys';
import { AppError } from '@/lib/errors';
import 'server-only';
import type { Call } from '../http/call';
import { clientAddress, readerOf } from '../http/call-reader';
import { changeable } from '../people/change';
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from './second-factor';
import { endOneSession, endOtherSessions, listSessions } from './sessions';

// The verbs of what keeps an account: its sessions and its second factor, tied to what HTTP knows.

type Body<Of extends { body: z.ZodMiniType }> = z.output<Of['body']>;

const askedBy = (call: Call) => ({ reader: readerOf(call), address: clientAddress(call) });

/** Where the account is signed in. */
export async function getOwnSessions(call: Call) {
  return { data: await listSessions(call.services.identity, readerOf(call)) };
}

/** Ends one of the account's sessions. */
export async function deleteOwnSession(call: Call, { sessionId }: z.output<typeof endSessionEndpoint.input>) {
  return { data: await endOneSession(call.services.identity, { reader: readerOf(call), sessionId }) };
}

/** Ends the account's other sessions. */
export async function deleteOtherSessions(call: Call) {
  return { data: await endOtherSessions(call.services.identity, readerOf(call)) };
}

/** Whether the account has a second factor. */
export async function getSecondFactor(call: Call) {
  return { data: await secondFactorOf(call.services.identity, readerOf(call)) };
}

/** A new key. It is in this answer alone, so nobody may keep the answer. */
export async function postSecondFactor(call: Call, input: Body<typeof beginSecondFactorEndpoint>) {
  call.noted.unstored = true;
  return { data: await beginSecondFactor(call.services.identity, { ...input, ...askedBy(call) }) };
}

/** Turns the second factor on. */
export async function postSecondFactorCode(call: Call, input: Body<typeof confirmSecondFactorEndpoint>) {
  call.noted.unstored = true;
  return { data: await confirmSecondFactor(call.services.identity, { ...input, ...askedBy(call) }) };
}

/** New recovery codes. */
export async function postRecoveryCodes(call: Call, input: Body<typeof disableSecondFactorEndpoint>) {
  call.noted.unstored = true;
  return { data: await renewRecoveryCodes(call.services.identity, { ...input, ...askedBy(call) }) };
}

/** Turns the second factor off. */
export async function postSecondFactorOff(call: Call, input: Body<typeof disableSecondFactorEndpoint>) {
  await disableSecondFactor(call.services.identity, { ...input, ...askedBy(call) });
  return { data: { disabled: true as const } };
}

/**
 * Takes somebody else's second factor off; one's own takes the password and a code, also for who manages people.
 * @throws AppError `forbidden` for one's own, and for who may do more than the asker; `not_found`
 */
export async function deleteSecondFactor(call: Call, { userId }: z.output<typeof removeSecondFactorEndpoint.input>) {
  const reader = readerOf(call);
  if (reader.userId === userId)
    throw new AppError('forbidden', 'Turn your own second factor off with password and code.');
  await changeable(call, userId);
  await removeSecondFactor(call.services.identity, { reader, userId });
  return { data: { id: userId } };
}
