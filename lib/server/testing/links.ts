import { changeLinkEndpoint, createLinkEndpoint, linksEndpoint } from '@/lib/api/links';
import type { Link } from '@/lib/model/link';
import type { Role } from '@/lib/model/user';
import 'server-only';
import { linkEvents } from '../links/events';
import { sharedData } from '../links/public';
import { sharedPage } from '../links/shared-page';
import { unlockLink } from '../links/unlock';
import { type Services, shareServices } from '../process/services';
import type { Api } from './api';

export type MadeLink = Link & { readonly url: string; readonly token: string };

/** A page that says what it is a page of; the words of a report are components/report's. */
const draw = async (view: { readonly kind: string }, head: object) => ({
  html: `<p>${view.kind}</p>${JSON.stringify('answer' in view ? view.answer : '')}`,
  policy: `frames ${JSON.stringify('frames' in head ? head.frames : [])}`,
});
const page = sharedPage(draw);
const unlock = unlockLink(draw);

const at = (token: string, rest = '', headers: HeadersInit = {}, signal?: AbortSignal) =>
  new Request(`http://localhost:3000/s/${token}${rest}`, { headers, ...(signal && { signal }) });

/** A link's page, its data, its stream and its lock, as somebody without an account asks for them. */
export const reader = {
  page: (token: string, headers?: HeadersInit) => page.GET(at(token, '', headers)),
  json: (token: string, search = '', headers?: HeadersInit) =>
    sharedData.GET(at(token, `/report.json${search}`, headers)),
  events: (token: string, headers?: HeadersInit, signal?: AbortSignal) =>
    linkEvents.GET(at(token, '/events', headers, signal)),
  unlock: (token: string, password: string, headers: Readonly<Record<string, string>> = {}) =>
    unlock.POST(
      new Request(`http://localhost:3000/s/${token}/unlock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-callboard-client': '192.0.2.1', ...headers },
        body: JSON.stringify({ password }),
      }),
    ),
};

/** What a browser would send back. */
export const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** The owner's side, on a report that `report` is by default. */
export function linkOwner(api: Api, report: object) {
  const ask = (body: object, as: Role) => api.ask(createLinkEndpoint, '/links', { as, body });
  return {
    /** The answer to a link that may be refused. */
    tryMake: (more: object = {}, as: Role = 'analyst') =>
      ask({ name: 'For the client', mode: 'live', report, ...more }, as),
    async make(more: object = {}, as: Role = 'analyst'): Promise<MadeLink> {
      const response = await ask({ name: 'For the client', mode: 'live', report, ...more }, as);
      const { data, ...problem } = await response.json();
      if (response.status !== 200) throw new Error(`No link was made: ${JSON.stringify(problem)}`);
      return { ...data, token: data.url.split('/s/')[1] };
    },
    change: (id: string, body: object, as: Role = 'analyst') =>
      api.ask(changeLinkEndpoint, `/links/${id}`, { method: 'PATCH', as, body }),
    async find(id: string): Promise<Link | undefined> {
      const { data } = await (await api.ask(linksEndpoint, '/links')).json();
      return data.find((link: Link) => link.id === id);
    },
  };
}

/** Runs what looks for the process's services as another process does that has its own. */
export function asInstance<Value>(other: Services, own: Services, work: () => Promise<Value>): Promise<Value> {
  shareServices(other);
  try {
    // A handler takes its services before it waits for anything.
    return work();
  } finally {
    shareServices(own);
  }
}

/** What a stream says, piece by piece, until it ends. */
export async function* pieces(response: Response): AsyncGenerator<string> {
  const from = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await from?.read(); part && !part.done; part = await from?.read()) yield part.value;
}

/** Everything that a stream says until it ends. */
export async function heard(response: Response): Promise<string> {
  let said = '';
  for await (const piece of pieces(response)) said += piece;
  return said;
}
