import type { EndpointName } from '@/lib/api/addresses';
import type { Right } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import 'server-only';
import { createApiToken } from '../../api-tokens';
import { newId, newSecret } from '../../crypto/tokens';
import { ADMIN, type MatrixId, type MatrixReader, newInvite, placesOf, type World } from './world';

/** What an endpoint is asked beside its path's connection, task and call. */
export type Question = {
  readonly path?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, string>>;
  readonly body?: object;
};

export type Row = {
  /** Who gets through: anybody, a role, or whoever holds a right. */
  readonly takes: 'anybody' | Role | Right;
  /** The names of the fields of `data`, or of its rows; empty for bytes. */
  readonly fields: string;
  /** Where one's own answers with something else than 200, and where somebody else's or nobody's does than 404. */
  readonly status?: Partial<Record<MatrixId, number>>;
  /** The same for one reader and subject. */
  readonly cells?: Partial<Record<`${MatrixReader} ${MatrixId}`, number>>;
  /** Whose subject it is decides a connection unless it says something else; `nobody`: it has none. */
  readonly subject?: 'account' | 'nobody';
  readonly ask?: (world: World, id: MatrixId, reader: MatrixReader) => Promise<Question> | Question;
};

const CALL =
  'answeredAt callee caller customerName dialedAt direction endedAt gender hangupBy id intent outcome outcomeCode ' +
  'outcomeLabel place readAt recording results retries ringSeconds rounds roundsBasis score tags talkSeconds ' +
  'taskId totalSeconds transfer vendorCallId';
const CONTACT = 'attempts blacklisted id lastCallId number outcome outcomeLabel place taskId';
const TASK =
  'breaks concurrency id kind name remark robotName scriptName startDate state stateLabel vendorTaskId windows';
const STAT =
  'answerRate asOf calls dimensions intentions numbers outcomes progress range rounds talkTime taskId unavailable';
const CONNECTION =
  'account baseUrl capabilities dialect id lastError lastSuccessAt limits name provisioned recordingHosts ' +
  'recordingUrlTemplate sandbox state timeZone';
const LINK = 'createdAt expiresAt hasPassword id lastViewedAt maxViews mode name report state unmasked views';
/** With its secret: when it is made, and when it gets another. */
const LINK_URL = LINK.replace('unmasked', 'unmasked url');
const TEST = 'clockSkewMs reachable sample signedIn steps unmappedCodes';
const RAW = 'answer endpoint fetchedAt others';
const TOKEN = 'createdAt expiresAt hint id lastUsedAt name role';

/** A day of the inbound line, which is another connection than the outbound ones. */
const range = { from: '2025-11-10', to: '2025-11-12' };
const inbound = (_: World, id: MatrixId): Question => ({
  path: placesOf(id, 'air'),
  search: range,
});
const entry = (id: string) => ({
  id,
  name: id,
  dialect: 'telrobot-agent',
  baseUrl: 'http://127.0.0.1:9/tel',
  account: { userId: 'u', token: 'token-of-ours' },
});

const madeLink = async (world: World, id: MatrixId): Promise<Question> => ({
  path: { linkId: id === 'missing' ? 'abcdefgh' : (await world.makeLink(id)).id },
});
const newLink = (id: MatrixId) => {
  const { connectionId, taskId } = placesOf(id);
  return { name: 'x', mode: 'live', report: { kind: 'task', connectionId, taskId } };
};

/** Every endpoint of /api/v1. A new one does not compile before it stands here. */
export const TABLE: Readonly<Record<EndpointName, Row>> = {
  connections: { takes: 'viewer', fields: CONNECTION, subject: 'nobody' },
  'connection-create': {
    takes: 'connections:manage',
    fields: CONNECTION,
    subject: 'nobody',
    ask: () => ({ body: entry(newId().toLowerCase()) }),
  },
  // Those of the provisioning file are read-only in the product.
  'connection-change': {
    takes: 'connections:manage',
    fields: CONNECTION,
    status: { own: 409 },
    ask: () => ({ body: { name: 'x' } }),
  },
  'connection-delete': { takes: 'connections:manage', fields: 'id', status: { own: 409 } },
  'connection-test': { takes: 'connections:manage', fields: TEST },
  'connection-try': {
    takes: 'connections:manage',
    fields: TEST,
    subject: 'nobody',
    ask: () => ({ body: entry('tried') }),
  },
  overview: { takes: 'viewer', fields: 'complete sources tasks totals', subject: 'nobody' },
  tasks: { takes: 'viewer', fields: TASK },
  task: { takes: 'viewer', fields: TASK },
  'task-stat': { takes: 'viewer', fields: STAT },
  'task-summary': { takes: 'viewer', fields: STAT },
  'task-stat-raw': { takes: 'viewer', fields: RAW },
  calls: { takes: 'viewer', fields: CALL },
  numbers: { takes: 'viewer', fields: CONTACT },
  'calls-csv': { takes: 'viewer', fields: '' },
  'numbers-csv': { takes: 'viewer', fields: '' },
  call: { takes: 'viewer', fields: 'call turns' },
  'call-history': { takes: 'viewer', fields: 'current linked number' },
  'call-raw': { takes: 'viewer', fields: RAW },
  recording: { takes: 'viewer', fields: '' },
  'recording-peaks': { takes: 'viewer', fields: 'channels durationSeconds' },
  seats: { takes: 'viewer', fields: 'inUse lines total', ask: (_, id) => ({ path: placesOf(id, 'by') }) },
  inbound: { takes: 'viewer', fields: 'offline range realtime', ask: inbound },
  'inbound-raw': { takes: 'viewer', fields: RAW, ask: inbound },
  setup: {
    takes: 'anybody',
    fields: 'id login name role',
    subject: 'nobody',
    ask: async ({ api }) => {
      const token = await newInvite(api, 'viewer');
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
      const { password } = people[reader === 'admin' || reader === 'analyst' ? reader : 'viewer'];
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
  users: { takes: 'people:manage', fields: 'createdAt id login name role', subject: 'nobody' },
  invite: {
    takes: 'people:manage',
    fields: 'expiresAt role url',
    subject: 'nobody',
    ask: () => ({ body: { role: 'viewer' } }),
  },
  links: { takes: 'links:make', fields: LINK, subject: 'nobody' },
  'link-create': { takes: 'links:make', fields: LINK_URL, ask: (_, id) => ({ body: newLink(id) }) },
  'link-change': {
    takes: 'links:make',
    fields: LINK,
    ask: async (world, id) => ({ ...(await madeLink(world, id)), body: { state: 'paused' } }),
  },
  'link-revoke': { takes: 'links:make', fields: LINK, ask: madeLink },
  'link-rotate': { takes: 'links:make', fields: LINK_URL, ask: madeLink },
};
