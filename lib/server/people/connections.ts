import { AppError } from '@/lib/errors';
import 'server-only';
import { listHeld } from '../connections/connect';
import type { Call } from '../http/call';

/**
 * Whether connections that somebody is to see are there, as far as the asker sees any. `known`: ids that they have
 * already, of which one may have been removed since. @throws AppError `bad_request`
 */
export async function requireConnections(
  call: Call,
  wanted: readonly string[] | null | undefined,
  known: readonly string[] = [],
): Promise<void> {
  if (!wanted) return;
  const there = new Set([...known, ...(await listHeld(call)).map(({ entry }) => entry.id)]);
  if (wanted.every((id) => there.has(id))) return;
  const errors = [{ field: 'connections', reason: 'takes ids of connections that are there' }];
  throw new AppError('bad_request', 'Some fields do not fit.', { errors });
}
