// The process that listens: node:http in front of Next, so that methods, timeouts and the way down are ours. What it
// serves is opened by instrumentation.ts, which Next runs while it prepares; both meet on globalThis, since Next's
// bundles and this file share nothing else.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';

const HARD_LIMIT_MS = 8_000;
const IN_FLIGHT_MS = 5_000;
const SAME_SIGNAL_MS = 500;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const ROUTER_HEADERS = ['rsc', 'next-router-prefetch', 'next-router-state-tree', 'next-router-segment-prefetch'];
const LENGTH = 'x-callboard-length';
const RUNNING = Symbol.for('callboard.running');

const dev = process.argv.includes('--dev');
process.env.NODE_ENV = dev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
globalThis[Symbol.for('callboard.own-server')] = true;

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

// Next says on standard output how long its configuration took; from its first request on our log has the console.
if (!dev) console.log = () => undefined;
const { default: next } = await import('next');
const app = next({ dev });

/** In production Next loads instrumentation.ts, and with it our services, at the first request only: so we make one. */
async function firstRequest() {
  const own = createServer(app.getRequestHandler()).listen(0, '127.0.0.1');
  await once(own, 'listening');
  try {
    await (await fetch(`http://127.0.0.1:${own.address().port}/healthz`)).arrayBuffer();
  } finally {
    own.closeAllConnections();
    own.close();
  }
}

try {
  await app.prepare();
  if (!globalThis[RUNNING]) await firstRequest();
} catch (error) {
  stop(globalThis[RUNNING]?.failure ?? `Callboard could not start: ${error?.message ?? 'unknown error'}`);
}
/** @type {import('./lib/server/process/start').Running | undefined} */
const running = globalThis[RUNNING];
if (!running || 'failure' in running) stop(running?.failure ?? 'Callboard could not start: its services did not open.');

const { host, port } = running;
const answer = app.getRequestHandler();
let closing = false;
let closingSince = 0;

/** What never reaches Next: methods that it answers with 500 or with an empty body, and targets that are no path. */
function refuse(wrongMethod, response) {
  const requestId = randomBytes(10).toString('hex');
  const body = {
    type: 'about:blank',
    title: 'Bad request',
    status: wrongMethod ? 405 : 400,
    code: 'bad_request',
    detail: wrongMethod ? 'This method is not known here.' : 'The address is not a path in percent-encoded UTF-8.',
    requestId,
  };
  response.writeHead(body.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    Connection: 'close',
    ...(wrongMethod && { Allow: [...METHODS].join(', ') }),
  });
  response.end(JSON.stringify(body));
}

function isPath(target) {
  try {
    return decodeURIComponent(target.split('?', 1)[0]).startsWith('/');
  } catch {
    return false;
  }
}

/**
 * Next takes the length off every answer, and a player that seeks needs it: the API names it once more under a name of
 * its own, which goes no further than this.
 */
function keepLength(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...head) => {
    const length = response.getHeader(LENGTH);
    if (length !== undefined && !response.headersSent) {
      response.removeHeader(LENGTH);
      response.setHeader('Content-Length', length);
    }
    return writeHead(...head);
  };
}

const server = createServer((request, response) => {
  if (closing) response.setHeader('Connection', 'close');
  if (!METHODS.has(request.method ?? '')) return refuse(true, response);
  if (!isPath(request.url ?? '')) return refuse(false, response);
  if (request.url.startsWith('/api/')) {
    // With these Next redirects to an address of its own, which the API does not know.
    for (const name of ROUTER_HEADERS) delete request.headers[name];
    keepLength(response);
  }
  // Overwritten, whatever came in: sign-in limits count by it.
  request.headers['x-callboard-client'] = request.socket.remoteAddress ?? 'unknown';
  const answered = (dev ? null : running.direct(request, response)) ?? answer(request, response);
  Promise.resolve(answered).catch((error) => {
    running.failed(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
// Of a CONNECT Node tells nobody but this listener.
server.on('connect', (_, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'));
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.keepAliveTimeout = 65_000;

async function close(status) {
  // One Ctrl-C arrives twice where npm passes on what the terminal has sent to all; a later one is impatience.
  if (closing && performance.now() - closingSince > SAME_SIGNAL_MS) process.exit(1);
  if (closing) return;
  closing = true;
  closingSince = performance.now();
  setTimeout(() => process.exit(1), HARD_LIMIT_MS).unref();
  running.closing();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), IN_FLIGHT_MS).unref();
  });
  await running.shutdown();
  process.exit(status);
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void close(0));
process.on('unhandledRejection', (error) => running.failed(error));
process.on('uncaughtException', (error) => {
  running.failed(error);
  void close(1);
});

server.on('error', async (error) => {
  await running.shutdown();
  if (error.code === 'EADDRINUSE') stop(`PORT holds ${port}, but something else listens on ${host}:${port} already.`);
  if (error.code === 'EACCES') stop(`PORT holds ${port}, but this user may not listen on it.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    stop(`HOST holds ${JSON.stringify(host)}, but this machine has no such address.`);
  }
  stop(`Callboard cannot listen on ${host}:${port} (${error.code}).`);
});
server.listen(port, host, async () => {
  const bound = server.address();
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  await running.listening(`http://${name}:${bound.port}`);
});
