import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedReport } from '@/lib/model/signed-file';
import { fieldsOf, unnamed } from './testing/matrix/fields';
import { type MatrixReader, matrixWorld, READERS, type World } from './testing/matrix/world';

// The other half of the matrix: what stands outside /api/v1. Addresses are found in app, so that a new one cannot be
// forgotten: it fails here until it says whom it answers.

let world: World;
const PASSWORD = 'password of the report';
/** Links by whose they are: of no password, of the one that the reader of this link has unlocked, of nobody's. */
let tokens: Readonly<Record<Place, string>>;
let cookies: Readonly<Partial<Record<MatrixReader, string>>>;
const PLACES = ['open', 'own', 'foreign', 'missing'] as const;
type Place = (typeof PLACES)[number];

const APP = fileURLToPath(new URL('../../app/', import.meta.url));
const FILES = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)route\.ts$/.test(file) && !file.startsWith('api/v1/'))
  .map((file) => file.replace(/\/?route\.ts$/, ''))
  .sort();

type Asked = { readonly headers: Headers; readonly method?: 'POST'; readonly body?: object; readonly search?: string };
async function ask(file: string, place: Place, { headers, method, body, search = '' }: Asked): Promise<Response> {
  const handlers = await import(`${APP}${file}/route.ts`);
  const path = file.replace('[token]', tokens[place]).replace('api/[[...path]]', 'api/nowhere');
  const all = new Headers(headers);
  if (body) all.set('content-type', 'application/json');
  return handlers[method ?? 'GET'](
    new Request(`http://localhost:3000/${path}${search}`, {
      method: method ?? 'GET',
      headers: all,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

const jar = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

beforeAll(async () => {
  world = await matrixWorld();
  const links = {
    open: await world.makeLink('own'),
    own: await world.makeLink('own', { password: PASSWORD }),
    foreign: await world.makeLink('foreign', { password: PASSWORD }),
    // Somebody has unlocked this one, and nobody asks for it.
    another: await world.makeLink('foreign', { password: PASSWORD }),
  };
  tokens = { open: links.open.token, own: links.own.token, foreign: links.foreign.token, missing: 'x'.repeat(43) };
  const unlock = async (token: string) => {
    const handlers = await import(`${APP}s/[token]/unlock/route.ts`);
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ password: PASSWORD }) };
    return jar(await handlers.POST(new Request(`http://localhost:3000/s/${token}/unlock`, init)));
  };
  cookies = { 'this-link': await unlock(links.own.token), 'other-link': await unlock(links.another.token) };
}, 60_000);
afterAll(() => world.close());

async function headersOf(reader: MatrixReader): Promise<readonly Headers[]> {
  const cookie = cookies[reader];
  return cookie === undefined ? world.headersOf(reader) : [new Headers({ cookie })];
}

/** Whom a report answers: an account or a token is nothing to it, only its own password is. */
const reportStatus = (reader: MatrixReader, place: Place) =>
  place === 'missing' ? 404 : place === 'open' || (place === 'own' && reader === 'this-link') ? 200 : 401;
/** A stream says nothing of why there is none. */
const streamStatus = (reader: MatrixReader, place: Place) => (reportStatus(reader, place) === 200 ? 200 : 404);

const everybody = () => 200;
const makersOfLinks = (reader: MatrixReader) =>
  ({ anonymous: 401, 'other-link': 401, 'this-link': 401, viewer: 403, token: 403, analyst: 200, admin: 200 })[reader];
const admins = (reader: MatrixReader) =>
  makersOfLinks(reader) === 200 && reader !== 'admin' ? 403 : makersOfLinks(reader);
const preview = (connectionId: string) =>
  `?${new URLSearchParams({ kind: 'task', connectionId, taskId: '9f2c6c0e-5a44-4b0f-8f43-0f3f5f0f1a01' })}`;

type Rule = {
  readonly status: (reader: MatrixReader, place: Place) => number;
  readonly asked?: (place: Place) => Omit<Asked, 'headers'>;
  /** Where there is nothing that could be somebody's in the address, or where each question is dear. */
  readonly places?: readonly Place[];
};
const RULES: Readonly<Record<string, Rule>> = {
  healthz: { status: everybody, places: ['own'] },
  verify: { status: everybody, places: ['own'] },
  readyz: { status: everybody, places: ['own'] },
  metrics: { status: admins, places: ['own'] },
  'api/[[...path]]': { status: () => 404, places: ['own'] },
  'links-preview': {
    status: (reader, place) => {
      const own = makersOfLinks(reader);
      if (own !== 200) return own;
      return place === 'missing' || (place === 'foreign' && reader !== 'admin') ? 404 : 200;
    },
    asked: (place) => ({
      search: preview({ open: 'tel', own: 'tel', foreign: 'tel-2', missing: 'nobody-knows' }[place]),
    }),
  },
  's/[token]': { status: reportStatus },
  's/[token]/report.json': { status: reportStatus },
  's/[token]/report.csv': { status: reportStatus },
  's/[token]/report.xlsx': { status: reportStatus },
  's/[token]/report.html': { status: reportStatus },
  's/[token]/events': { status: streamStatus },
  's/[token]/unlock': {
    status: (_, place) => (place === 'missing' ? 404 : 200),
    asked: () => ({ method: 'POST', body: { password: PASSWORD } }),
    places: ['own', 'missing'],
  },
};

async function wrongs(file: string, rule: Rule, reader: MatrixReader, place: Place): Promise<string[]> {
  const found: string[] = [];
  for (const headers of await headersOf(reader)) {
    const response = await ask(file, place, { headers, ...rule.asked?.(place) });
    const wanted = rule.status(reader, place);
    if (response.status !== wanted) found.push(`${reader} · ${place}: ${response.status}, not ${wanted}`);
    await response.body?.cancel();
  }
  return found;
}

describe('what stands outside the API', () => {
  test.each(FILES)(
    '%s answers everybody as specified',
    async (file) => {
      const rule = RULES[file] ?? expect.fail(`${file} is new: say whom it answers`);
      const cells = READERS.flatMap((reader) => (rule.places ?? PLACES).map((place) => [reader, place] as const));
      const found: string[] = [];
      for (const [reader, place] of cells) found.push(...(await wrongs(file, rule, reader, place)));
      expect(found).toEqual([]);
      // Passwords are dear to check.
    },
    120_000,
  );

  test('a report has the same fields for everybody who may read it, and none beside those of its schema', async () => {
    const texts = new Set<string>();
    for (const reader of READERS) {
      for (const headers of await headersOf(reader)) {
        const body = await (await ask('s/[token]/report.json', 'open', { headers })).json();
        expect(fieldsOf(body)).toEqual(['data', 'meta', 'signature']);
        expect(fieldsOf(body.data).join(' ')).toBe('asOf hash mode report source stat task');
        expect(unnamed(body, signedReport)).toEqual([]);
        texts.add(JSON.stringify(body.data));
      }
    }
    expect([...texts]).toHaveLength(1);
  });

  test('no parameter leads to another report: each is refused, whatever it holds', async () => {
    const headers = new Headers({ cookie: cookies['this-link'] ?? '' });
    const names = ['connectionId', 'taskId', 'callId', 'kind', 'sections', 'token', 'mode', 'reveal', 'unmasked', 'q'];
    for (const name of names) {
      for (const value of ['tel-2', '66', 'true', tokens.foreign]) {
        const response = await ask('s/[token]/report.json', 'own', { headers, search: `?${name}=${value}` });
        const body = await response.json();
        expect([response.status, body.code, body.data], name).toEqual([400, 'bad_request', undefined]);
      }
    }
  });
});
