import { createServer } from 'node:http';
import type { Io } from './connector';

/** What a test's vendor was asked. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  /** As sent, still encoded. */
  readonly search: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
};
type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/**
 * A vendor for the tests of one connector: a real HTTP server on loopback that answers as the test says, and remembers
 * what it was asked. The Date header is only there where the test sets it.
 */
export async function standIn(answer: (asked: Asked, nth: number) => Answer | Promise<Answer>) {
  const asked: Asked[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(incoming.url ?? '/', 'http://stand-in');
    const question: Asked = {
      method: incoming.method ?? '',
      path: url.pathname,
      search: url.search,
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    asked.push(question);
    const { status = 200, headers = {}, body } = await answer(question, asked.length);
    outgoing.sendDate = false;
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
    outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Node's own fetch, and clocks that stand still until the test moves them; waits take no time. */
export function standInIo(start: string) {
  const time = { now: Date.parse(start), monotonic: 0 };
  const io: Io = {
    fetch: (asked) => fetch(asked),
    sleep: async () => undefined,
    now: () => new Date(time.now),
    monotonic: () => time.monotonic,
    random: () => 0,
  };
  return { io, time };
}
