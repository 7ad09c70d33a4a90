import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sealCredentials } from '../crypto/credentials';
import { makeInvite } from '../people/invites';
import { firstAccount, PASSWORD, type TestIdentity, testIdentity, tokenOf } from '../testing/identity';
import { authenticate } from './access';
import { changePassword, signIn, signOut } from './account';
import { createApiToken } from './api-tokens';
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from './session';
import { ensureFirstLink, setup } from './setup';

const open: TestIdentity[] = [];
async function started(): Promise<TestIdentity> {
  const identity = await testIdentity();
  open.push(identity);
  return identity;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((identity) => identity.close()));
});

const ORIGIN = 'http://127.0.0.1:3000';
const signedIn = (identity: TestIdentity, secret: string) =>
  authenticate(identity, new Headers({ cookie: `other=1; callboard_session=${secret}` }));
const attempt = async (identity: TestIdentity, change: Partial<Parameters<typeof signIn>[1]> = {}) => {
  const who = { login: 'mei', password: PASSWORD, clientAddress: '192.0.2.1', previousSecret: null };
  const done = await signIn(identity, { ...who, ...change });
  if ('step' in done) throw new Error('A second factor is asked for.');
  return done;
};

test('the first link makes an admin, signs it in, and works once', async () => {
  const identity = await started();
  const url = await ensureFirstLink(identity, ORIGIN);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\?token=[\w-]{43}$/);
  const input = { token: tokenOf(url), login: 'mei', name: 'Mei', password: PASSWORD, previousSecret: null };
  const { account, secret } = await setup(identity, input);
  expect(await signedIn(identity, secret)).toMatchObject({ kind: 'session', userId: account.id, role: 'admin' });
  await expect(setup(identity, { ...input, login: 'eve' })).rejects.toMatchObject({ code: 'not_found' });
  expect(await ensureFirstLink(identity, ORIGIN)).toBeNull();
});

test('of two people who redeem the first link at once exactly one gets in', async () => {
  const identity = await started();
  const token = tokenOf(await ensureFirstLink(identity, ORIGIN));
  const redeem = (login: string) =>
    setup(identity, { token, login, name: login, password: PASSWORD, previousSecret: null });
  const outcomes = await Promise.allSettled(['ann', 'bob', 'cy', 'dee'].map(redeem));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await identity.store.users.list()).toHaveLength(1);
});

test('a new start without any account makes a new first link and voids the older', async () => {
  const identity = await started();
  const [older, newer] = [await ensureFirstLink(identity, ORIGIN), await ensureFirstLink(identity, ORIGIN)];
  const input = { login: 'mei', name: 'Mei', password: PASSWORD, previousSecret: null };
  await expect(setup(identity, { ...input, token: tokenOf(older) })).rejects.toMatchObject({ code: 'not_found' });
  await expect(setup(identity, { ...input, token: tokenOf(newer) })).resolves.toMatchObject({
    account: { role: 'admin' },
  });
});

test('an invitation gives its own role, once, for seven days', async () => {
  const identity = await started();
  const { reader } = await firstAccount(identity);
  const first = await makeInvite(identity, { reader, role: 'viewer', origin: ORIGIN });
  const second = await makeInvite(identity, { reader, role: 'analyst', origin: ORIGIN });
  // Accounts are listed by age.
  identity.pass(1_000);
  const input = { name: 'Ann', password: PASSWORD, previousSecret: null };
  const made = await setup(identity, { ...input, token: tokenOf(first.url), login: 'ann' });
  expect(made.account.role).toBe('viewer');
  identity.pass(7 * 24 * 3_600_000);
  const late = setup(identity, { ...input, token: tokenOf(second.url), login: 'bob' });
  await expect(late).rejects.toMatchObject({ code: 'not_found' });
  expect((await identity.store.users.list()).map(({ login, role }) => `${login} ${role}`)).toEqual([
    'mei admin',
    'ann viewer',
  ]);
});

