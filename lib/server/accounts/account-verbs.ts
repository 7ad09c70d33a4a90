import type * as z from 'zod/mini';
import type {
  Account,
  changePasswordEndpoint,
  sessionEndpoint,
  setupEndpoint,
  signInCodeEndpoint,
  signInEndpoint,
} from '@/lib/api/account';
import type { createTokenEndpoint, deleteTokenEndpoint } from '@/lib/api/tokens';
import 'server-only';
import type { Call } from '../http/call';
import { clientAddress, readerOf, visitorOf } from '../http/call-reader';
import { changePassword, type SignedIn, signIn, signInWithCode, signOut } from './account';
import { createApiToken, deleteApiToken, listApiTokens } from './api-tokens';
import { SESSION_ABSOLUTE_MS } from './session';
import { isHttps, secretOfCookies, sessionCookie } from './session-cookie';
import { setup } from './setup';

// The verbs of accounts, sessions and tokens, tied to what HTTP knows: cookies, the client's address, our own origin.

type Body<Of extends { body: z.ZodMiniType }> = z.output<Of['body']>;

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
  return welcome(call, await setup(call.services.identity, { ...input, previousSecret, visitor: visitorOf(call) }));
}

const comingFrom = (call: Call) => ({
  clientAddress: clientAddress(call),
  previousSecret: secretOfCookies(call.headers),
  visitor: visitorOf(call),
});

/** Signs in by login and password; where a code is wanted, too, nobody is signed in yet. */
export async function postSession(
  call: Call,
  input: Body<typeof signInEndpoint>,
): Promise<z.output<typeof signInEndpoint.reply>> {
  const done = await signIn(call.services.identity, { ...input, ...comingFrom(call) });
  if (!('step' in done)) return welcome(call, done);
  call.noted.unstored = true;
  return { data: { secondFactor: true, step: done.step } };
}

/** The second step of a sign-in. */
export async function postSessionCode(call: Call, input: Body<typeof signInCodeEndpoint>): Promise<{ data: Account }> {
  return welcome(call, await signInWithCode(call.services.identity, { ...input, ...comingFrom(call) }));
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

/** Every API token, without its secret. */
export async function getTokens(call: Call) {
  return { data: await listApiTokens(call.services.identity) };
}

/** Makes an API token. */
export async function postToken(call: Call, input: Body<typeof createTokenEndpoint>) {
  call.noted.unstored = true;
  return { data: await createApiToken(call.services.identity, { ...input, reader: readerOf(call) }) };
}

/** Ends an API token. */
export async function deleteToken(call: Call, { tokenId }: z.output<typeof deleteTokenEndpoint.input>) {
  return { data: await deleteApiToken(call.services.identity, { reader: readerOf(call), tokenId }) };
}
