import { RIGHTS } from '@/lib/model/rights';
import 'server-only';
import { keyedHash, sameSecret } from '../crypto/tokens';
import { readerOfToken } from './api-tokens';
import type { Identity, Reader } from './identity';
import { readSession } from './session';
import { secretOfCookies } from './session-cookie';

export type { Reader } from './identity';

const BEARER = /^Bearer +([\x21-\x7e]{1,500})$/i;
const TOUCH_MS = 60_000;

async function readToken(identity: Identity, tokenHash: string): Promise<Reader | null> {
  const { store, clock } = identity;
  const now = clock.now().getTime();
  const token = await store.apiTokens.byHash(tokenHash);
  if (!token) return null;
  const reader = await readerOfToken(identity, token);
  if (!reader) return null;
  if (now - (token.lastUsedAt ?? 0) >= TOUCH_MS) await store.apiTokens.touch(token.id, now).catch(() => undefined);
  return reader;
}

/** Asks the store; where that fails, whoever was recognised in the last minute still is. */
async function recognised(identity: Identity, hash: string, ask: () => Promise<Reader | null>): Promise<Reader | null> {
  const { recentReaders, clock } = identity;
  const now = clock.now().getTime();
  try {
    const reader = await ask();
    if (reader) recentReaders.note(hash, reader, now);
    else recentReaders.forget(hash);
    return reader;
  } catch (error) {
    const reader = recentReaders.get(hash, now);
    if (reader) return reader;
    throw error;
  }
}

/**
 * Who asks: by `Authorization: Bearer` (CALLBOARD_ADMIN_TOKEN or an API token), else by the session's cookie; null for
 * nobody. A header that does not hold is nobody, too: then no cookie is looked at.
 */
export async function authenticate(identity: Identity, headers: Headers): Promise<Reader | null> {
  const { keys, adminToken } = identity;
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const [, token] = BEARER.exec(authorization) ?? [];
    if (token === undefined) return null;
    if (adminToken !== null && sameSecret(keys.apiTokens, token, adminToken)) {
      const name = 'CALLBOARD_ADMIN_TOKEN';
      const who = { id: 'admin-token', userId: null, login: 'admin-token', name } as const;
      return { kind: 'admin-token', ...who, role: 'admin', rights: RIGHTS, connections: null };
    }
    if (!token.startsWith('cb_')) return null;
    const hash = keyedHash(keys.apiTokens, token);
    return recognised(identity, hash, () => readToken(identity, hash));
  }
  const secret = secretOfCookies(headers);
  if (secret === null) return null;
  return recognised(identity, keyedHash(keys.sessions, secret), () => readSession(identity, secret));
}
