import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { postgresForTests } from '@/lib/store/app/testing/postgres-cluster';
import { ADMIN_TOKEN, firstAccount, type TestIdentity, testIdentity } from '../testing/identity';
import { authenticate } from './access';
import { createApiToken, deleteApiToken, listApiTokens } from './api-tokens';
import { sessionCookie } from './session-cookie';

const open: TestIdentity[] = [];
async function started(databaseUrl: string | null = null): Promise<TestIdentity> {
  const identity = await testIdentity(databaseUrl);
  open.push(identity);
  return identity;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((identity) => identity.close()));
});
const bearer = (token: string, more = {}) => new Headers({ authorization: `Bearer ${token}`, ...more });
const cookie = (text: string, more = {}) => new Headers({ cookie: text, ...more });

test('CALLBOARD_ADMIN_TOKEN is an admin without an account, and nothing like it is anybody', async () => {
  const identity = await started();
  expect(await authenticate(identity, bearer(ADMIN_TOKEN))).toMatchObject({
    kind: 'admin-token',
    userId: null,
    role: 'admin',
  });
  for (const token of [`${ADMIN_TOKEN}x`, ADMIN_TOKEN.slice(1), ADMIN_TOKEN.toUpperCase(), 'null', 'cb_x_y']) {
    expect(await authenticate(identity, bearer(token))).toBeNull();
  }
  expect(await authenticate({ ...identity, adminToken: null }, bearer(ADMIN_TOKEN))).toBeNull();
  expect(await authenticate(identity, new Headers({ authorization: `Basic ${ADMIN_TOKEN}` }))).toBeNull();
});

test('an API token is good with its role until it expires or is deleted, and shows when it was used', async () => {
  const identity = await started();
  const { reader } = await firstAccount(identity);
  const expiresAt = '2026-11-21T17:00:00+08:00';
  const token = await createApiToken(identity, { reader, name: 'BI', role: 'analyst', expiresAt });
  const lasting = await createApiToken(identity, { reader, name: 'Wall', role: 'viewer' });
  expect(token).toMatchObject({ hint: `cb_${token.id}`, expiresAt: '2026-11-21T09:00:00.000Z', lastUsedAt: null });
  identity.pass(3_000);
  expect(await authenticate(identity, bearer(token.secret))).toMatchObject({
    kind: 'token',
    id: token.id,
    role: 'analyst',
  });
  identity.pass(30_000);
  await authenticate(identity, bearer(token.secret));
  const [used] = (await listApiTokens(identity)).filter(({ id }) => id === token.id);
  expect(used).toEqual({ ...used, lastUsedAt: '2026-11-21T08:00:03.000Z' });
  expect(Object.keys(used ?? {})).not.toContain('secret');
  identity.pass(3_600_000);
  expect(await authenticate(identity, bearer(token.secret))).toBeNull();
  expect(await authenticate(identity, bearer(lasting.secret))).toMatchObject({ role: 'viewer' });
  await deleteApiToken(identity, { reader, tokenId: lasting.id });
  expect(await authenticate(identity, bearer(lasting.secret))).toBeNull();
  await expect(deleteApiToken(identity, { reader, tokenId: lasting.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    createApiToken(identity, { reader, name: 'late', role: 'viewer', expiresAt: '2026-11-21T08:00:00Z' }),
  ).rejects.toMatchObject({ code: 'bad_request' });
});

test('a token that does not hold is nobody, even beside a good session', async () => {
  const identity = await started();
  const { secret } = await firstAccount(identity);
  const good = { cookie: `callboard_session=${secret}` };
  expect(await authenticate(identity, bearer(`cb_x_${'x'.repeat(43)}`, good))).toBeNull();
  expect(await authenticate(identity, new Headers(good))).toMatchObject({ kind: 'session' });
});

test('over https the session lives in a cookie that no http page can set', async () => {
  const identity = await started();
  const { secret } = await firstAccount(identity);
  expect(sessionCookie(secret, { https: false, maxAgeSeconds: 60 })).toBe(
    `callboard_session=${secret}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`,
  );
  expect(sessionCookie(secret, { https: true, maxAgeSeconds: 60 })).toBe(
    `__Host-callboard_session=${secret}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure`,
  );
  const https = { 'x-forwarded-proto': 'https' };
  expect(await authenticate(identity, cookie(`callboard_session=${secret}`, https))).toBeNull();
  expect(await authenticate(identity, cookie(`__Host-callboard_session=${secret}`, https))).not.toBeNull();
});

test.each([
  '',
  'callboard_session=',
  'callboard_session',
  `callboard_session=${'x'.repeat(43)}`,
  'callboard_session=%00',
  '=;=;=',
])('the cookie "%s" signs nobody in', async (text) => {
  expect(await authenticate(await started(), cookie(text))).toBeNull();
});

const server = await postgresForTests(undefined);
afterAll(() => server?.stop());
describe.skipIf(!server?.power)('while PostgreSQL is down', () => {
  test('whoever was recognised in the last minute still is, nobody else, and all is well after it is back', async () => {
    if (!server?.power) throw new Error('no server');
    const identity = await started(await server.database());
    const { secret, reader } = await firstAccount(identity);
    const headers = cookie(`callboard_session=${secret}`);
    await authenticate(identity, headers);
    await server.power.off();
    await expect(identity.store.ping()).rejects.toThrow();
    expect(await authenticate(identity, headers)).toEqual(reader);
    await expect(authenticate(identity, cookie(`callboard_session=${'x'.repeat(43)}`))).rejects.toThrow();
    await expect(createApiToken(identity, { reader, name: 'n', role: 'viewer' })).rejects.toThrow();
    identity.pass(60_000);
    await expect(authenticate(identity, headers)).rejects.toThrow();
    await server.power.on();
    await identity.store.ping();
    expect(await authenticate(identity, headers)).toEqual(reader);
    expect(await listApiTokens(identity)).toEqual([]);
  });
});
