import { AppError } from '@/lib/errors';
import { maskSpeech } from '@/lib/vendors/mask-text';
import 'server-only';
import type { HeldConnection } from '../connections/held-connection';
import type { Call } from '../http/call';
import { noteAction } from './identity';
import { requireRight } from './right';

/** The parameters of a question that may ask for whole numbers. */
export type MayReveal = { readonly reveal?: boolean | undefined; readonly reason?: string | undefined };

/** What was looked at, for the audit log. */
export type RevealedSubject = {
  readonly what: 'calls' | 'numbers' | 'call';
  readonly taskId?: string | undefined;
  readonly callId?: string | undefined;
  readonly page?: number | undefined;
};

const HIDDEN = /[xX*]{2}/;

/**
 * Whether whole numbers are asked for, and may be.
 * @throws AppError `forbidden` without the right `calls:reveal`; `bad_request` without a reason, or with one for nothing.
 */
export function wantsReveal({ reader }: Call, { reveal = false, reason }: MayReveal): boolean {
  const wrong = (problem: string) =>
    new AppError('bad_request', 'Some parameters do not fit.', { errors: [{ field: 'reason', reason: problem }] });
  if (!reveal) {
    if (reason !== undefined) throw wrong('is taken with `reveal=true` only');
    return false;
  }
  requireRight(reader, 'calls:reveal');
  if (reason === undefined) throw wrong('is missing: whoever looks at numbers says why');
  return true;
}

/**
 * Puts a reveal into the audit log; only then may its answer go out, and it is to be stored nowhere. Answers how many
 * numbers it shows, and how many the vendor itself keeps hidden.
 * @throws the store's own error, and then nothing is revealed.
 */
export async function noteReveal(
  call: Call,
  held: HeldConnection,
  { what, taskId, callId, page }: RevealedSubject,
  { reason = '' }: MayReveal,
  numbers: readonly (string | null | undefined)[],
): Promise<{ readonly shown: number; readonly hiddenByVendor: number }> {
  const given = numbers.filter((number): number is string => typeof number === 'string' && /\d{3}/.test(number));
  const hiddenByVendor = given.filter((number) => HIDDEN.test(number)).length;
  const shown = given.length - hiddenByVendor;
  const id = (text: string | undefined) => (text === undefined ? null : maskSpeech(text));
  await noteAction(call.services.identity, {
    actor: call.reader?.id ?? '',
    action: 'calls.revealed',
    subject: held.entry.id,
    detail: {
      what,
      taskId: id(taskId),
      callId: id(callId),
      page: page ?? null,
      reason: maskSpeech(reason),
      numbers: shown,
      requestId: call.requestId,
    },
  });
  call.noted.unstored = true;
  return { shown, hiddenByVendor };
}
