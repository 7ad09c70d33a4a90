import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, test } from 'vitest';
import type { signInEndpoint } from '@/lib/api/account';
import type { connectionsEndpoint } from '@/lib/api/connections';
import type { tasksEndpoint } from '@/lib/api/tasks';
import { callEndpoint, urlOf } from './call';
import { mayRetry } from './client';
import { endpointQuery } from './endpoint-query';
import { ApiFailure } from './failure';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A real server that answers as `listener` says; its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json =
  (status: number, body: unknown): RequestListener =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'r-1' })
      .end(JSON.stringify(body));

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('It did not fail.')),
    (failure: unknown) => failure,
  );

describe('the address of a question', () => {
  test('path parameters stand in the path, encoded; the rest are search parameters; absent ones are left out', () => {
    expect(urlOf('task-stat', { connectionId: 'tel', taskId: 'a/b 二', from: '2025-11-10', to: undefined })).toBe(
      '/api/v1/connections/tel/tasks/a%2Fb%20%E4%BA%8C/stat?from=2025-11-10',
    );
    expect(urlOf('tasks', { connectionId: 'tel', page: 2, q: '' })).toBe('/api/v1/connections/tel/tasks?page=2');
  });

  test('the key of a query is the endpoint’s name and the input', () => {
    expect(endpointQuery<typeof tasksEndpoint>('tasks', { connectionId: 'tel' }).queryKey).toEqual([
      'tasks',
      { connectionId: 'tel' },
    ]);
  });
});

describe('asking our own API', () => {
  test('an answer comes as the server sent it', async () => {
    const origin = await serve(json(200, { data: [] }));
    await expect(callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin })).resolves.toEqual({
      data: [],
    });
  });

  test('a body is sent as JSON with the endpoint’s method', async () => {
    const seen: { method?: string | undefined; type?: string | undefined; body?: unknown } = {};
    const origin = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen.method = request.method;
        seen.type = request.headers['content-type'];
        seen.body = JSON.parse(Buffer.concat(chunks).toString());
        const data = { id: '1', login: 'mei', name: 'Mei', role: 'admin' };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
      });
    });
    const body = { login: 'mei', password: 'long enough' };
    await callEndpoint<typeof signInEndpoint>('sign-in', {}, { origin, body });
    expect(seen).toEqual({ method: 'POST', type: 'application/json', body });
  });

  test('a problem becomes a failure with its code, request id, waiting time and fields', async () => {
    const errors = [{ field: 'from', reason: 'takes a date' }];
    const problem = { code: 'bad_request', detail: 'Wrong.', requestId: 'r-9', retryAfterSeconds: 7, errors };
    const origin = await serve(json(400, problem));
    const failure = await failureOf(callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin }));
    expect(failure).toBeInstanceOf(ApiFailure);
    expect(failure).toMatchObject({
      code: 'bad_request',
      status: 400,
      requestId: 'r-9',
      retryAfterSeconds: 7,
      fields: errors,
    });
  });

  test('an error page that is not ours is a malformed answer, never a crash', async () => {
    const origin = await serve((_, response) => void response.writeHead(502).end('<html>Bad gateway</html>'));
    await expect(callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin })).rejects.toMatchObject({
      code: 'malformed_answer',
      status: 502,
      requestId: null,
    });
  });

  test('an answer that is none of ours is a failure with the request’s id', async () => {
    const origin = await serve(json(200, []));
    await expect(callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin })).rejects.toMatchObject({
      code: 'malformed_answer',
      requestId: 'r-1',
    });
  });

  test('a server that cannot be reached is no answer', async () => {
    const origin = await serve(json(200, {}));
    await Promise.all(closers.splice(0).map((close) => close()));
    await expect(callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin })).rejects.toMatchObject({
      code: 'no_answer',
      status: null,
    });
  });

  test('a question that is withdrawn ends with the reason of its withdrawal', async () => {
    const origin = await serve(() => {});
    const controller = new AbortController();
    const asking = callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin, signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(asking).rejects.toThrow('gone');
  });
});

describe('trying again', () => {
  test('nothing is asked again on the server', () => {
    expect(mayRetry(0, new ApiFailure('no_answer', ''))).toBe(false);
  });

  test('in a browser only what got no answer is asked again, twice', () => {
    Object.assign(globalThis, { window: globalThis });
    try {
      const lost = new ApiFailure('no_answer', '');
      expect([0, 1, 2].map((failures) => mayRetry(failures, lost))).toEqual([true, true, false]);
      expect(mayRetry(0, new ApiFailure('vendor_unavailable', '', { status: 503 }))).toBe(false);
      expect(mayRetry(0, new TypeError('a bug of ours'))).toBe(false);
    } finally {
      Reflect.deleteProperty(globalThis, 'window');
    }
  });

  test('a failed query asks once', async () => {
    let asked = 0;
    const client = new QueryClient({ defaultOptions: { queries: { retry: mayRetry } } });
    const origin = await serve((request, response) => {
      asked += 1;
      json(503, { code: 'vendor_unavailable' })(request, response);
    });
    const query = endpointQuery<typeof connectionsEndpoint>('connections', {});
    const queryFn = () => callEndpoint<typeof connectionsEndpoint>('connections', {}, { origin });
    await expect(client.fetchQuery({ ...query, queryFn })).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(asked).toBe(1);
  });
});
