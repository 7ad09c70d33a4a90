import { createLinkEndpoint } from '@/lib/api/links';
import { RIGHTS } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import 'server-only';
import { createApiToken } from '../../accounts/api-tokens';
import { createSession } from '../../accounts/session';
import { ensureFirstLink, setup } from '../../accounts/setup';
import { keyedHash, newId, newSecret } from '../../crypto/tokens';
import { sharedData } from '../../links/public';
import { type Api, openApi } from '../api';
import { tokenOf } from '../identity';
import { type Planted, plantedVendors } from '../planted-vendors';

/** Who asks. The last two hold nothing but a share link: to another report, and to the one that is asked for. */
export const READERS = ['anonymous', 'viewer', 'analyst', 'admin', 'token', 'other-link', 'this-link'] as const;
export type MatrixReader = (typeof READERS)[number];
/** Whose the subject is that is asked for: of what the reader may see, of what others may, of nobody. */
export const IDS = ['own', 'foreign', 'missing'] as const;
export type MatrixId = (typeof IDS)[number];

/** Everybody but the admin sees these connections alone; of each there is a second one, to the same vendor. */
export const OWN = ['tel', 'air', 'by'] as const;
const SAMPLE = { taskId: '9f2c6c0e-5a44-4b0f-8f43-0f3f5f0f1a01', callId: 'c' };

/** What stands in paths at the names of parameters, for something of a connection of this vendor. */
export function placesOf(id: MatrixId, vendor: (typeof OWN)[number] = 'tel') {
  const connectionId = { own: vendor, foreign: `${vendor}-2`, missing: 'nobody-knows' }[id];
  return { connectionId, ...SAMPLE };
}

type Person = { readonly id: string; readonly login: string; readonly password: string };
const PASSWORD = 'matrix password 1';

export type World = {
  readonly api: Api;
  readonly people: Readonly<Record<Role, Person>>;
  /** What a reader sends along to say who it is: everything that could count, one after the other. */
  readonly headersOf: (reader: MatrixReader) => Promise<readonly Headers[]>;
  /** A link's id and token; its report is of the connection that `id` names. */
  readonly makeLink: (id: MatrixId, more?: object) => Promise<{ readonly id: string; readonly token: string }>;
  /** A report of the connection that everybody sees, as its link answers it. */
  readonly signedReport: () => Promise<object>;
  readonly close: () => Promise<void>;
};

/** Whoever prepares what is asked for. */
export const ADMIN = {
  kind: 'admin-token',
  id: 'admin-token',
  userId: null,
  login: 'matrix',
  name: 'matrix',
  role: 'admin',
  rights: RIGHTS,
  connections: null,
} as const;

/** An invitation to the connections that everybody sees. */
export async function newInvite(
  { services }: Api,
  role: Role,
): Promise<{ readonly id: string; readonly token: string }> {
  const { keys, clock, store } = services.identity;
  const [id, token, createdAt] = [newId(), newSecret(), clock.now().getTime()];
  const powers = { role, exceptions: {}, connections: OWN, name: null, createdBy: null, userId: null };
  const tokenHash = keyedHash(keys.invites, token);
  await store.invites.issue({ id, tokenHash, ...powers, createdAt, expiresAt: createdAt + 3_600_000 });
  return { id, token };
}

/** Somebody new, who has used such an invitation. */
export async function newPerson(api: Api, role: Role, login: string, token?: string): Promise<Person> {
  const invited = token ?? (await newInvite(api, role)).token;
  const given = { token: invited, login, name: login, password: PASSWORD, previousSecret: null };
  const { account } = await setup(api.services.identity, given);
  return { id: account.id, login, password: PASSWORD };
}

async function peopleOf(api: Api): Promise<World['people']> {
  const first = tokenOf(await ensureFirstLink(api.services.identity, 'http://localhost:3000'));
  return {
    admin: await newPerson(api, 'admin', 'admin', first),
    analyst: await newPerson(api, 'analyst', 'analyst'),
    viewer: await newPerson(api, 'viewer', 'viewer'),
  };
}

export async function matrixWorld(): Promise<World> {
  const vendors: Planted = await plantedVendors();
  const second = vendors.entries.map((entry) => ({ ...entry, id: `${entry.id}-2` }));
  const api = await openApi([...vendors.entries, ...second]);
  const people = await peopleOf(api);
  const { identity, store } = api.services;

  async function makeLink(id: MatrixId, more: object = {}) {
    const { connectionId, taskId } = placesOf(id);
    const body = { name: id, mode: 'live', report: { kind: 'task', connectionId, taskId }, ...more };
    const answer = await (await api.ask(createLinkEndpoint, '/links', { body })).json();
    if (answer.data === undefined) throw new Error(`No link was made: ${JSON.stringify(answer)}`);
    return { id: answer.data.id as string, token: new URL(answer.data.url).pathname.split('/')[2] ?? '' };
  }

  /** A new session each time: some endpoints end it. */
  async function session(role: Role): Promise<Headers> {
    const user = await store.users.byId(people[role].id);
    const secret = user && (await createSession(identity, user));
    return new Headers({ cookie: `callboard_session=${secret}`, 'sec-fetch-site': 'same-origin' });
  }

  let signed: Promise<object> | null = null;
  async function signedReport(): Promise<object> {
    const { token } = await makeLink('own');
    return (await sharedData.GET(new Request(`http://localhost:3000/s/${token}/report.json`))).json();
  }

  const seen = new Map<string, { token: string; cookie: string }>();
  /** A link's reader has its token and the cookies that its page sets; neither is good for anything else. */
  async function linkReader(id: MatrixId): Promise<readonly Headers[]> {
    const known = seen.get(id) ?? (await visited(id));
    seen.set(id, known);
    const { token, cookie } = known;
    return [
      new Headers({ authorization: `Bearer ${token}` }),
      new Headers({ cookie: `${cookie}; callboard_session=${token}`, 'sec-fetch-site': 'same-origin' }),
    ];
  }
  async function visited(id: MatrixId) {
    const { token } = await makeLink(id);
    const page = await sharedData.GET(new Request(`http://localhost:3000/s/${token}/report.json`));
    if (page.status !== 200) throw new Error(`The link answers ${page.status}.`);
    const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]);
    return { token, cookie: cookie.join('; ') };
  }

  const token = await createApiToken(identity, { reader: ADMIN, name: 'matrix', role: 'viewer', connections: OWN });

  return {
    api,
    people,
    makeLink,
    signedReport() {
      signed ??= signedReport();
      return signed;
    },
    async headersOf(who) {
      if (who === 'anonymous') return [new Headers()];
      if (who === 'token') return [new Headers({ authorization: `Bearer ${token.secret}` })];
      if (who === 'this-link') return linkReader('own');
      if (who === 'other-link') return linkReader('foreign');
      return [await session(who)];
    },
    async close() {
      await api.close();
      await vendors.close();
    },
  };
}
