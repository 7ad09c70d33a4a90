import { afterEach, expect, test } from 'vitest';
import { type ConnectionAccess, type Exceptions, RIGHTS } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import { firstAccount, type TestIdentity, testIdentity } from '../testing/identity';
import { authenticate } from './access';
import { createApiToken, listApiTokens } from './api-tokens';
import type { Reader } from './identity';

const open: TestIdentity[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((identity) => identity.close()));
});

async function started() {
  const identity = await testIdentity();
  open.push(identity);
  const { reader } = await firstAccount(identity);
  const asking = (secret: string) => authenticate(identity, new Headers({ authorization: `Bearer ${secret}` }));
  const become = (change: {
    role?: Role;
    exceptions?: Exceptions;
    connections?: ConnectionAccess;
    disabledAt?: number | null;
  }) =>
    identity.store.people.change((everybody) => {
      const own = everybody.find(({ id }) => id === reader.id);
      if (!own) throw new Error('no such account');
      return { id: own.id, to: { ...own, ...change } };
    });
  return { identity, reader, asking, become };
}

test('a token may read, and what it was made for besides, of the connections that it was made for', async () => {
  const { identity, reader, asking } = await started();
  const scope = { role: 'viewer', rights: ['links:make'], connections: ['tel'] } as const;
  const { secret } = await createApiToken(identity, { reader, name: 'BI', ...scope });
  expect(await asking(secret)).toMatchObject({ kind: 'token', ...scope });
  const whole = await createApiToken(identity, { reader, name: 'all', role: 'admin' });
  expect(await asking(whole.secret)).toMatchObject({ role: 'admin', rights: RIGHTS, connections: null });
});

test('a token loses what its maker loses, at once, and has it again when its maker has', async () => {
  const { identity, reader, asking, become } = await started();
  const made = await createApiToken(identity, {
    reader,
    name: 'BI',
    role: 'admin',
    rights: ['calls:reveal', 'links:make'],
    connections: ['tel', 'by'],
  });
  await become({ role: 'viewer', exceptions: { 'links:make': true }, connections: ['by', 'air'] });
  expect(await asking(made.secret)).toMatchObject({ role: 'viewer', rights: ['links:make'], connections: ['by'] });
  expect((await listApiTokens(identity))[0]).toMatchObject({
    state: 'narrowed',
    rights: ['calls:reveal', 'links:make'],
  });
  await become({ role: 'admin', exceptions: {}, connections: null });
  expect(await asking(made.secret)).toMatchObject({
    rights: ['calls:reveal', 'links:make'],
    connections: ['tel', 'by'],
  });
  expect((await listApiTokens(identity))[0]).toMatchObject({ state: 'active' });
});

test('a token of somebody who is disabled or gone opens nothing', async () => {
  const { identity, reader, asking, become } = await started();
  const { secret } = await createApiToken(identity, { reader, name: 'BI', role: 'viewer' });
  await become({ disabledAt: 1 });
  expect(await asking(secret)).toBeNull();
  expect((await listApiTokens(identity))[0]).toMatchObject({ state: 'orphaned' });
  await become({ disabledAt: null });
  expect(await asking(secret)).not.toBeNull();
  await identity.store.people.change(() => ({ id: reader.id, remove: true }));
  expect(await asking(secret)).toBeNull();
});

test('nobody makes a token that could do or see more than they', async () => {
  const { identity, reader } = await started();
  const analyst: Reader = { ...reader, role: 'analyst', rights: ['links:make'], connections: ['tel'] };
  const make = (scope: Omit<Parameters<typeof createApiToken>[1], 'reader' | 'name'>) =>
    createApiToken(identity, { reader: analyst, name: 'more', ...scope });
  for (const [scope, field] of [
    [{ role: 'admin' }, 'role'],
    [{ role: 'viewer', rights: ['calls:reveal'] }, 'rights'],
    [{ role: 'viewer', connections: ['tel', 'by'] }, 'connections'],
  ] as const) {
    const refused = expect.arrayContaining([expect.objectContaining({ field })]);
    await expect(make(scope)).rejects.toMatchObject({ code: 'bad_request', errors: refused });
  }
  await expect(make({ role: 'viewer', rights: ['links:make'], connections: ['tel'] })).resolves.toBeDefined();
});

test('a token makes no other token, which would outlive its own end', async () => {
  const { identity, reader, asking } = await started();
  const { secret } = await createApiToken(identity, { reader, name: 'BI', role: 'admin' });
  const token = await asking(secret);
  if (!token) throw new Error('The token does not hold.');
  await expect(createApiToken(identity, { reader: token, name: 'child', role: 'viewer' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('what a token was made for stands in the audit log, and nothing of its secret', async () => {
  const { identity, reader } = await started();
  const { secret } = await createApiToken(identity, { reader, name: 'BI', role: 'viewer', connections: ['tel'] });
  const [entry] = await identity.store.audit.list({ limit: 1 });
  expect(entry).toMatchObject({ action: 'token.created', after: { name: 'BI', role: 'viewer', connections: ['tel'] } });
  expect(JSON.stringify(entry)).not.toContain(secret.slice(-43));
});
