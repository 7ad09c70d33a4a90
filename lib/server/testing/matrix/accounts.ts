import type { EndpointName } from '@/lib/api/addresses';
import 'server-only';
import { createApiToken } from '../../accounts/api-tokens';
import { newId, newSecret } from '../../crypto/tokens';
import { both, personOf, roleOf, secondFactor, sessionOf } from './accounts-prepared';
import type { Row } from './row';
import { ADMIN, newInvite, newPerson } from './world';

const TOKEN = 'connections createdAt createdBy expiresAt hint id lastUsedAt name rights role state';
const PERSON = 'changeable connections createdAt disabledAt id lastSeenAt login name rights role secondFactor';
const INVITATION = 'changeable connections createdAt expiresAt id invitedBy name rights role';
const SESSION = 'address createdAt current device endsAt id lastSeenAt';

/** Accounts, sessions, second factors, people, tokens, the audit log. */
export const ACCOUNTS = {
  setup: {
    takes: 'anybody',
    fields: 'id login name role',
    subject: 'nobody',
    ask: async ({ api }) => {
      const { token } = await newInvite(api, 'viewer');
      return { body: { token, login: newId(), name: 'x', password: newSecret() } };
    },
  },
  'sign-in': {
    takes: 'anybody',
    fields: 'id login name role',
    subject: 'nobody',
    ask: ({ people }) => ({ body: { login: people.viewer.login, password: people.viewer.password } }),
  },
  session: { takes: 'viewer', fields: 'connections id login name rights role', subject: 'nobody' },
  'sign-out': { takes: 'viewer', fields: 'signedOut', subject: 'nobody' },
  'password-change': {
    takes: 'viewer',
    fields: 'endedSessions',
    subject: 'nobody',
    ask: ({ people }, _, reader) => {
      const { password } = people[roleOf(reader)];
      return { body: { current: password, next: password } };
    },
    cells: { 'token own': 403 },
  },
  tokens: { takes: 'admin', fields: TOKEN, subject: 'nobody' },
  'token-create': {
    takes: 'admin',
    fields: `${TOKEN} secret`,
    subject: 'nobody',
    ask: () => ({ body: { name: 'x', role: 'viewer' } }),
  },
  'token-delete': {
    takes: 'admin',
    fields: 'id',
    subject: 'account',
    ask: async ({ api }, id) => {
      if (id === 'missing') return { path: { tokenId: 'abcdefgh' } };
      const made = await createApiToken(api.services.identity, { reader: ADMIN, name: 'x', role: 'viewer' });
      return { path: { tokenId: made.id } };
    },
  },
  audit: { takes: 'audit:read', fields: 'action actor after at before detail id subject', subject: 'nobody' },
  'audit-csv': { takes: 'audit:read', fields: '', subject: 'nobody' },
  'own-sessions': { takes: 'viewer', fields: SESSION, subject: 'nobody', cells: { 'token own': 403 } },
  'own-sessions-end': { takes: 'viewer', fields: 'ended', subject: 'nobody', cells: { 'token own': 403 } },
  // A session is its account's alone: an admin ends somebody's by the account.
  'own-session-end': {
    takes: 'viewer',
    fields: 'id',
    subject: 'account',
    status: { foreign: 404 },
    cells: { 'token own': 403, 'token foreign': 403, 'token missing': 403 },
    ask: async (world, id, reader) => ({ path: { sessionId: await sessionOf(world, id, reader) } }),
  },
  'second-factor': {
    takes: 'viewer',
    fields: 'recoveryCodesLeft since',
    subject: 'nobody',
    cells: { 'token own': 403 },
    ask: async (world, _, reader) => {
      await secondFactor(world, reader, 'on');
      return {};
    },
  },
  'second-factor-begin': {
    takes: 'viewer',
    fields: 'key uri',
    subject: 'nobody',
    cells: { 'token own': 403 },
    ask: async (world, _, reader) => {
      await secondFactor(world, reader, 'none');
      return { body: { current: world.people.viewer.password } };
    },
  },
  'second-factor-confirm': {
    takes: 'viewer',
    fields: 'recoveryCodes',
    subject: 'nobody',
    cells: { 'token own': 403 },
    ask: async (world, _, reader) => ({ body: { code: await secondFactor(world, reader, 'begun') } }),
  },
  'recovery-codes-renew': {
    takes: 'viewer',
    fields: 'recoveryCodes',
    subject: 'nobody',
    cells: { 'token own': 403 },
    ask: both,
  },
  'second-factor-disable': {
    takes: 'viewer',
    fields: 'disabled',
    subject: 'nobody',
    cells: { 'token own': 403 },
    ask: both,
  },
  'second-factor-remove': {
    takes: 'people:manage',
    fields: 'id',
    subject: 'account',
    // One's own takes the password and a code.
    cells: { 'admin own': 403 },
    ask: async (world, id, reader) => {
      if (reader === 'admin' && id === 'foreign') await secondFactor(world, 'viewer', 'on');
      return personOf(world, id, reader);
    },
  },
  users: { takes: 'people:manage', fields: PERSON, subject: 'nobody' },
  'user-change': {
    takes: 'people:manage',
    fields: PERSON,
    subject: 'account',
    ask: (world, id, reader) => ({ ...personOf(world, id, reader), body: { disabled: false } }),
  },
  'user-remove': {
    takes: 'people:manage',
    fields: 'id',
    subject: 'account',
    // The last one who may do everything stays.
    cells: { 'admin own': 409 },
    ask: async (world, id, reader) => {
      const passes = reader === 'admin' && id === 'foreign';
      return passes
        ? { path: { userId: (await newPerson(world.api, 'viewer', newId())).id } }
        : personOf(world, id, reader);
    },
  },
  'user-sign-out': { takes: 'people:manage', fields: 'endedSessions', subject: 'account', ask: personOf },
  // One's own takes the old one.
  'password-link': {
    takes: 'people:manage',
    fields: 'expiresAt url',
    subject: 'account',
    cells: { 'admin own': 403 },
    ask: personOf,
  },
  // What nobody was given; one that holds is people's own test.
  'password-set': {
    takes: 'anybody',
    fields: '',
    subject: 'nobody',
    status: { own: 404 },
    ask: () => ({ body: { token: newSecret(), password: newSecret() } }),
  },
  'sign-in-code': {
    takes: 'anybody',
    fields: '',
    subject: 'nobody',
    status: { own: 401 },
    ask: () => ({ body: { step: newSecret(), code: '123456' } }),
  },
  invites: {
    takes: 'people:manage',
    fields: INVITATION,
    subject: 'nobody',
    ask: async ({ api }) => {
      await newInvite(api, 'viewer');
      return {};
    },
  },
  invite: {
    takes: 'people:manage',
    fields: `${INVITATION} url`,
    subject: 'nobody',
    ask: () => ({ body: { role: 'viewer' } }),
  },
  'invite-void': {
    takes: 'people:manage',
    fields: 'id',
    subject: 'account',
    ask: async ({ api }, id) => ({
      path: { inviteId: id === 'missing' ? 'abcdefgh' : (await newInvite(api, 'viewer')).id },
    }),
  },
} satisfies Partial<Record<EndpointName, Row>>;
