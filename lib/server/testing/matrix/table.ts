import type { EndpointName } from '@/lib/api/addresses';
import 'server-only';
import { newId } from '../../crypto/tokens';
import { ACCOUNTS } from './accounts';
import type { Question, Row } from './row';
import { type MatrixId, placesOf, type World } from './world';

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
const LINK =
  'createdAt expiresAt exports hasPassword id lastViewedAt maxViews mode name owner report state stopped unmasked views';
const TEST = 'clockSkewMs reachable sample signedIn steps unmappedCodes';
const RAW = 'answer endpoint fetchedAt others';

/** A day of the inbound line, which is another connection than the outbound ones. */
const range = { from: '2025-11-10', to: '2025-11-12' };
const FRAME = 'https://client.example';
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

const linkId = async (world: World, id: MatrixId, more?: object) => ({
  linkId: id === 'missing' ? 'abcdefgh' : (await world.makeLink(id, more)).id,
});
const madeLink = async (world: World, id: MatrixId): Promise<Question> => ({ path: await linkId(world, id) });
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
  links: { takes: 'links:make', fields: LINK, subject: 'nobody' },
  'link-create': { takes: 'links:make', fields: `${LINK} url`, ask: (_, id) => ({ body: newLink(id) }) },
  'link-change': {
    takes: 'links:make',
    fields: LINK,
    ask: async (world, id) => ({ ...(await madeLink(world, id)), body: { state: 'paused' } }),
  },
  'link-revoke': { takes: 'links:make', fields: LINK, ask: madeLink },
  'link-rotate': { takes: 'links:make', fields: `${LINK} url`, ask: madeLink },
  'link-take-over': { takes: 'admin', fields: LINK, ask: madeLink },
  'link-embed': {
    takes: 'links:make',
    fields: 'expiresAt url',
    ask: async (world, id) => ({ path: await linkId(world, id, { embedOrigins: [FRAME] }), body: { origin: FRAME } }),
  },
  'task-report-csv': { takes: 'viewer', fields: '' },
  'task-report-xlsx': { takes: 'viewer', fields: '' },
  'task-report-html': { takes: 'viewer', fields: '' },
  'inbound-report-csv': { takes: 'viewer', fields: '', ask: inbound },
  'inbound-report-xlsx': { takes: 'viewer', fields: '', ask: inbound },
  'inbound-report-html': { takes: 'viewer', fields: '', ask: inbound },
  'call-report-csv': { takes: 'viewer', fields: '' },
  'call-report-xlsx': { takes: 'viewer', fields: '' },
  'call-report-html': { takes: 'viewer', fields: '' },
  verify: {
    takes: 'viewer',
    fields: 'differences now same verdict',
    subject: 'nobody',
    ask: async (world) => ({ body: { report: await world.signedReport() } }),
  },
  ...ACCOUNTS,
};
