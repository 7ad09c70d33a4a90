import { afterAll, beforeAll, expect, test } from 'vitest';
import { setupEndpoint } from '@/lib/api/account';
import {
  changeUserEndpoint,
  inviteEndpoint,
  invitesEndpoint,
  passwordLinkEndpoint,
  setPasswordEndpoint,
} from '@/lib/api/people';
import type { AnyEndpoint } from '../http/endpoints';
import { openApi } from '../testing/api';
import { tokenOf } from '../testing/identity';
import { asRole, type Somebody, somebody } from '../testing/people';
import { aboutLink } from './about-link';

let api: Awaited<ReturnType<typeof openApi>>;
let mei: Somebody;
beforeAll(async () => {
  api = await openApi([]);
  mei = await somebody(api, asRole('admin'), 'mei');
});
afterAll(() => api.close());

const by = ({ headers }: Somebody, endpoint: AnyEndpoint, path: string, body?: object) =>
  api.ask(endpoint, path, { as: 'nobody', headers, body });
const change = ({ id }: Somebody, body: object) => by(mei, changeUserEndpoint, `/users/${id}`, body);
const redeem = (token: string, login: string) =>
  api.ask(setupEndpoint, '/setup', {
    as: 'nobody',
    body: { token, login, name: 'New', password: 'canary password 1' },
  });
const listed = async () => (await (await by(mei, invitesEndpoint, '/invites')).json()).data;

test.each([
  ['may invite nobody any more', { rights: [] }, asRole('admin')],
  ['may do less than it gives', { role: 'viewer', rights: ['people:manage'] }, asRole('admin')],
  ['sees fewer connections than it gives', { connections: [] }, asRole('admin')],
])('an invitation does not hold while who made it %s', async (_, less, again) => {
  const ann = await somebody(api, asRole('admin'));
  const { data } = await (await by(ann, inviteEndpoint, '/invites', { role: 'analyst' })).json();
  const token = tokenOf(data.url);
  expect((await change(ann, less)).status).toBe(200);
  expect((await redeem(token, data.id)).status).toBe(404);
  expect(await aboutLink(api.services.identity, token)).toBeNull();
  expect(await listed()).toEqual([]);
  expect((await change(ann, again)).status).toBe(200);
  expect(await listed()).toHaveLength(1);
  expect((await redeem(token, data.id)).status).toBe(200);
});

test('a link for a password does not hold once who made it may do less than whose password it sets', async () => {
  const ann = await somebody(api, asRole('admin'));
  const bob = await somebody(api, asRole('analyst'));
  const { data } = await (await by(ann, passwordLinkEndpoint, `/users/${bob.id}/password-link`)).json();
  const set = () =>
    api.ask(setPasswordEndpoint, '/password', {
      as: 'nobody',
      body: { token: tokenOf(data.url), password: 'a new password 1' },
    });
  expect((await change(ann, { role: 'viewer', rights: ['people:manage'] })).status).toBe(200);
  expect((await set()).status).toBe(404);
  // What counts is what the account may do now.
  expect((await change(bob, { role: 'viewer', rights: [] })).status).toBe(200);
  expect((await set()).status).toBe(200);
});
