import * as z from 'zod/mini';
import { count } from '@/lib/model/quantity';
import { right } from '@/lib/model/rights';
import { role } from '@/lib/model/user';
import { codeText } from './account-keys';
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
  summary:
    'Sign in with login and password; sets the session cookie, or asks for a code where there is a second factor',
  access: 'anonymous',
  input: nothing,
  body: z.strictObject({ login: secretText, password: secretText }),
  reply: plain(z.union([account, z.object({ secondFactor: z.literal(true), step: z.string() })])),
});

export const signInCodeEndpoint = endpoint({
  name: 'sign-in-code',
  summary: 'The second step of a sign-in: a code of the app, or a recovery code; sets the session cookie',
  access: 'anonymous',
  input: nothing,
  body: z.strictObject({ step: secretText, code: codeText }),
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
