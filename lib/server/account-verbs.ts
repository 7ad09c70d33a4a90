import type * as z from 'zod/mini';
import type {
  Account,
  changePasswordEndpoint,
  createTokenEndpoint,
  deleteTokenEndpoint,
  inviteEndpoint,
  sessionEndpoint,
  setupEndpoint,
  signInEndpoint,
} from '@/lib/api/account';
import { AppError } from '@/lib/errors';
import 'server-only';
import { changePassword, listUsers, type SignedIn, signIn, signOut } from './account';
import { createApiToken, deleteApiToken, listApiTokens } from './api-tokens';
import type { Call } from './call';
import type { Reader } from './identity';
import { ownOrigin } from './own-origin';
import { SESSION_ABSOLUTE_MS } from './session';
import { isHttps, secretOfCookies, sessionCookie } from './session-cookie';
import { invite, setup } from './setup';

// The verbs of accounts, sessions and tokens, tied to what HTTP knows: cookies, the client's address, our own origin.

type Body<Of extends { body: z.ZodMiniType }> = z.output<Of['body']>;

/** @throws AppError `unauthenticated`; the route has asked before, so that this never happens. */
function readerOf({ reader }: Call): Reader {
  if (!reader) throw new AppError('unauthenticated', 'Sign in, or send an API token.');
  return reader;
}

/** As server.mjs saw it at the socket: what a client says of itself in headers is not believed. */
const clientAddress = ({ headers }: Call) => headers.get('x-callboard-client') ?? 'unknown';

function setCookie({ head, headers }: Call, secret: string): void {
  const maxAgeSeconds = secret === '' ? 0 : SESSION_ABSOLUTE_MS / 1_000;
  head.append('Set-Cookie', sessionCookie(secret, { https: isHttps(headers), maxAgeSeconds }));
}

function welcome(call: Call, { account, secret }: SignedIn): { data: Account } {
  setCookie(call, secret);
  return { data: account };
}

/** Redeems a one-time link and signs its account in. */
export async function postSetup(call: Call, input: Body<typeof setupEndpoint>): Promise<{ data: Account }> {
  const previousSecret = secretOfCookies(call.headers);
  return welcome(call, await setup(call.services.identity, { ...input, previousSecret }));
}

/** Signs in by login and password. */
export async function postSession(call: Call, input: Body<typeof signInEndpoint>): Promise<{ data: Account }> {
  const previousSecret = secretOfCookies(call.headers);
  const who = { ...input, clientAddress: clientAddress(call), previousSecret };
  return welcome(call, await signIn(call.services.identity, who));
}

/** Who is signed in; a token stands for itself. */
export async function getSession(call: Call): Promise<z.output<typeof sessionEndpoint.reply>> {
  const reader = readerOf(call);
  const { id, login, name, role, rights, connections } = reader;
  return { data: { id, login, name, role, rights: [...rights], connections: connections && [...connections] } };
}

/** Ends the session of the cookie. */
export async function deleteSession(call: Call): Promise<{ data: { signedOut: true } }> {
  const secret = secretOfCookies(call.headers);
  if (secret !== null) await signOut(call.services.identity, { reader: readerOf(call), secret });
  setCookie(call, '');
  return { data: { signedOut: true } };
}

/** Changes the password of the one who is signed in. */
export async function postPassword(call: Call, input: Body<typeof changePasswordEndpoint>) {
  const who = { ...input, reader: readerOf(call), clientAddress: clientAddress(call) };
  return { data: await changePassword(call.services.identity, who) };
}

/** Every account. */
export async function getUsers(call: Call) {
  return { data: await listUsers(call.services.identity) };
}

/** Every API token, without its secret. */
export async function getTokens(call: Call) {
  return { data: await listApiTokens(call.services.identity) };
}

/** Makes an API token. */
export async function postToken(call: Call, input: Body<typeof createTokenEndpoint>) {
  return { data: await createApiToken(call.services.identity, { ...input, reader: readerOf(call) }) };
}

/** Ends an API token. */
export async function deleteToken(call: Call, { tokenId }: z.output<typeof deleteTokenEndpoint.input>) {
  return { data: await deleteApiToken(call.services.identity, { reader: readerOf(call), tokenId }) };
}

/** Makes a one-time link for another account. */
export async function postInvite(call: Call, { role }: Body<typeof inviteEndpoint>) {
  return { data: await invite(call.services.identity, { reader: readerOf(call), role, origin: ownOrigin(call) }) };
}
