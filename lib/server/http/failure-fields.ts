import { AppError } from '@/lib/errors';
import 'server-only';
import type { LogFields } from '../process/log';

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

/** Where in our own code an unforeseen error arose: file and line of the stack, never its message's text. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const line = error.stack?.split('\n').find((text) => /^\s+at /.test(text));
  return line?.trim().slice(0, 200);
}

/**
 * What the log may hold of a failure. Of an error that is not ours neither message nor stack as a whole: they may quote
 * a vendor's body or a row of a store.
 */
export function failureFields(error: unknown): LogFields {
  if (error instanceof AppError) {
    const cause = error.cause === undefined ? {} : { cause: nameOf(error.cause), at: placeOf(error.cause) };
    return { ...error.context, code: error.code, reason: error.message, ...cause };
  }
  return { code: 'internal', error: nameOf(error), at: placeOf(error) };
}
