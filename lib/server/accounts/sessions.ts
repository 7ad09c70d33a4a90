import type { OwnSession } from '@/lib/api/account-keys';
import { AppError } from '@/lib/errors';
import type { Session } from '@/lib/store/app/sessions';
import 'server-only';
import { keyedHash } from '../crypto/tokens';
import { type Identity, noteAction, type Reader } from './identity';
import { isOver, SESSION_IDLE_MS } from './session';

type SessionReader = Extract<Reader, { kind: 'session' }>;

function ownOf(reader: Reader): SessionReader {
  if (reader.kind !== 'session') throw new AppError('forbidden', 'An API token has no sessions.');
  return reader;
}

/** What a session is called outside: nothing that a cookie could be made of, nor what stands in the store. */
const nameOf = ({ keys }: Identity, idHash: string) =>
  keyedHash(keys.sessions, JSON.stringify(['session-name', idHash])).slice(0, 22);

const iso = (ms: number) => new Date(ms).toISOString();

function shown(identity: Identity, session: Session, own: string): OwnSession {
  const { idHash, createdAt, lastSeenAt, expiresAt, device, address } = session;
  return {
    id: nameOf(identity, idHash),
    current: idHash === own,
    device,
    address,
    createdAt: iso(createdAt),
    lastSeenAt: iso(lastSeenAt),
    endsAt: iso(Math.min(expiresAt, lastSeenAt + SESSION_IDLE_MS)),
  };
}

async function running(identity: Identity, userId: string): Promise<readonly Session[]> {
  const now = identity.clock.now().getTime();
  return (await identity.store.sessions.listOf(userId)).filter((session) => !isOver(session, now));
}

/** The browsers in which the account is signed in, this one first. @throws AppError `forbidden` for a token */
export async function listSessions(identity: Identity, reader: Reader): Promise<OwnSession[]> {
  const { userId, sessionId } = ownOf(reader);
  const all = (await running(identity, userId)).map((session) => shown(identity, session, sessionId));
  return [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
}

/** Ends one session of the account, in this browser or another. @throws AppError `not_found`, `forbidden` */
export async function endOneSession(
  identity: Identity,
  { reader, sessionId }: { readonly reader: Reader; readonly sessionId: string },
): Promise<{ readonly id: string }> {
  const { userId } = ownOf(reader);
  const found = (await running(identity, userId)).find(({ idHash }) => nameOf(identity, idHash) === sessionId);
  if (!found || !(await identity.store.sessions.end(found.idHash))) {
    throw new AppError('not_found', 'There is no such session.');
  }
  identity.recentReaders.forget(found.idHash);
  const before = { device: found.device, address: found.address, createdAt: iso(found.createdAt) };
  const detail = { session: sessionId };
  await noteAction(identity, { actor: reader.id, action: 'session.ended', subject: userId, detail, before });
  return { id: sessionId };
}

/** Ends every session of the account but this one; how many. @throws AppError `forbidden` for a token */
export async function endOtherSessions(identity: Identity, reader: Reader): Promise<{ readonly ended: number }> {
  const { userId, sessionId } = ownOf(reader);
  const ended = await identity.store.sessions.endOthers(userId, sessionId);
  identity.recentReaders.forgetId(userId);
  await noteAction(identity, { actor: reader.id, action: 'sessions.ended', subject: userId, detail: { ended } });
  return { ended };
}
