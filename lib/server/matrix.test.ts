import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RIGHTS, rightsOf } from '@/lib/model/rights';
import { ROLES, roleCovers } from '@/lib/model/user';
import { type AnyEndpoint, ENDPOINTS } from './http/endpoints';
import { fieldsOf, unnamed } from './testing/matrix/fields';
import type { Question, Row } from './testing/matrix/row';
import { TABLE } from './testing/matrix/table';
import {
  IDS,
  type MatrixId,
  type MatrixReader,
  matrixWorld,
  placesOf,
  READERS,
  type World,
} from './testing/matrix/world';

// Reliability.md section 5 F: every endpoint, asked by everybody for what is theirs, what is others' and what is
// nobody's. Who gets through and what comes back stand in testing/matrix/table.ts, apart from the product's own word
// for it; endpoints and route files are found, so that a new one cannot be forgotten.

let world: World;
beforeAll(async () => {
  world = await matrixWorld();
}, 60_000);
afterAll(() => world.close());

const ROLE = { viewer: 'viewer', analyst: 'analyst', admin: 'admin', token: 'viewer' } as const;
type Known = keyof typeof ROLE;
const isKnown = (reader: MatrixReader): reader is Known => reader in ROLE;

/** Whether the reader gets through, by the table alone. */
function passes({ takes }: Row, reader: Known): boolean {
  const role = ROLE[reader];
  if (takes === 'anybody') return true;
  const asRole = ROLES.find((one) => one === takes);
  if (asRole) return roleCovers(role, asRole);
  return rightsOf(role).some((right) => right === takes);
}

const hasSubject = ({ path }: AnyEndpoint, row: Row) => path.includes('{') || row.subject === undefined;

function expected(row: Row, reader: MatrixReader, id: MatrixId): number {
  const own = row.status?.own ?? 200;
  const cell = row.cells?.[`${reader} ${id}`];
  if (cell !== undefined) return cell;
  if (row.takes === 'anybody') return own;
  if (!isKnown(reader)) return 401;
  if (!passes(row, reader)) return 403;
  if (row.subject === 'nobody') return own;
  if (id === 'missing') return row.status?.missing ?? 404;
  if (id === 'foreign' && row.subject !== 'account' && reader !== 'admin') return 404;
  return id === 'foreign' ? (row.status?.foreign ?? own) : own;
}

const V1 = fileURLToPath(new URL('../../app/api/v1/', import.meta.url));
async function ask(endpoint: AnyEndpoint, headers: Headers, question: Question, id: MatrixId): Promise<Response> {
  const places: Readonly<Record<string, string>> = { ...placesOf(id), ...question.path };
  const at = (name: string) => places[name] ?? expect.fail(`${name} is new: give it a value`);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at(name)));
  const shape = 'shape' in endpoint.input._zod.def ? Object.keys(endpoint.input._zod.def.shape as object) : [];
  const search = new URLSearchParams({
    ...(shape.includes('taskId') && !endpoint.path.includes('{taskId}') && { taskId: at('taskId') }),
    ...question.search,
  });
  const all = new Headers(headers);
  if (question.body) all.set('content-type', 'application/json');
  const handlers = await import(`${V1}${endpoint.path.slice(1).replace(/\{(\w+)\}/g, '[$1]')}/route.ts`);
  return handlers[endpoint.method](
    new Request(`http://localhost:3000/api/v1${path}?${search}`, {
      method: endpoint.method,
      headers: all,
      ...(question.body && { body: JSON.stringify(question.body) }),
    }),
  );
}

const PROBLEM = ['code', 'detail', 'errors', 'requestId', 'retryAfterSeconds', 'status', 'title', 'type'];

type Body = { readonly data?: unknown };

/** What an answer says that is not in its specification. */
function fieldWrongs(endpoint: AnyEndpoint, row: Row, response: Response, body: Body): string[] {
  if (response.status >= 400) {
    const more = Object.keys(body).filter((name) => !PROBLEM.includes(name));
    return more.length > 0 ? [`a problem with ${more}`] : [];
  }
  const fields = fieldsOf(body.data).join(' ');
  const stray = unnamed(body, endpoint.reply);
  return [
    ...(fields === row.fields.split(' ').sort().join(' ') ? [] : [`fields ${fields}`]),
    ...(stray.length > 0 ? [`says ${stray}, which its schema does not name`] : []),
  ];
}

/** What is wrong with one cell; empty for nothing. */
async function wrongs(endpoint: AnyEndpoint, row: Row, reader: MatrixReader, id: MatrixId): Promise<string[]> {
  const wanted = expected(row, reader, id);
  const found: string[] = [];
  for (const headers of await world.headersOf(reader)) {
    const response = await ask(endpoint, headers, (await row.ask?.(world, id, reader)) ?? {}, id);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const body: Body | null = isJson ? await response.json() : null;
    if (!body) await response.body?.cancel();
    const problems = [
      ...(response.status === wanted
        ? []
        : [`${response.status}, not ${wanted} ${JSON.stringify(body).slice(0, 160)}`]),
      ...(body ? fieldWrongs(endpoint, row, response, body) : []),
    ];
    found.push(...problems.map((what) => `${reader} · ${id}: ${what}`));
  }
  return found;
}

describe('whoever asks, and whatever for', () => {
  test.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s answers as specified',
    async (_, endpoint) => {
      const row = TABLE[endpoint.name];
      const ids = hasSubject(endpoint, row) ? IDS : (['own'] as const);
      const found: string[] = [];
      for (const reader of READERS) for (const id of ids) found.push(...(await wrongs(endpoint, row, reader, id)));
      expect(found).toEqual([]);
    },
    // Passwords are dear to check, and every reader has one.
    120_000,
  );

  test('every route file below /api/v1 is an endpoint of the table, but for the contract itself', () => {
    const files = readdirSync(V1, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('/route.ts'))
      .map((file) => `/${file.slice(0, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}')}`);
    const paths = new Set(ENDPOINTS.map(({ path }) => path));
    expect(files.filter((file) => !paths.has(file))).toEqual(['/openapi.json']);
    expect(ENDPOINTS.map(({ name }) => name).sort()).toEqual(Object.keys(TABLE).sort());
  });

  test('every right is taken by something', () => {
    const taken = new Set(Object.values(TABLE).map(({ takes }) => takes));
    expect(RIGHTS.filter((right) => !taken.has(right) && right !== 'calls:reveal')).toEqual([]);
  });
});
