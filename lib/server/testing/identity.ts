import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAppStore } from '@/lib/store/app/store';
import 'server-only';
import type { SignedIn } from '../accounts/account';
import { createIdentity, type Identity, type Reader } from '../accounts/identity';
import { readSession } from '../accounts/session';
import { ensureFirstLink, setup } from '../accounts/setup';
import { deriveKeys } from '../crypto/keys';
import { createPasswords } from '../crypto/passwords';

export const ADMIN_TOKEN = 'admin-token-canary-of-more-than-32-characters';
export const PASSWORD = 'canary password 1';

export type TestIdentity = Identity & {
  readonly dataDir: string;
  /** Moves the clock on. */
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
};

/** A real embedded store in a folder of its own, cheap passwords, and a clock that stands still until it is moved. */
export async function testIdentity(databaseUrl: string | null = null): Promise<TestIdentity> {
  const dataDir = await mkdtemp(join(tmpdir(), 'callboard-identity-'));
  const store = await openAppStore({ dataDir, databaseUrl });
  let now = Date.parse('2026-11-21T08:00:00Z');
  const identity = createIdentity({
    store,
    keys: deriveKeys(Buffer.alloc(32, 7)),
    clock: { now: () => new Date(now) },
    adminToken: ADMIN_TOKEN,
    passwords: createPasswords({ logN: 8, r: 8, p: 1 }),
  });
  return {
    ...identity,
    dataDir,
    pass(ms) {
      now += ms;
    },
    async close() {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The token inside a one-time link. */
export const tokenOf = (url: string | null) => new URL(url ?? 'http://nowhere').searchParams.get('token') ?? '';

/** The first account, an admin's, made by the first link. */
export async function firstAccount(identity: Identity, login = 'mei'): Promise<SignedIn & { readonly reader: Reader }> {
  const token = tokenOf(await ensureFirstLink(identity, 'http://127.0.0.1:3000'));
  const signedIn = await setup(identity, { token, login, name: 'Mei', password: PASSWORD, previousSecret: null });
  const reader = await readSession(identity, signedIn.secret);
  if (!reader) throw new Error('The session of the first account cannot be read.');
  return { ...signedIn, reader };
}
