import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setupEndpoint, signInEndpoint } from '@/lib/api/account';
import {
  changeUserEndpoint,
  inviteEndpoint,
  invitesEndpoint,
  passwordLinkEndpoint,
  removeUserEndpoint,
  setPasswordEndpoint,
  signUserOutEndpoint,
  usersEndpoint,
  voidInviteEndpoint,
} from '@/lib/api/people';
import type { Powers } from '@/lib/model/person';
import { RIGHTS } from '@/lib/model/rights';
import type { AnyEndpoint } from '../http/endpoints';
import { openApi } from '../testing/api';
import { tokenOf } from '../testing/identity';
import { asRole, browserOf, type Somebody, somebody } from '../testing/people';

let api: Awaited<ReturnType<typeof openApi>>;
let mei: Somebody;
beforeEach(async () => {
  api = await openApi([]);
  mei = await somebody(api, asRole('admin'), 'mei');
});
afterEach(() => api.close());

const by = ({ headers }: Somebody, endpoint: AnyEndpoint, path: string, body?: object) =>
  api.ask(endpoint, path, { as: 'nobody', headers, body });
const change = (who: Somebody, { id }: Somebody, body: object) => by(who, changeUserEndpoint, `/users/${id}`, body);
const remove = (who: Somebody, { id }: Somebody) => by(who, removeUserEndpoint, `/users/${id}`);
const isIn = async (who: Somebody) => (await by(who, usersEndpoint, '/users')).status !== 401;
const codeOf = async (response: Response) => [response.status, (await response.json()).code];
const audit = () => api.services.store.audit.list({ limit: 100 });

