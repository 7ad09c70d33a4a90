import * as z from 'zod';
import type { ConnectionTest } from '@/lib/model/connection';
import type { Range } from '@/lib/model/quantity';
import { addDays, instantOfLocal, localDate, localOfInstant } from '@/lib/model/time';
import type { Connector, Io, Target } from '../connector';
import { isSignInRefusal } from '../failure';
import { probe } from '../probe';
import { request } from '../request';
import { vendorUrl } from '../url';
import { vendor } from '../vendor';
import { checkInbound } from './checks';
import { HANGUP_KEYS, RATING_MARKS } from './codes';
import { mapInbound } from './map';
import { rowsOf } from './rows';
import { session } from './session';
import { authAnswer, type StatisticsWire, statisticsAnswer } from './wire';

const AUTH = 'POST /service/cloud/auth';
const STATISTICS = 'GET /service/cloud/inbound/dashboard/statistics';
/** The vendor's samples send it everywhere. */
const AGENT = { 'user-agent': 'Airudder' };

const key = (takes: string) => z.string(takes).regex(/^[\x21-\x7e]{1,200}$/, takes);
const account = z.strictObject(
  {
    appKey: key('takes the app key'),
    appSecret: key('takes the app secret'),
    authScheme: z.enum(['Token', 'Bearer'], 'takes Token or Bearer').default('Token'),
  },
  { error: 'takes appKey, appSecret and authScheme' },
);
type Account = z.output<typeof account>;

const pathOf = (endpoint: string) => endpoint.replace(/^[A-Z]+ /, '');

/** Keys of fixed vocabularies that no table knows, with how many rows hold them. */
function unmappedIn(wire: StatisticsWire): ConnectionTest['unmappedCodes'] {
  const { all } = rowsOf(wire);
  const marks: readonly string[] = RATING_MARKS;
  const fields = [
    {
      field: 'hangup_type_distribution',
      keys: all.flatMap(({ row }) => Object.keys(row.hangup_type_distribution ?? {})),
      known: (name: string) => HANGUP_KEYS.has(name),
    },
    {
      field: 'satisfied_distribution',
      keys: all.flatMap(({ row }) => Object.keys(row.satisfied_distribution?.marks ?? {})),
      known: (name: string) => marks.includes(name),
    },
  ];
  return fields.flatMap(({ field, keys, known }) => {
    const unknown = keys.filter((name) => !known(name));
    return [...new Set(unknown)].map((code) => ({
      field,
      code,
      label: null,
      count: unknown.filter((other) => other === code).length,
    }));
  });
}

function connect({ baseUrl, timeZone }: Target, { appKey, appSecret, authScheme }: Account, io: Io): Connector {
  const signIn = (signal: AbortSignal) =>
    request(io, {
      endpoint: AUTH,
      url: vendorUrl(baseUrl, pathOf(AUTH)),
      headers: AGENT,
      body: { APPKey: appKey, APPSecret: appSecret },
      signal,
      schema: authAnswer,
    });
  const { token, keep } = session(io, AUTH, async (signal) => (await signIn(signal)).data.data.token);

  async function statistics(range: Range, signal: AbortSignal) {
    // The vendor's end is taken for included, to the second; ours is not.
    const end = new Date(Date.parse(range.to) - 1000).toISOString();
    const url = vendorUrl(baseUrl, pathOf(STATISTICS), [
      ['start_time', localOfInstant(range.from, timeZone)],
      ['end_time', localOfInstant(end, timeZone)],
    ]);
    const ask = (by: string) =>
      request(io, {
        endpoint: STATISTICS,
        url,
        headers: { ...AGENT, authorization: `${authScheme} ${by}` },
        signal,
        schema: statisticsAnswer,
      });
    const known = await token(signal);
    return await ask(known).catch(async (error: unknown) => {
      if (!isSignInRefusal(error)) throw error;
      return ask(await token(signal, known));
    });
  }

  function today(): Range {
    const now = io.now().toISOString();
    const date = localDate(now, timeZone);
    return { from: instantOfLocal(date, timeZone) ?? now, to: instantOfLocal(addDays(date, 1), timeZone) ?? now };
  }

  return {
    test: (signal) =>
      probe(io, {
        signIn: {
          endpoint: AUTH,
          ask: async () => {
            const reply = await signIn(signal);
            keep(reply.data.data.token);
            return reply;
          },
        },
        sample: {
          endpoint: STATISTICS,
          ask: async () => {
            const range = today();
            const { data, date } = await statistics(range, signal);
            const total = data.data.realtime?.total?.total_calls ?? null;
            const name = localDate(range.from, timeZone);
            return { date, sample: { kind: 'inbound', id: null, name, total }, unmappedCodes: unmappedIn(data.data) };
          },
        },
      }),

    async inbound(range, signal) {
      const { data, raw, fetchedAt } = await statistics(range, signal);
      const counts = mapInbound(range, data.data, timeZone);
      return { data: counts, checks: checkInbound(data.data), endpoint: STATISTICS, fetchedAt, raw: [raw] };
    },
  };
}

/** AI Rudder's inbound dashboard: everything of a span of time in one answer. */
export const airudderInbound = vendor(
  account,
  {
    capabilities: ['inboundStats'],
    freshness: { tasks: 15, stat: 15, calls: 15, inbound: 15 },
    accountFields: [
      { name: 'appKey', secret: true, required: true },
      { name: 'appSecret', secret: true, required: true },
      { name: 'authScheme', secret: false, required: false },
    ],
  },
  connect,
);
