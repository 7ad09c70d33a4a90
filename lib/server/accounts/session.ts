import { rightsOf } from '@/lib/model/rights';
import type { Session } from '@/lib/store/app/sessions';
import 'server-only';
import { keyedHash, newSecret } from '../crypto/tokens';
import type { Visitor } from '../http/visitor';
import type { Identity, Reader } from './identity';

/** A session ends eight hours, a working day, after its last request, and a week after its sign-in in any case. */
export const SESSION_IDLE_MS = 8 * 3_600_000;
export const SESSION_ABSOLUTE_MS = 7 * 24 * 3_600_000;
const TOUCH_MS = 60_000;

/** Whether a session has ended by itself. */
export const isOver = (session: Session, now: number) =>
  session.expiresAt <= now || session.lastSeenAt + SESSION_IDLE_MS <= now;

/**
 * Signs an account in. What the browser gets is not in the store; null where the password changed since
 * `passwordHash` was read. Also clears away sessions that are over.
 */
export async function createSession(
  { store, keys, clock }: Identity,
  account: { readonly id: string; readonly passwordHash: string },
  { device, address }: Visitor = { device: null, address: null },
): Promise<string | null> {
  const now = clock.now().getTime();
  const secret = newSecret();
  const idHash = keyedHash(keys.sessions, secret);
  const times = { createdAt: now, lastSeenAt: now, expiresAt: now + SESSION_ABSOLUTE_MS };
  await store.sessions.prune(now, now - SESSION_IDLE_MS);
  const session = { idHash, userId: account.id, ...times, device, address };
  return (await store.sessions.create(session, account.passwordHash)) ? secret : null;
}

/** The account behind a session; null where it is unknown, ended or over. */
export async function readSession({ store, keys, clock }: Identity, secret: string): Promise<Reader | null> {
  const now = clock.now().getTime();
  const idHash = keyedHash(keys.sessions, secret);
  const found = await store.sessions.find(idHash);
  if (!found || isOver(found.session, now)) return null;
  // A store that cannot be written to, a full disk for example, still lets people read.
  if (now - found.session.lastSeenAt >= TOUCH_MS) await store.sessions.touch(idHash, now).catch(() => undefined);
  const { id, login, name, role, exceptions, connections } = found.user;
  const rights = rightsOf(role, exceptions);
  return { kind: 'session', id, userId: id, login, name, role, rights, connections, sessionId: idHash };
}

/** Ends a session on the server, whatever the browser still holds. */
export async function endSession({ store, keys, recentReaders }: Identity, secret: string): Promise<void> {
  const idHash = keyedHash(keys.sessions, secret);
  recentReaders.forget(idHash);
  await store.sessions.end(idHash);
}
