import type { Powers } from '@/lib/model/person';
import { exceptionsFor, RIGHTS_OF } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import 'server-only';
import { createSession } from '../accounts/session';
import { sessionCookie } from '../accounts/session-cookie';
import { newId } from '../crypto/tokens';
import type { Api } from './api';

/** Somebody who is signed in: who, and what their browser sends along. */
export type Somebody = { readonly id: string; readonly login: string; readonly headers: Record<string, string> };

/** What comes with a role, and all connections. */
export const asRole = (role: Role): Powers => ({ role, rights: [...RIGHTS_OF[role]], connections: null });

/** A browser of somebody who has an account. */
export async function browserOf(api: Api, id: string): Promise<Record<string, string>> {
  const { identity } = api.services;
  const user = await identity.store.users.byId(id);
  const secret = user && (await createSession(identity, user, undefined));
  if (!secret) throw new Error(`Nobody can sign in as ${id}.`);
  return { cookie: sessionCookie(secret, { https: false, maxAgeSeconds: 60 }).split(';')[0] ?? '' };
}

/** An account with a browser that is signed in to it, past the password, which is dear to hash. */
export async function somebody(
  api: Api,
  { role, rights, connections }: Powers,
  login = `p-${newId()}`,
): Promise<Somebody> {
  const { store, clock } = api.services;
  const [tokenHash, now] = [newId(), clock.now().getTime()];
  const given = { role, exceptions: exceptionsFor(role, rights), connections };
  const invite = { id: newId(), ...given, name: null, userId: null, createdBy: null, createdAt: now };
  await store.invites.issue({ ...invite, tokenHash, expiresAt: now + 60_000 });
  const account = { id: newId(), login, name: `Name of ${login}`, passwordHash: 'none', createdAt: now };
  const user = await store.invites.redeem(tokenHash, account, now);
  if (!user) throw new Error('The invitation did not hold.');
  return { id: user.id, login, headers: await browserOf(api, user.id) };
}
