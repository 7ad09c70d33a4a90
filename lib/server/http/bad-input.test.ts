import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConnectionEntry } from '@/lib/api/connections';
import { taskStatEndpoint } from '@/lib/api/tasks';
import { standIn } from '@/lib/vendors/stand-in';
import { type Api, openApi } from '../testing/api';
import { PHONE, SUBJECTS } from '../testing/subjects';
import { type AnyEndpoint, ENDPOINTS } from './endpoints';

// Categories C, D, G and the bodies of B in reliability.md section 5, put to every endpoint there is: whatever comes in,
// the answer is a problem that names the field, and never a failure of ours.

let api: Api;
let vendor: Awaited<ReturnType<typeof standIn>>;
beforeAll(async () => {
  vendor = await standIn(({ path, search }) => {
    const subject = SUBJECTS.find(({ name }) => path.startsWith(`/${name}/`));
    const good = subject?.good(path + search);
    return good === undefined ? { status: 404, body: {} } : { body: good };
  });
  const entries = SUBJECTS.map(({ name, dialect, account }): ConnectionEntry => {
    const limits = { requestsPerSecond: 100, inFlight: 32 };
    return {
      id: name,
      name,
      dialect,
      account,
      baseUrl: `${vendor.baseUrl}/${name}`,
      timeZone: 'Asia/Shanghai',
      limits,
    };
  });
  api = await openApi(entries);
});
afterAll(async () => {
  await api.close();
  await vendor.close();
});

const parametersOf = ({ path }: AnyEndpoint) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const GOOD: Record<string, string> = { connectionId: 'agent', taskId: 't1', tokenId: 'abcdefgh' };
const pathOf = ({ path }: AnyEndpoint, change: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => change[name] ?? GOOD[name] ?? 'x');
const isRead = ({ method }: AnyEndpoint) => method === 'GET';

/** With a name that fits on a line. */
const named = (texts: readonly string[]) => texts.map((text) => [text.slice(0, 30), text] as const);

type Problem = { code: string; status: number; detail: string; errors?: { field: string; reason: string }[] };
async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = await response.json();
  expect(problem).toMatchObject({ status: response.status, requestId: expect.any(String) });
  return problem;
}

describe('an id', () => {
  const NEVER_IDS = [
    '%00',
    '%0d%0aset-cookie:x',
    '%ff',
    '%ED%A0%80',
    'a'.repeat(10_000),
    '%E2%28%A1',
    '%1b%5b31m',
    '%C2%85',
  ];
  test.each(named(NEVER_IDS))(
    'that no vendor can have given is refused by name wherever one is taken: %s',
    async (_, id) => {
      for (const endpoint of ENDPOINTS.filter(isRead)) {
        for (const name of parametersOf(endpoint)) {
          const problem = await problemOf(await api.ask(endpoint, pathOf(endpoint, { [name]: id })));
          expect([endpoint.name, problem.code, problem.errors?.map(({ field }) => field)]).toEqual([
            endpoint.name,
            'bad_request',
            [name],
          ]);
        }
      }
    },
  );

  const STRANGE_IDS = [
    '..%2F..%2Fadmin',
    '%2e%2e',
    '..%5c',
    'a%2Fb%3Fc%23d',
    'constructor',
    '__proto__',
    '%F0%9F%98%80',
    "'%20or%201=1--",
    '%3Cscript%3E',
    '9'.repeat(200),
  ];
  test.each(named(STRANGE_IDS))(
    'that a vendor might have given goes to the vendor as one segment of a path, or nowhere: %s',
    async (_, id) => {
      const before = vendor.asked.length;
      for (const { name } of SUBJECTS) {
        const response = await api.ask(taskStatEndpoint, `/connections/${name}/tasks/${id}/stat`);
        if (response.status === 200) continue;
        const { code } = await problemOf(response);
        expect(['not_found', 'unsupported', 'vendor_rejected', 'bad_request']).toContain(code);
      }
      for (const { path } of vendor.asked.slice(before)) {
        expect(path).toMatch(
          /^\/agent\/agent-api\/user\/[0-9a-f-]{36}\/task\/[^/]+\/stat$|^\/by\/openapi\/v1\/task\/\w+$/,
        );
      }
    },
  );
});

