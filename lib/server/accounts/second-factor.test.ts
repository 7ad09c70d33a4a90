import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { firstAccount, PASSWORD, type TestIdentity, testIdentity } from '../testing/identity';
import { bytesOfKey, codeAt } from '../testing/totp';
import { signIn, signInWithCode } from './account';
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from './second-factor';

const open: TestIdentity[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((identity) => identity.close()));
});

const ADDRESS = '192.0.2.1';
/** An account with a second factor, and what computes its codes. */
async function enrolled() {
  const identity = await testIdentity();
  open.push(identity);
  const { reader, account } = await firstAccount(identity);
  const { key } = await beginSecondFactor(identity, { reader, address: ADDRESS, current: PASSWORD });
  const codeNow = (off = 0) => codeAt(key, identity.clock.now().getTime(), off);
  const { recoveryCodes } = await confirmSecondFactor(identity, { reader, address: ADDRESS, code: codeNow() });
  identity.pass(60_000);
  return { identity, reader, account, key, codeNow, recoveryCodes };
}
type Enrolled = Awaited<ReturnType<typeof enrolled>>;

async function stepOfSignIn({ identity }: Pick<Enrolled, 'identity'>): Promise<string> {
  const who = { login: 'mei', password: PASSWORD, clientAddress: ADDRESS, previousSecret: null };
  const done = await signIn(identity, who);
  if (!('step' in done)) throw new Error('No second factor is asked for.');
  return done.step;
}
const second = ({ identity }: Pick<Enrolled, 'identity'>, step: string, code: string, clientAddress = ADDRESS) =>
  signInWithCode(identity, { step, code, clientAddress, previousSecret: null });

test('after the right password a code is asked for, and only with it there is a session', async () => {
  const all = await enrolled();
  const sessions = () => all.identity.store.sessions.listOf(all.account.id);
  const before = (await sessions()).length;
  const step = await stepOfSignIn(all);
  expect(await sessions()).toHaveLength(before);
  const { account, secret } = await second(all, step, all.codeNow());
  expect(account.id).toBe(all.account.id);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(await sessions()).toHaveLength(before + 1);
});

test('a code is good once, and so is none that came before it', async () => {
  const all = await enrolled();
  await second(all, await stepOfSignIn(all), all.codeNow());
  for (const code of [all.codeNow(), all.codeNow(-1)]) {
    await expect(second(all, await stepOfSignIn(all), code)).rejects.toMatchObject({
      code: 'bad_request',
      errors: [{ field: 'code', reason: 'is wrong or was used' }],
    });
  }
  await expect(second(all, await stepOfSignIn(all), all.codeNow(1))).resolves.toBeDefined();
});

test('the code that turned the second factor on does not sign in', async () => {
  const all = await enrolled();
  all.identity.pass(-60_000);
  await expect(second(all, await stepOfSignIn(all), all.codeNow())).rejects.toMatchObject({ code: 'bad_request' });
});

test('a recovery code signs in once, however it is typed, and there are ten of them', async () => {
  const all = await enrolled();
  expect(new Set(all.recoveryCodes).size).toBe(10);
  const [first = ''] = all.recoveryCodes;
  expect(first).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await second(all, await stepOfSignIn(all), first.toLowerCase().replaceAll('-', ' '));
  await expect(second(all, await stepOfSignIn(all), first)).rejects.toMatchObject({ code: 'bad_request' });
  expect(await secondFactorOf(all.identity, all.reader)).toMatchObject({ recoveryCodesLeft: 9 });
});

