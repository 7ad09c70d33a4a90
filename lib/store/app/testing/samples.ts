import type { Session } from '../sessions';
import type { NewUser } from '../users';

/** A new account with its own id and login; `passwordHash` is `hash-1`. */
export function sampleUser(login: string, change: Partial<NewUser> = {}): NewUser {
  return { id: `id-of-${login}`, login, name: `Name of ${login}`, passwordHash: 'hash-1', createdAt: 1_000, ...change };
}

/** A session that was made and last seen at 1,000 and ends at 9,000. */
export function sampleSession(idHash: string, userId: string, change: Partial<Session> = {}): Session {
  const times = { createdAt: 1_000, lastSeenAt: 1_000, expiresAt: 9_000 };
  return { idHash, userId, ...times, device: null, address: null, ...change };
}
