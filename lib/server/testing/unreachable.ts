import dns from 'node:dns';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '@/lib/errors';
import { selfSigned } from '@/lib/proxy/testing/certificate';
import { closer, listening } from '@/lib/proxy/testing/fault-server';
import 'server-only';

/** An address behind which there is the fault server, while it can be reached. */
export type Place = {
  readonly name: string;
  readonly what: string;
  readonly code: ErrorCode;
  readonly origin: string;
  readonly fail: () => void | Promise<void>;
  readonly heal: () => void | Promise<void>;
  readonly close: () => void | Promise<void>;
};

const HOST = 'vendor.example';
const DAY_MS = 86_400_000;
const nothing = () => undefined;
const through = (port: number) => (socket: net.Socket) => {
  const inner = net.connect(port, '127.0.0.1');
  for (const one of [socket, inner]) one.on('error', nothing);
  socket.on('close', () => inner.destroy());
  inner.on('close', () => socket.destroy());
  socket.pipe(inner).pipe(socket);
};

/** F01: nobody listens. */
async function nobody(port: number): Promise<Place> {
  const open = async (at: number) => {
    const server = net.createServer(through(port));
    const close = closer(server);
    return { port: await listening(server, at), close };
  };
  const first = await open(0);
  let close: (() => Promise<void>) | null = first.close;
  const shut = async () => {
    await close?.();
    close = null;
  };
  return {
    name: 'F01',
    what: 'nobody listens',
    code: 'vendor_unavailable',
    origin: `http://127.0.0.1:${first.port}`,
    fail: shut,
    heal: async () => {
      close ??= (await open(first.port)).close;
    },
    close: shut,
  };
}

type Done = (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void;

/** F02, F03: names by a resolver that says `answer` while they fail. All of them lead here. */
function resolver() {
  const failing = new Map<string, (done: Done) => void>();
  const here = (done: Done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
  const { lookup } = dns;
  // Of our names only the form with `all` is ever asked for, hence the cast over the other overloads.
  const ours = ((name: string, options: object, done: Done) =>
    name.endsWith('.example')
      ? (failing.get(name) ?? here)(done)
      : Reflect.apply(lookup, dns, done ? [name, options, done] : [name, options])) as typeof dns.lookup;
  Object.assign(dns, { lookup: ours });
  const place = (name: string, what: string, code: ErrorCode, port: number, answer: (done: Done) => void): Place => {
    const host = `${name.toLowerCase()}.example`;
    return {
      name,
      what,
      code,
      origin: `http://${host}:${port}`,
      fail: () => void failing.set(host, answer),
      heal: () => void failing.delete(host),
      close: nothing,
    };
  };
  const says = (code: string) => (done: Done) => done(Object.assign(new Error('no such name'), { code }), []);
  return {
    close: () => Object.assign(dns, { lookup }),
    places: (port: number) => [
      place('F02', 'the name does not exist', 'vendor_unavailable', port, says('ENOTFOUND')),
      place('F02-again', 'the resolver is out of order', 'vendor_unavailable', port, says('EAI_AGAIN')),
      place('F03-name', 'the resolver is silent', 'timeout', port, nothing),
    ],
  };
}

/** F03: a thread that stands still accepts nothing, so that its backlog fills up. */
async function blackHole(port: number): Promise<Place> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(
    `const { parentPort, workerData: { port, flag } } = require('node:worker_threads');
     const net = require('node:net');
     const server = net.createServer((socket) => {
       const inner = net.connect(port, '127.0.0.1');
       for (const one of [socket, inner]) one.on('error', () => undefined);
       socket.on('close', () => inner.destroy());
       inner.on('close', () => socket.destroy());
       socket.pipe(inner).pipe(socket);
     });
     server.listen({ port: 0, host: '127.0.0.1', backlog: 16 }, () => parentPort.postMessage(server.address().port));
     parentPort.on('message', () => { parentPort.postMessage('still'); Atomics.wait(flag, 0, 1); });`,
    { eval: true, workerData: { port, flag } },
  );
  const message = () => new Promise<unknown>((resolve) => worker.once('message', resolve));
  const own = Number(await message());
  let fillers: net.Socket[] = [];
  return {
    name: 'F03',
    what: 'a machine that never accepts',
    code: 'timeout',
    origin: `http://127.0.0.1:${own}`,
    async fail() {
      Atomics.store(flag, 0, 1);
      const still = message();
      worker.postMessage('stand still');
      await still;
      fillers = Array.from({ length: 40 }, () => net.connect(own, '127.0.0.1').on('error', nothing));
    },
    heal() {
      for (const filler of fillers) filler.destroy();
      Atomics.store(flag, 0, 0);
      Atomics.notify(flag, 0);
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** F04: certificates that do not hold. While all is well there is one that does, and that this machine trusts. */
async function badCertificates(port: number) {
  const good = selfSigned(HOST, new Date(Date.now() + DAY_MS));
  const bad = [
    ['F04-unknown', 'a certificate signed by nobody we know', selfSigned(HOST, new Date(Date.now() + DAY_MS)), false],
    ['F04-name', 'a certificate for another name', selfSigned('other.example', new Date(Date.now() + DAY_MS)), true],
    ['F04-date', 'a certificate out of date', selfSigned(HOST, new Date(Date.now() - DAY_MS)), true],
  ] as const;
  const ca = [good.cert, ...bad.flatMap(([, , { cert }, known]) => (known ? [cert] : []))];
  const { createSecureContext } = tls;
  const trusting: typeof createSecureContext = (options) => createSecureContext({ ...options, ca });
  Object.assign(tls, { createSecureContext: trusting });
  const places = await Promise.all(
    bad.map(async ([name, what, pair]): Promise<Place> => {
      const server = tls.createServer(good, through(port));
      const close = closer(server);
      server.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      // A server that listens on a port has an AddressInfo; the other kinds are for pipes and for closed ones.
      const { port: own } = server.address() as AddressInfo;
      return {
        name,
        what,
        code: 'vendor_unavailable',
        origin: `https://${HOST}:${own}`,
        fail: () => server.setSecureContext(pair),
        heal: () => server.setSecureContext(good),
        close,
      };
    }),
  );
  return { places, close: () => Object.assign(tls, { createSecureContext }) };
}

/** F01 to F04 of reliability.md before the server at `port`. */
export async function startUnreachable(port: number) {
  const names = resolver();
  const certificates = await badCertificates(port);
  const places = [await nobody(port), ...names.places(port), await blackHole(port), ...certificates.places];
  return {
    places,
    async close() {
      for (const place of places) await place.close();
      names.close();
      certificates.close();
    },
  };
}
