import { createHmac } from 'node:crypto';
import { route } from './route.mjs';
import { sample } from './samples.mjs';
import { DAY, HOUR } from './time.mjs';
import { local } from './world/inbound.mjs';
import { offline } from './world/inbound-offline.mjs';
import { realtime } from './world/inbound-stat.mjs';

const LONGEST_RANGE = 92 * DAY; // not documented; a quarter keeps an answer under two seconds
const TOKEN_LIFE = DAY;
const STATUS = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

const failure = (code) => ({ code, status: STATUS[code] ?? STATUS[500] });
const refuse = (code) => ({ status: code, json: failure(code) });

/** `/service/cloud/…`: AI Rudder's inbound dashboard (doc 003). */
export function createAirudder({ seed, accounts, world, switches }) {
  const { appKey, appSecret } = accounts.airudder;
  const tokens = new Map();
  let logins = 0;

  const days = ({ query }) => {
    const span = (local.parse(query.get('end_time')) ?? 0) - (local.parse(query.get('start_time')) ?? 0);
    return Math.max(0, Math.min(60, Math.ceil(span / DAY)));
  };
  const routes = [
    route('POST', '/service/cloud/auth', login),
    route('GET', '/service/cloud/inbound/dashboard/statistics', statistics, {
      latency: (context) => 100 + 30 * days(context),
    }),
  ];

  function login({ body, vendorNow }) {
    if (body?.APPKey !== appKey || body?.APPSecret !== appSecret) return refuse(401);
    // A second login lets the earlier tokens live for another 24 hours.
    for (const token of tokens.keys()) if (tokens.get(token) > vendorNow) tokens.set(token, vendorNow + TOKEN_LIFE);
    const token = createHmac('sha512', String(seed))
      .update(`${appKey}:${++logins}:${vendorNow}`)
      .digest('base64')
      .slice(0, 52);
    tokens.set(token, vendorNow + TOKEN_LIFE);
    return { status: 200, json: { data: { token }, status: 'OK', code: 200 } };
  }

  function isSignedIn({ headers, vendorNow }) {
    const [, scheme, token] = /^(\w+) (\S+)$/.exec(headers.authorization ?? '') ?? [];
    const { authScheme } = switches.values;
    return (authScheme === 'both' || scheme === authScheme) && (tokens.get(token) ?? 0) > vendorNow;
  }

  function statistics(context) {
    if (!isSignedIn(context)) return refuse(401);
    if (context.mode === 'sample') return { status: 200, json: sample('003_statistics') };
    const [startText, endText] = [context.query.get('start_time'), context.query.get('end_time')];
    const [from, to] = [local.parse(startText), local.parse(endText)];
    if (from === null || to === null || to < from || to - from > LONGEST_RANGE) return refuse(400);
    const messy = context.mode === 'messy';
    const live = realtime(world.inbound, from, to + 999, context.now, messy ? 'valid' : 'calls');
    const nightly = offline(world.inbound, from, to, context.now);
    const data = {
      offline: {
        data_range: { start_date: startText.slice(0, 10), end_date: endText.slice(0, 10) },
        total: nightly.total,
        daily: list(nightly.daily),
        hourly: list([]),
      },
      realtime: {
        time_range: { start_time: startText, end_time: endText },
        total: live.total,
        daily: list(live.daily),
        hourly: list(live.hourly),
      },
    };
    const shown = messy ? spoil(data, world.inbound.outageDay) : data;
    return {
      status: 200,
      json: { code: 200, status: 'OK', request_params: { start_time: startText, end_time: endText }, data: shown },
    };
  }

  return {
    name: 'airudder-inbound',
    prefix: '/service/cloud/',
    routes,
    failure,
    notFound: () => refuse(404),
    reply: (context) => context.route.handle(context),
  };
}

const list = (rows) => ({ total_count: rows.length, data_list: rows });

/** The contradictions of the vendor's own sample, in a milder form. Counts stay those of the real calls. */
function spoil(data, oddDay) {
  const { total } = data.offline;
  if (total.fake_receipts_count > 0) {
    total.deduplicated_fake_receipts_count = Math.ceil(total.fake_receipts_count * 1.04) + 1;
  }
  data.offline.hourly.total_count = data.offline.daily.total_count * 24;
  const { hourly } = data.realtime;
  const lost = local.text(local.startOf(oddDay) + 3 * HOUR);
  hourly.data_list = hourly.data_list.filter(({ time }) => time !== lost);
  for (const row of [data.realtime.total, ...data.realtime.daily.data_list]) {
    if (row.total_calls > 100)
      row.story_distribution = { ...row.story_distribution, story_promo_1212: Math.ceil(row.total_calls / 400) };
  }
  return data;
}