describe('a search parameter', () => {
  const VALUES = [
    '',
    '-1',
    '0',
    '1e9',
    'NaN',
    '1.5',
    '0x10',
    '１',
    '%00',
    `${PHONE}`,
    'a'.repeat(100_000),
    '%ED%A0%80',
    '[]',
    '{}',
    'null',
    'true',
  ];
  const shapeOf = ({ input }: AnyEndpoint) => Object.keys((input._zod.def as { shape?: object }).shape ?? {});

  const cases = ENDPOINTS.filter(isRead).flatMap((endpoint) => {
    const names = shapeOf(endpoint).filter((name) => !parametersOf(endpoint).includes(name));
    return names.flatMap((name) => VALUES.map((value) => ({ endpoint, name, value })));
  });

  test('of whatever value is taken or refused by its own name, for every endpoint', async () => {
    expect(cases.length).toBeGreaterThan(100);
    for (const { endpoint, name, value } of cases) {
      const response = await api.ask(endpoint, `${pathOf(endpoint)}?${name}=${value}`);
      if (response.status === 200) continue;
      const { code, errors = [] } = await problemOf(response);
      const where = `${endpoint.name} ${name}=${value.slice(0, 20)}`;
      // This vendor has no list, and no inbound.
      expect(['bad_request', 'unsupported', 'not_found'], where).toContain(code);
      // A reveal without its reason is refused by the reason's name.
      const together = [
        ['from', 'to'],
        ['reveal', 'reason'],
      ].find((names) => names.includes(name));
      const allowed = together ?? [name];
      expect(allowed, where).toEqual(expect.arrayContaining(errors.map(({ field }) => field)));
      expect(JSON.stringify(errors)).not.toContain(PHONE);
    }
  });

  const UNKNOWN = [`${PHONE}=1`, '__proto__=1', 'constructor[prototype]=1', 'a'.repeat(5_000), 'access_token=x'];
  test.each(named(UNKNOWN))(
    'of an unknown name is refused, and the name is only repeated where it is harmless: %s',
    async (_, search) => {
      for (const endpoint of ENDPOINTS.filter(isRead)) {
        const response = await api.ask(endpoint, `${pathOf(endpoint)}?${search}`);
        const { code, errors = [] } = await problemOf(response);
        expect([endpoint.name, code, errors.length]).toEqual([endpoint.name, 'bad_request', 1]);
        expect(JSON.stringify(errors)).not.toContain(PHONE);
      }
    },
  );
});

describe('a body', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const BODIES: readonly (readonly [string, string | Record<string, unknown>])[] = [
    ['nothing', ''],
    ['a list', '[]'],
    ['a number', '7'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['half an object', '{"id":'],
    ['a number beyond all bounds', '{"id":1e999,"name":1e999}'],
    ['a thousand brackets', `{"account":${deep(1_000)}}`],
    ['a hundred thousand brackets', deep(30_000)],
    ['__proto__', '{"__proto__":{"role":"admin"},"constructor":{"prototype":{}}}'],
    ['lone surrogates', '{"id":"\\ud800","name":"\\udc00","login":"\\ud800"}'],
    [
      'words for everything',
      { id: {}, name: [], login: 1, password: true, role: 'root', account: 7, baseUrl: {}, limits: 'x' },
    ],
    ['unknown fields', { [PHONE]: 1, isAdmin: true }],
    ['an object where a text is', { login: { $ne: null }, password: { $gt: '' }, token: {}, current: {}, next: {} }],
  ];
  const takesBody = ENDPOINTS.filter(({ body }) => body !== null);

  test.each(BODIES)(
    'of %s is refused by every endpoint that takes one, and nothing of it is repeated',
    async (_, body) => {
      for (const endpoint of takesBody) {
        const response = await api.ask(endpoint, pathOf(endpoint), { body });
        const problem = await problemOf(response);
        // A change of a connection of the file is a conflict before its fields matter.
        expect([endpoint.name, problem.code]).toEqual([
          endpoint.name,
          expect.stringMatching(/^(?:bad_request|conflict|forbidden)$/),
        ]);
        expect(JSON.stringify(problem)).not.toContain(PHONE);
      }
    },
  );

  test('of more than 64 kB, or than it says of itself, is too large for every endpoint', async () => {
    for (const endpoint of takesBody) {
      const response = await api.ask(endpoint, pathOf(endpoint), {
        body: `{"name":"${'a'.repeat(endpoint.bodyBytes ?? 70_000)}"}`,
      });
      expect([endpoint.name, (await problemOf(response)).code]).toEqual([
        endpoint.name,
        expect.stringMatching(/^(?:too_large|forbidden)$/),
      ]);
    }
  });
});

test('none of it was a failure of ours, and no telephone number of it is in the log', () => {
  for (const line of api.lines) {
    expect(JSON.parse(line).code).not.toBe('internal');
    expect(line).not.toContain(PHONE);
  }
});
