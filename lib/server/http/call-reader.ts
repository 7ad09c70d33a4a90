import { AppError } from '@/lib/errors';
import 'server-only';
import type { Reader } from '../accounts/identity';
import type { Call } from './call';
import { deviceOf, roughAddress, type Visitor } from './visitor';

/** @throws AppError `unauthenticated`; the route has asked before, so that this never happens. */
export function readerOf({ reader }: Pick<Call, 'reader'>): Reader {
  if (!reader) throw new AppError('unauthenticated', 'Sign in, or send an API token.');
  return reader;
}

/** As server.mjs saw it at the socket: what a client says of itself in headers is not believed. */
export const clientAddress = ({ headers }: Pick<Call, 'headers'>) => headers.get('x-callboard-client') ?? 'unknown';

/** What a session keeps of where it comes from. */
export const visitorOf = (call: Pick<Call, 'headers'>): Visitor => ({
  device: deviceOf(call.headers.get('user-agent')),
  address: roughAddress(clientAddress(call)),
});