describe('the last one who may do everything', () => {
  test.each([
    { role: 'analyst' },
    { rights: RIGHTS.filter((right) => right !== 'audit:read') },
    { connections: [] },
    { disabled: true },
  ])('cannot become less: %j', async (body) => {
    await somebody(api, { ...asRole('admin'), connections: [] });
    expect(await codeOf(await change(mei, mei, body))).toEqual([409, 'conflict']);
    // CALLBOARD_ADMIN_TOKEN is nobody who could sign in.
    expect((await api.ask(changeUserEndpoint, `/users/${mei.id}`, { body })).status).toBe(409);
    expect((await api.services.store.users.byId(mei.id))?.role).toBe('admin');
  });

  test('cannot be removed, and stays where two remove each other at the same time', async () => {
    expect((await remove(mei, mei)).status).toBe(409);
    for (let round = 0; round < 6; round += 1) {
      const other = await somebody(api, asRole('admin'));
      const answers = await Promise.all([
        round % 2 === 0 ? change(mei, other, { role: 'viewer' }) : remove(mei, other),
        round % 2 === 0 ? change(other, mei, { role: 'viewer' }) : remove(other, mei),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses[0], JSON.stringify(statuses)).toBe(200);
      expect([403, 401, 409]).toContain(statuses[1]);
      const left = (await api.services.store.users.list()).filter(({ role }) => role === 'admin');
      expect(left).toHaveLength(1);
      const [keeper] = left;
      mei = { id: keeper?.id ?? '', login: '', headers: await browserOf(api, keeper?.id ?? '') };
    }
  });
});

describe('nobody', () => {
  const helper: Powers = { role: 'analyst', rights: ['people:manage', 'links:make'], connections: null };

  test.each([{ role: 'admin' }, { rights: ['people:manage', 'links:make', 'calls:reveal'] }])(
    'raises themselves: %j',
    async (body) => {
      const ann = await somebody(api, helper);
      expect(await codeOf(await change(ann, ann, body))).toEqual([403, 'forbidden']);
    },
  );

  test('gives others what they do not have, neither by a change nor by an invitation', async () => {
    const ann = await somebody(api, helper);
    const bob = await somebody(api, asRole('viewer'));
    for (const body of [{ role: 'admin' }, { rights: ['calls:reveal'] }]) {
      expect((await change(ann, bob, body)).status).toBe(403);
      expect((await by(ann, inviteEndpoint, '/invites', { role: 'viewer', ...body })).status).toBe(403);
    }
    expect((await change(ann, bob, { rights: ['links:make'] })).status).toBe(200);
  });

  test('touches people who may do more', async () => {
    const ann = await somebody(api, helper);
    expect((await change(ann, mei, { disabled: true })).status).toBe(403);
    expect((await remove(ann, mei)).status).toBe(403);
    expect((await by(ann, signUserOutEndpoint, `/users/${mei.id}/sessions`)).status).toBe(403);
    expect((await by(ann, passwordLinkEndpoint, `/users/${mei.id}/password-link`)).status).toBe(403);
    const { data } = await (await by(mei, inviteEndpoint, '/invites', { role: 'admin' })).json();
    expect((await by(ann, voidInviteEndpoint, `/invites/${data.id}`)).status).toBe(403);
    const listed = (await (await by(ann, usersEndpoint, '/users')).json()).data;
    expect(listed.map(({ id, changeable }: { id: string; changeable: boolean }) => [id, changeable])).toEqual([
      [mei.id, false],
      [ann.id, true],
    ]);
  });

  test('gets past the old password by a link for their own', async () => {
    expect((await by(mei, passwordLinkEndpoint, `/users/${mei.id}/password-link`)).status).toBe(403);
  });

  test('acts on a right that was taken away while the request was under way', async () => {
    const ann = await somebody(api, asRole('admin'));
    const bob = await somebody(api, asRole('viewer'));
    await api.services.store.people.change((all) => {
      const own = all.find(({ id }) => id === ann.id);
      if (!own) throw new Error('no ann');
      return { id: ann.id, to: { ...own, role: 'viewer' } };
    });
    expect((await change(ann, bob, { role: 'admin' })).status).toBe(403);
  });
});

describe('somebody who is disabled or removed', () => {
  test('is out at the next request, cannot sign in, and is back with the same powers once enabled', async () => {
    const ann = await somebody(api, { ...asRole('analyst'), rights: ['people:manage'] });
    expect(await isIn(ann)).toBe(true);
    expect((await change(mei, ann, { disabled: true })).status).toBe(200);
    expect(await isIn(ann)).toBe(false);
    await expect(browserOf(api, ann.id)).rejects.toThrow();
    const { data } = await (await change(mei, ann, { disabled: false })).json();
    expect(data).toMatchObject({ role: 'analyst', rights: ['people:manage'], disabledAt: null });
    expect(await isIn({ ...ann, headers: await browserOf(api, ann.id) })).toBe(true);
  });

  test('is gone with the sessions and the open invitations', async () => {
    const ann = await somebody(api, { ...asRole('admin'), rights: ['people:manage'] });
    const { data } = await (await by(ann, inviteEndpoint, '/invites', { role: 'viewer', rights: [] })).json();
    expect((await remove(mei, ann)).status).toBe(200);
    expect(await isIn(ann)).toBe(false);
    expect((await (await by(mei, invitesEndpoint, '/invites')).json()).data).toEqual([]);
    const body = { token: tokenOf(data.url), login: 'late', name: 'Late', password: 'canary password 1' };
    expect((await api.ask(setupEndpoint, '/setup', { as: 'nobody', body })).status).toBe(404);
    expect((await remove(mei, ann)).status).toBe(404);
  });
});

test('signing somebody out ends every session of theirs and of nobody else', async () => {
  const ann = await somebody(api, asRole('viewer'));
  const elsewhere = { ...ann, headers: await browserOf(api, ann.id) };
  const { data } = await (await by(mei, signUserOutEndpoint, `/users/${ann.id}/sessions`)).json();
  expect(data).toEqual({ endedSessions: 2 });
  expect([await isIn(ann), await isIn(elsewhere), await isIn(mei)]).toEqual([false, false, true]);
});

test('an invitation makes exactly the account that was meant, is listed until then, and can be voided', async () => {
  const given = { role: 'viewer', rights: ['links:make'], connections: [], name: 'Ann of sales' };
  const { data } = await (await by(mei, inviteEndpoint, '/invites', given)).json();
  const days = (Date.parse(data.expiresAt) - Date.parse(data.createdAt)) / 86_400_000;
  expect(days).toBe(7);
  const pending = await (await by(mei, invitesEndpoint, '/invites')).json();
  expect(pending.data).toMatchObject([{ ...given, invitedBy: 'Name of mei', changeable: true }]);
  expect(JSON.stringify(pending)).not.toContain(tokenOf(data.url));
  const body = { token: tokenOf(data.url), login: 'ann', name: 'Ann', password: 'canary password 1' };
  expect((await api.ask(setupEndpoint, '/setup', { as: 'nobody', body })).status).toBe(200);
  const { data: all } = await (await by(mei, usersEndpoint, '/users')).json();
  expect(all[1]).toMatchObject({ login: 'ann', role: 'viewer', rights: ['links:make'], connections: [] });
  const second = await (await by(mei, inviteEndpoint, '/invites', { role: 'viewer' })).json();
  expect((await by(mei, voidInviteEndpoint, `/invites/${second.data.id}`)).status).toBe(200);
  const late = { ...body, login: 'bob', token: tokenOf(second.data.url) };
  expect((await api.ask(setupEndpoint, '/setup', { as: 'nobody', body: late })).status).toBe(404);
}, 60_000);

test('a link for a password sets it once, signs nobody in and ends every session', async () => {
  const ann = await somebody(api, asRole('viewer'), 'ann');
  const { data } = await (await by(mei, passwordLinkEndpoint, `/users/${ann.id}/password-link`)).json();
  const body = { token: tokenOf(data.url), password: 'a new password 1' };
  const account = { ...body, login: 'thief', name: 'Thief' };
  expect((await api.ask(setupEndpoint, '/setup', { as: 'nobody', body: account })).status).toBe(404);
  const set = await api.ask(setPasswordEndpoint, '/password', { as: 'nobody', body });
  expect([set.status, set.headers.getSetCookie()]).toEqual([200, []]);
  expect(await isIn(ann)).toBe(false);
  const signIn = { login: 'ann', password: 'a new password 1' };
  expect((await api.ask(signInEndpoint, '/session', { as: 'nobody', body: signIn })).status).toBe(200);
  expect((await api.ask(setPasswordEndpoint, '/password', { as: 'nobody', body })).status).toBe(404);
}, 60_000);

test('each change is in the audit log with before and after, and no secret is', async () => {
  const ann = await somebody(api, asRole('viewer'), '19900001234');
  await change(mei, ann, { role: 'analyst', connections: [] });
  await change(mei, ann, { connections: [] });
  await by(mei, passwordLinkEndpoint, `/users/${ann.id}/password-link`);
  await by(mei, signUserOutEndpoint, `/users/${ann.id}/sessions`);
  await remove(mei, ann);
  const entries = await audit();
  expect(entries.map(({ actor, subject }) => [actor, subject])).toEqual(Array(4).fill([mei.id, ann.id]));
  const actions = entries.map(({ action }) => action).sort();
  expect(actions).toEqual(['password.link-created', 'user.changed', 'user.removed', 'user.signed-out']);
  expect(entries.find(({ action }) => action === 'user.changed')).toMatchObject({
    before: { role: 'viewer', rights: [], connections: 'all' },
    after: { role: 'analyst', rights: ['links:make'], connections: [] },
  });
  expect(JSON.stringify(entries)).not.toContain('19900001234');
});