test('the first step is worth nothing for another account, changed, late, or after the password changed', async () => {
  const all = await enrolled();
  const step = await stepOfSignIn(all);
  const [id = '', until = '', mac = ''] = step.split('.');
  const forged = [
    `${id}x.${until}.${mac}`,
    `${id}.${Number(until) + 1}.${mac}`,
    `${id}.${until}.${'A'.repeat(43)}`,
    '',
  ];
  for (const one of forged) {
    await expect(second(all, one, all.codeNow())).rejects.toMatchObject({ code: 'unauthenticated' });
  }
  all.identity.pass(5 * 60_000);
  await expect(second(all, step, all.codeNow())).rejects.toMatchObject({ code: 'unauthenticated' });
  const fresh = await stepOfSignIn(all);
  const from = (await all.identity.store.users.byId(all.account.id))?.passwordHash ?? '';
  const change = { userId: all.account.id, from, to: 'other', at: 1, keepSession: null };
  await all.identity.store.users.changePassword(change);
  await expect(second(all, fresh, all.codeNow())).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('guessing ends after five wrong codes, also for who gives the password again each time', async () => {
  const all = await enrolled();
  for (let n = 0; n < 5; n += 1) {
    await expect(second(all, await stepOfSignIn(all), '000000')).rejects.toMatchObject({ code: 'bad_request' });
  }
  const step = await stepOfSignIn(all);
  await expect(second(all, step, all.codeNow())).rejects.toMatchObject({ code: 'rate_limited' });
  all.identity.pass(15 * 60_000 + 1);
  await expect(second(all, await stepOfSignIn(all), all.codeNow())).resolves.toBeDefined();
});

test('twenty wrong codes in an hour are all, from however many addresses they come', async () => {
  const all = await enrolled();
  for (let n = 0; n < 20; n += 1) {
    const guess = second(all, await stepOfSignIn(all), '000000', `198.51.${n}.1`);
    await expect(guess).rejects.toMatchObject({ code: 'bad_request' });
  }
  const guess = second(all, await stepOfSignIn(all), all.codeNow(), '203.0.113.9');
  await expect(guess).rejects.toMatchObject({ code: 'rate_limited' });
});

test('a store that is down lets nobody in by a code', async () => {
  const all = await enrolled();
  const step = await stepOfSignIn(all);
  await all.identity.store.close();
  await expect(second(all, step, all.codeNow())).rejects.toThrow();
});

test('turning it off takes the password and a code, and then nobody is asked for one', async () => {
  const all = await enrolled();
  const ask = { reader: all.reader, address: ADDRESS };
  await expect(
    disableSecondFactor(all.identity, { ...ask, current: 'not it', code: all.codeNow() }),
  ).rejects.toMatchObject({ errors: [{ field: 'current' }] });
  await expect(disableSecondFactor(all.identity, { ...ask, current: PASSWORD, code: '000000' })).rejects.toMatchObject({
    errors: [{ field: 'code' }],
  });
  await disableSecondFactor(all.identity, { ...ask, current: PASSWORD, code: all.codeNow() });
  expect(await secondFactorOf(all.identity, all.reader)).toBeNull();
  await expect(stepOfSignIn(all)).rejects.toThrow(/No second factor/);
});

test('beginning takes the password, changes nothing by itself, and never stands over a confirmed one', async () => {
  const identity = await testIdentity();
  open.push(identity);
  const { reader } = await firstAccount(identity);
  const ask = { reader, address: ADDRESS };
  await expect(beginSecondFactor(identity, { ...ask, current: 'not it' })).rejects.toMatchObject({
    code: 'bad_request',
  });
  const { key } = await beginSecondFactor(identity, { ...ask, current: PASSWORD });
  await expect(stepOfSignIn({ identity })).rejects.toThrow(/No second factor/);
  await expect(confirmSecondFactor(identity, { ...ask, code: '000000' })).rejects.toMatchObject({
    code: 'bad_request',
  });
  const code = codeAt(key, identity.clock.now().getTime());
  await confirmSecondFactor(identity, { ...ask, code });
  await expect(beginSecondFactor(identity, { ...ask, current: PASSWORD })).rejects.toMatchObject({ code: 'conflict' });
});

test('new recovery codes take the place of all older ones', async () => {
  const all = await enrolled();
  const ask = { reader: all.reader, address: ADDRESS, current: PASSWORD, code: all.codeNow() };
  const { recoveryCodes } = await renewRecoveryCodes(all.identity, ask);
  const [older = ''] = all.recoveryCodes;
  await expect(second(all, await stepOfSignIn(all), older)).rejects.toMatchObject({ code: 'bad_request' });
  await expect(second(all, await stepOfSignIn(all), recoveryCodes[0] ?? '')).resolves.toBeDefined();
});

test('who removes it for somebody else stands in the audit log', async () => {
  const all = await enrolled();
  await removeSecondFactor(all.identity, { reader: all.reader, userId: all.account.id });
  const [entry] = await all.identity.store.audit.list({ limit: 1 });
  expect(entry).toMatchObject({ action: 'second-factor.removed', before: { secondFactor: true } });
  await expect(removeSecondFactor(all.identity, { reader: all.reader, userId: all.account.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('neither the key nor a recovery code stands in the store in clear, nor opens for another account', async () => {
  const all = await enrolled();
  const files = await readdir(all.identity.dataDir);
  const parts = await Promise.all(files.map((file) => readFile(join(all.identity.dataDir, file))));
  const text = Buffer.concat(parts).toString('latin1');
  const secret = bytesOfKey(all.key);
  const forms = [all.key, secret.toString('latin1'), secret.toString('base64url'), secret.toString('hex')];
  for (const clear of [...forms, ...all.recoveryCodes]) expect(text).not.toContain(clear);
  expect(text).toContain('second-factor.enabled');
});