test('a login that is taken, in whatever case, is a conflict, and the invitation stays good', async () => {
  const identity = await started();
  const { reader } = await firstAccount(identity);
  const token = tokenOf((await makeInvite(identity, { reader, role: 'viewer', origin: ORIGIN })).url);
  const input = { token, name: 'Mei Two', password: PASSWORD, previousSecret: null };
  await expect(setup(identity, { ...input, login: 'MEI' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(setup(identity, { ...input, login: 'mei2' })).resolves.toMatchObject({ account: { login: 'mei2' } });
});

test('an unknown login and a wrong password get the same answer', async () => {
  const identity = await started();
  await firstAccount(identity);
  const [wrong, unknown] = await Promise.all([
    attempt(identity, { password: 'not the password' }).catch((error: unknown) => error),
    attempt(identity, { login: 'nobody' }).catch((error: unknown) => error),
  ]);
  expect(wrong).toMatchObject({ code: 'unauthenticated', context: undefined, errors: undefined });
  expect(String(unknown)).toBe(String(wrong));
});

test('a sign-in makes a new session and ends the one that the browser brought along', async () => {
  const identity = await started();
  const { secret } = await firstAccount(identity);
  const next = await attempt(identity, { login: 'MEI', previousSecret: secret });
  expect(next.secret).not.toBe(secret);
  expect(await signedIn(identity, secret)).toBeNull();
  expect(await signedIn(identity, next.secret)).toMatchObject({ login: 'mei' });
});

test('after a sign-out the session is over on the server, whatever the browser kept', async () => {
  const identity = await started();
  const { secret, reader } = await firstAccount(identity);
  await signOut(identity, { reader, secret });
  expect(await signedIn(identity, secret)).toBeNull();
  await signOut(identity, { reader: null, secret: null });
});

test('a session ends eight hours after its last request, and a week after its sign-in in any case', async () => {
  const identity = await started();
  const { secret } = await firstAccount(identity);
  const idle = (await attempt(identity)).secret;
  const step = SESSION_IDLE_MS - 60_000;
  for (let passed = step; passed < SESSION_ABSOLUTE_MS; passed += step) {
    identity.pass(step);
    expect(await signedIn(identity, secret)).not.toBeNull();
  }
  expect(await signedIn(identity, idle)).toBeNull();
  identity.pass(step);
  expect(await signedIn(identity, secret)).toBeNull();
});

test('a change of password ends every other session and takes the old password', async () => {
  const identity = await started();
  const { secret, reader } = await firstAccount(identity);
  const other = await attempt(identity);
  const clientAddress = '192.0.2.1';
  const change = { reader, current: PASSWORD, next: 'another password 2', clientAddress };
  expect(await changePassword(identity, change)).toEqual({ endedSessions: 1 });
  expect(await signedIn(identity, secret)).not.toBeNull();
  expect(await signedIn(identity, other.secret)).toBeNull();
  await expect(attempt(identity)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(attempt(identity, { password: 'another password 2' })).resolves.toBeDefined();
  await expect(changePassword(identity, change)).rejects.toMatchObject({
    code: 'bad_request',
    errors: [{ field: 'current', reason: 'is not the current password' }],
  });
});

test('what the store holds of secrets is worthless: no token, session or password stands in its files', async () => {
  const identity = await started();
  const first = await ensureFirstLink(identity, ORIGIN);
  const { secret, reader } = await firstAccount(identity);
  const link = await makeInvite(identity, { reader, role: 'viewer', origin: ORIGIN });
  const token = await createApiToken(identity, { reader, name: 'BI', role: 'viewer' });
  const credentials = sealCredentials(identity.keys, 'tel', { token: 'canary-vendor-token' });
  await identity.store.connections.create('tel', { entry: { name: 'visible-name' }, credentials, at: 1 });
  await attempt(identity, { login: 'canary-typed-login', password: 'canary-typed' }).catch(() => undefined);
  const files = await readdir(identity.dataDir);
  const all = Buffer.concat(await Promise.all(files.map((file) => readFile(join(identity.dataDir, file))))).toString(
    'latin1',
  );
  expect(files).toContain('app.db');
  for (const there of ['visible-name', token.id, 'mei']) expect(all).toContain(there);
  const secretPart = token.secret.slice(-43);
  for (const clear of [secret, tokenOf(first), tokenOf(link.url), token.secret, secretPart, 'canary', PASSWORD]) {
    expect(all).not.toContain(clear);
  }
});

test('who did what to whose account is in the audit log', async () => {
  const identity = await started();
  const { account, reader, secret } = await firstAccount(identity);
  identity.pass(1_000);
  await makeInvite(identity, { reader, role: 'viewer', origin: ORIGIN });
  identity.pass(1_000);
  await attempt(identity, { password: 'not the password' }).catch(() => undefined);
  identity.pass(1_000);
  await signOut(identity, { reader, secret });
  const entries = await identity.store.audit.list({ limit: 10 });
  expect(entries.map(({ actor, action }) => ({ actor, action }))).toEqual([
    { actor: account.id, action: 'session.ended' },
    { actor: 'anonymous', action: 'session.refused' },
    { actor: account.id, action: 'invite.created' },
    { actor: account.id, action: 'user.created' },
  ]);
});
