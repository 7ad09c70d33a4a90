import * as z from 'zod/mini';
import { count } from '@/lib/model/quantity';
import { right } from '@/lib/model/rights';
import { role } from '@/lib/model/user';
import { endpoint, plain } from './endpoint';

const login = z.string().check(z.regex(/^[^\s\p{Cc}]{2,80}$/u, 'takes 2 to 80 characters without spaces'));
const password = z
  .string()
  .check(z.minLength(10, 'takes 10 to 200 characters'), z.maxLength(200, 'takes 10 to 200 characters'));
const secretText = z.string().check(z.minLength(1, 'is missing'), z.maxLength(500, 'takes at most 500 characters'));
const nothing = z.object({});

/** The signed-in reader. */
const account = z.object({ id: z.string(), login: z.string(), name: z.string(), role });
export type Account = z.infer<typeof account>;

export const setupEndpoint = endpoint({
  name: 'setup',
  summary: 'Redeem a one-time link: creates the account and signs it in',
  access: 'anonymous',
  input: nothing,
  body: z.strictObject({
    token: secretText,
    login,
    name: z.string().check(z.minLength(1, 'takes 1 to 80 characters'), z.maxLength(80, 'takes 1 to 80 characters')),
    password,
  }),
  reply: plain(account),
});

export const signInEndpoint = endpoint({
  name: 'sign-in',
  summary: 'Sign in with login and password; sets the session cookie',
  access: 'anonymous',
  input: nothing,
  body: z.strictObject({ login: secretText, password: secretText }),
  reply: plain(account),
});

export const sessionEndpoint = endpoint({
  name: 'session',
  summary: 'Who is signed in, and what takes more than ordinary reading that they may do',
  access: 'viewer',
  input: nothing,
  reply: plain(
    z.extend(account, {
      rights: z.array(right),
      /** The connections that they may see; null: all. */
      connections: z.nullable(z.array(z.string())),
    }),
  ),
});

export const signOutEndpoint = endpoint({
  name: 'sign-out',
  summary: 'Sign out: the session ends on the server',
  access: 'viewer',
  input: nothing,
  reply: plain(z.object({ signedOut: z.literal(true) })),
});

export const changePasswordEndpoint = endpoint({
  name: 'password-change',
  summary: 'Change the password; every other session of the account ends',
  access: 'viewer',
  input: nothing,
  body: z.strictObject({ current: secretText, next: password }),
  reply: plain(z.object({ endedSessions: count })),
});

const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  role,
  /** The first characters, to tell tokens apart; not enough to use one. */
  hint: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.nullable(z.iso.datetime()),
  expiresAt: z.nullable(z.iso.datetime()),
});
export type ApiToken = z.infer<typeof apiToken>;

export const tokensEndpoint = endpoint({
  name: 'tokens',
  summary: 'API tokens; never the secret',
  access: 'admin',
  input: nothing,
  reply: plain(z.array(apiToken)),
});

export const createTokenEndpoint = endpoint({
  name: 'token-create',
  summary: 'Make an API token; the secret is in this answer alone',
  access: 'admin',
  input: nothing,
  body: z.strictObject({
    name: z.string().check(z.minLength(1, 'takes 1 to 80 characters'), z.maxLength(80, 'takes 1 to 80 characters')),
    role,
    expiresAt: z.optional(z.nullable(z.iso.datetime({ offset: true, error: 'takes ISO 8601 with an offset' }))),
  }),
  reply: plain(z.extend(apiToken, { secret: z.string() })),
});

export const deleteTokenEndpoint = endpoint({
  name: 'token-delete',
  summary: 'End an API token',
  access: 'admin',
  input: z.object({ tokenId: z.string().check(z.regex(/^[a-z0-9]{1,40}$/i, 'takes the id of a token')) }),
  reply: plain(z.object({ id: z.string() })),
});

const user = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role,
  createdAt: z.iso.datetime(),
});

export const usersEndpoint = endpoint({
  name: 'users',
  summary: 'The accounts of this installation',
  access: 'viewer',
  right: 'people:manage',
  input: nothing,
  reply: plain(z.array(user)),
});

export const inviteEndpoint = endpoint({
  name: 'invite',
  summary: 'Make a one-time link that creates an account; the link is in this answer alone',
  access: 'viewer',
  right: 'people:manage',
  input: nothing,
  body: z.strictObject({ role }),
  reply: plain(z.object({ url: z.string(), role, expiresAt: z.iso.datetime() })),
});
