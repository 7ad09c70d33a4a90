import { afterEach, expect, test } from 'vitest';
import { firstAccount, PASSWORD, type TestIdentity, testIdentity } from '../testing/identity';
import { signIn } from './account';
import { addressGroup } from './sign-in-limit';

const open: TestIdentity[] = [];
async function withAccount(): Promise<TestIdentity> {
  const identity = await testIdentity();
  open.push(identity);
  await firstAccount(identity);
  return identity;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((identity) => identity.close()));
});

/** What a sign-in came to: `in`, or the failure's code. */
async function attempt(identity: TestIdentity, password: string, login = 'mei', clientAddress = '192.0.2.1') {
  try {
    await signIn(identity, { login, password, clientAddress, previousSecret: null });
    return 'in';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : 'unknown';
  }
}
const WRONG = 'not the password';

test('after five wrong passwords even the right one has to wait, for as long as it says', async () => {
  const identity = await withAccount();
  for (let n = 0; n < 5; n += 1) {
    expect(await attempt(identity, WRONG)).toBe('unauthenticated');
    identity.pass(60_000);
  }
  const input = { login: 'mei', password: PASSWORD, clientAddress: '192.0.2.1', previousSecret: null };
  await expect(signIn(identity, input)).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 600 });
  expect(await attempt(identity, PASSWORD, 'MEI')).toBe('rate_limited');
  expect(await attempt(identity, PASSWORD, 'mei', '192.0.2.2')).toBe('in');
  identity.pass(600_000);
  expect(await attempt(identity, PASSWORD)).toBe('in');
});

test('a hundred guesses at once are five guesses', async () => {
  const identity = await withAccount();
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => attempt(identity, WRONG)));
  expect(outcomes.filter((outcome) => outcome === 'unauthenticated').length).toBeLessThanOrEqual(5);
  expect(outcomes.every((outcome) => outcome === 'unauthenticated' || outcome === 'rate_limited')).toBe(true);
});

test('one address may be wrong about twenty logins in an hour, and no more', async () => {
  const identity = await withAccount();
  for (let n = 0; n < 20; n += 1) expect(await attempt(identity, WRONG, `user-${n}`)).toBe('unauthenticated');
  expect(await attempt(identity, PASSWORD)).toBe('rate_limited');
  identity.pass(3_600_000);
  expect(await attempt(identity, PASSWORD)).toBe('in');
});

test('the right password takes the wrong ones before it off the books', async () => {
  const identity = await withAccount();
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 4; n += 1) expect(await attempt(identity, WRONG)).toBe('unauthenticated');
    expect(await attempt(identity, PASSWORD)).toBe('in');
  }
});

test('while the store cannot count, nobody gets in', async () => {
  const identity = await withAccount();
  await identity.store.close();
  expect(await attempt(identity, PASSWORD)).not.toBe('in');
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
  ['2001:0DB8::0001:0:0:0:9', '2001:db8:0:1'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('address %s counts as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
