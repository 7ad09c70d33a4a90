import { createServer } from 'node:http';
import { createAirudder } from './airudder.mjs';
import { createByrobot } from './byrobot.mjs';
import { decodeCallId } from './byrobot-calls.mjs';
import { createClock } from './clock.mjs';
import { createAccounts, provisioning } from './connections.mjs';
import { createControl } from './control.mjs';
import { alter, createFaults, replacement, replaces } from './faults.mjs';
import { createLatency } from './latency.mjs';
import { createRateLimit } from './rate-limit.mjs';
import { parseJson, readBody, readVendorRequest } from './read-request.mjs';
import { createRecordings, recordingUrls } from './recordings.mjs';
import { createRequestLog } from './request-log.mjs';
import { send, sendWithFault } from './send.mjs';
import { createSwitches } from './switches.mjs';
import { createTelrobotAgent } from './telrobot-agent.mjs';
import { createTelrobotV1 } from './telrobot-v1.mjs';
import { plant, toTraditional } from './text.mjs';
import { createTruth } from './truth.mjs';
import { createWorld } from './world/world.mjs';

const MODES = ['consistent', 'messy', 'sample'];

/**
 * Starts the four vendors on one port. `control` does in process what /__sandbox/ does over HTTP.
 * `latency: 'none'` also lifts the rate limit unless `switches.rateLimit` asks for one.
 */
export async function startSandbox(options = {}) {
  const {
    seed = 20261112,
    scale = 1,
    hourCalls = false,
    speed = 1,
    latency = 'real',
    mode = 'consistent',
    port = 0,
    host = '127.0.0.1',
  } = options;
  if (!MODES.includes(mode)) throw new RangeError(`no such mode: ${mode}`);
  const clock = createClock({ now: instant(options.now), speed });
  const switches = createSwitches({ ...(latency === 'none' && { rateLimit: 0 }), ...options.switches });
  if (!(scale > 0 && scale <= 4)) throw new RangeError(`no such scale: ${scale}`);
  const world = createWorld(seed, clock.now(), { scale, hourCalls });
  const accounts = createAccounts(seed);
  // The address is known once it listens, and nobody is told of it before.
  const urls = recordingUrls(() => url);
  const overLimit = createRateLimit(switches);
  const shared = { seed, accounts, world, switches, urls, overLimit, startedAt: clock.now() };
  const dialects = [
    createTelrobotAgent(shared),
    createTelrobotV1(shared),
    createByrobot(shared),
    createAirudder(shared),
    createRecordings({ ...shared, decodeByrobot: decodeCallId }),
  ];
  const faults = createFaults(seed);
  const log = createRequestLog();
  const wait = createLatency(seed, latency);

  const server = createServer({ keepAliveTimeout: 65_000 }, (req, res) => {
    answer(req, res).catch((error) => {
      process.stderr.write(`sandbox: ${error.stack}\n`);
      res.destroy();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`;
  const connectionsFor = (modes) => provisioning(url, accounts, world.v1TaskIds(), modes);
  const connections = connectionsFor();
  const report = () => ({
    seed,
    mode,
    latency,
    now: new Date(clock.now()).toISOString(),
    speed: clock.speed(),
    switches: switches.values,
    faults: faults.list(),
    requests: log.read().total,
    connections: connections.map(({ account: _, ...rest }) => rest),
  });
  const truth = createTruth({ seed, accounts, world, clock });
  const controlAnswer = createControl({ log, faults, switches, clock, report, truth });

  async function answer(req, res) {
    const text = await readBody(req);
    res.sendDate = false;
    const target = new URL(req.url, 'http://sandbox');
    const prefixed = /^\/mode\/(\w+)(\/.*)$/.exec(target.pathname);
    const path = prefixed ? prefixed[2] : target.pathname;
    if (path.startsWith('/__sandbox/')) {
      const reply = controlAnswer(
        req.method,
        path.slice('/__sandbox/'.length),
        parseJson(text),
        req.socket.remoteAddress,
      );
      return send(res, reply, { gzip: false, date: new Date().toUTCString() });
    }
    await answerVendor(req, res, {
      method: req.method,
      headers: req.headers,
      path,
      text,
      query: target.searchParams,
      mode: prefixed ? prefixed[1] : mode,
    });
  }

  async function answerVendor(req, res, request) {
    const { canary } = switches.values;
    const { dialect, context, entry } = readVendorRequest({ dialects, modes: MODES, canary }, request);
    const fault = faults.pick(dialect.name, request.path, req.headers['x-sim-fault']);
    log.add({ ...entry, at: new Date(clock.now()).toISOString(), fault: fault?.name ?? null });
    const skew = fault?.name === 'skew' ? Number(fault.params.seconds ?? 600) * 1000 : 0;
    const delay = wait(medianDelay(context));
    if (delay > 0) await sleep(delay, req.socket);
    if (res.destroyed || !res.socket) return;
    const now = clock.now();
    const reply = replyOf(dialect, { ...context, now, vendorNow: now + skew }, fault);
    const gzip = switches.values.gzip && /\bgzip\b/.test(req.headers['accept-encoding'] ?? '');
    sendWithFault(res, reply, { gzip, date: new Date(now + skew).toUTCString() }, fault);
  }

  function replyOf(dialect, context, fault) {
    if (replaces(fault)) return replacement(fault, dialect.failure) ?? { status: 200, json: null };
    const reply = context.route ? dialect.reply(context) : dialect.notFound();
    return dress(dialect, { ...reply, json: alter(fault, reply.json) });
  }

  function dress(dialect, reply) {
    const { canary, traditional } = switches.values;
    let { json } = reply;
    if (traditional && dialect.name === 'telrobot-v1') json = toTraditional(json);
    if (canary) json = plant(json, canary);
    return { ...reply, json };
  }

  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const control = {
    requests: () => log.read(),
    resetRequests: () => log.clear(),
    setFaults: (list) => faults.set(list),
    clearFaults: () => faults.set([]),
    setClock: (change) => clock.set({ ...change, ...(change.now !== undefined && { now: instant(change.now) }) }),
    now: () => clock.now(),
    setSwitches: (change) => switches.set(change),
    state: report,
  };
  return { url, connections, connectionsFor, control, close };
}

function instant(now) {
  const ms = now === undefined ? Date.now() : typeof now === 'number' ? now : Date.parse(now);
  if (!Number.isFinite(ms)) throw new RangeError(`not a time: ${now}`);
  return ms;
}

function medianDelay({ route, ...context }) {
  if (route === null) return 40;
  return typeof route.latency === 'function' ? route.latency(context) : route.latency;
}

/** Sleeps, but wakes up when the client or the sandbox hangs up, so that closing is never late. */
function sleep(ms, socket) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      socket.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    socket.once('close', done);
  });
}
