import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import 'server-only';
import { type Call, createCall } from '../http/call';
import { newRequestId } from '../http/request-id';
import { aboutLink, type LinkPurpose } from '../people/about-link';
import { services } from '../process/services';
import { authenticate } from './access';
import type { Reader } from './identity';

/** Where to go after signing in: a path of our own, whatever the link says; `/` for everything else. */
export function safeNext(next: string | readonly string[] | undefined): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\x21-\x7e]{0,1000}$/.test(next) || next.includes('\\')) return '/';
  const url = new URL(next, 'http://own.invalid');
  return url.host === 'own.invalid' ? `${url.pathname}${url.search}` : '/';
}

/** Who looks at the page; null: nobody is signed in. */
export async function readerOrNull(): Promise<Reader | null> {
  return authenticate(services().identity, await headers());
}

/** The reader of a page, or a redirect to the sign-in page, which leads back here. */
export async function requireReader(): Promise<Reader> {
  const reader = await readerOrNull();
  if (reader) return reader;
  const path = safeNext((await headers()).get('x-callboard-path') ?? undefined);
  redirect((path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`) as Route);
}

/** What a one-time link is for; null for one that does not hold. */
export function linkPurpose(token: string): Promise<LinkPurpose | null> {
  return aboutLink(services().identity, token);
}

/** For a server component that puts its questions to a verb itself; the verb's own checks of the input do not run. */
export async function pageCall(): Promise<Call> {
  const reader = await requireReader();
  const request = { headers: await headers(), signal: new AbortController().signal };
  return { ...createCall(services(), request, newRequestId()), reader };
}
