import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectionEntry, connectionsEndpoint } from '@/lib/api/connections';
import { answer, type Behaviour, type FaultServer, startFaultServer } from '@/lib/proxy/testing/fault-server';
import { ADMIN_TOKEN, type Api, openApi } from './testing/api';
import { CALL_SUBJECTS } from './testing/call-subjects';
import { PHONE, SECRET, SUBJECTS, type Subject } from './testing/subjects';
import { startUnreachable } from './testing/unreachable';
import { OTHER_TEXTS, VARIANTS, VENDOR_FAULTS, VENDOR_TEXT } from './testing/vendor-faults';

/** Long enough for a machine that is busy with other things, too. */
const TIMEOUT_MS = 4_000;
/** api.md section 4: every answer comes within the deadline plus 2 s. */
const LATEST_MS = TIMEOUT_MS + 2_000;
const AT_ONCE = 4;
const HOUR_MS = 3_600_000;

type Row = {
  readonly id: string;
  readonly subject: Subject;
  readonly name: string;
  readonly what: string;
  readonly code: string;
  readonly orCode?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** What its vendor does to a request while it fails; null where the way there fails. */
  readonly behaviour: ((good: string) => Behaviour) | null;
  readonly baseUrl: string;
};
type Seen = {
  readonly status: number;
  readonly ms: number;
  readonly text: string;
  readonly body: {
    readonly code?: string;
    readonly data?: unknown;
    readonly retryAfterSeconds?: number;
    readonly meta?: { readonly source: { readonly state: string; readonly error?: object } };
  };
};

/** Where a recording lies holds no number. */
const OF_NUMBERS = /^F29-(?:minus|far|words)$/;
/** The shortest that is known for audio: what stands behind its head nobody reads. */
const SOUND = Buffer.from('RIFF\x04\0\0\0WAVE');
const goodAnswer = (text: string) => answer('200 OK', text, ['Content-Type: application/json', `X-Operator: ${PHONE}`]);

/** Sound comes as it is, of it only that it came; what is raw tells its age in a header alone. */
function bodyOf({ ok, headers }: Response, text: string): Seen['body'] {
  if (headers.get('content-type')?.startsWith('audio/'))
    return { data: text.length, meta: { source: { state: 'fresh' } } };
  const body: Seen['body'] = JSON.parse(text);
  if (!ok || body.meta !== undefined) return body;
  const code = /detail=(?!updating)(\w+)/.exec(headers.get('cache-status') ?? '')?.[1];
  const source = code === undefined ? { state: 'fresh' } : { state: 'stale', error: { code, since: 'untold' } };
  return { ...body, meta: { source } };
}

let server: FaultServer;
let unreachable: Awaited<ReturnType<typeof startUnreachable>>;
let api: Api;
let rows: readonly Row[];
let failing = false;
const seen = new Map<string, Record<'cold' | 'good' | 'stale' | 'healed', Seen>>();
let health: ReadonlyMap<string, string>;

function behaviourAt(path: string): Behaviour | undefined {
  const row = rows.find(({ id }) => path.startsWith(`/${id}/`));
  if (row?.subject.sound?.test(path)) return answer('200 OK', SOUND);
  const good = row?.subject.good(path);
  if (!row || good === undefined) return undefined;
  const spared = row.subject.spared?.test(path) === true;
  return failing && row.behaviour && !spared ? row.behaviour(good) : goodAnswer(good);
}

async function ask({ id, subject }: Row): Promise<Seen> {
  const begun = performance.now();
  const response = await api.ask(subject.endpoint, subject.question(id));
  const text = await response.text();
  return {
    status: response.status,
    ms: performance.now() - begun,
    text: text + JSON.stringify([...response.headers]),
    body: bodyOf(response, text),
  };
}

/** While the vendor answers again, a reader with a stale answer at hand waits a second for it; the next one has it. */
async function askUntilFresh(row: Row): Promise<Seen> {
  for (let left = 5; ; left--) {
    const found = await ask(row);
    if (left === 0 || found.body.meta?.source.state !== 'stale') return found;
  }
}

async function askAll(how = ask): Promise<Map<string, Seen>> {
  const found = new Map<string, Seen>();
  // Those who wait for the deadline cost nothing but time, and are timed while nobody else needs the processor.
  const isSlow = ({ code }: Row) => failing && code === 'timeout';
  const queue = rows.filter((row) => !isSlow(row)).values();
  const worker = async () => {
    for (const row of queue) found.set(row.id, await how(row));
  };
  await Promise.all(rows.filter(isSlow).map(async (row) => found.set(row.id, await how(row))));
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

async function setFailing(fails: boolean) {
  failing = fails;
  for (const place of unreachable.places) await (fails ? place.fail() : place.heal());
  // Whoever asks next has to dial again.
  server.hangUp();
}

const entryOf = ({ id, subject, baseUrl }: Row): ConnectionEntry => ({
  id,
  name: id,
  dialect: subject.dialect,
  baseUrl,
  timeZone: 'Asia/Shanghai',
  account: subject.account,
  ...(subject.sound && { recordingUrlTemplate: `${baseUrl}/sound/{file}` }),
  limits: { timeoutMs: TIMEOUT_MS, requestsPerSecond: 100, inFlight: 32 },
});

const seenOf = ({ id }: Row) => seen.get(id) ?? expect.fail(`${id} was not asked`);
/** A refusal of a question about one id is an answer, and is not covered up (api.md section 4). */
const isAnswer = ({ code, subject }: Row) => subject.aboutOneId && (code === 'vendor_rejected' || code === 'not_found');

function expectProblem({ code, orCode, retryAfterSeconds }: Row, { status, body }: Seen) {
  const statuses: Record<string, number> = { not_found: 404, vendor_unavailable: 503, timeout: 504 };
  const found = orCode !== undefined && body.code === orCode ? orCode : code;
  expect([body.code, status]).toEqual([found, statuses[found] ?? 502]);
  expect(body).not.toHaveProperty('data');
  if (retryAfterSeconds !== undefined) expect(body.retryAfterSeconds).toBe(retryAfterSeconds);
}
function expectFresh({ status, body }: Seen) {
  expect([status, body.code, body.meta?.source.state]).toEqual([
    200,
    undefined,
    expect.stringMatching(/^(?:fresh|cached)$/),
  ]);
}

function expectNone(text: string, ...canaries: readonly string[]) {
  for (const canary of canaries) expect(text).not.toContain(canary);
}

/**
 * Puts every fault of reliability.md section 4 that a vendor can commit to the subjects through the API: without a last
 * good answer, after one, and when it is over. Each pair of subject and fault is a connection of its own.
 */
function tryFaults(subjects: readonly Subject[]): void {
  beforeAll(async () => {
    server = await startFaultServer(behaviourAt);
    unreachable = await startUnreachable(Number(new URL(server.origin).port));
    const isTried = ({ name }: { readonly name: string }, { everyVariant, sound }: Subject) =>
      (everyVariant || !VARIANTS.has(name)) && !(sound && OF_NUMBERS.test(name));
    rows = subjects.flatMap((subject): Row[] => [
      ...VENDOR_FAULTS.filter((fault) => isTried(fault, subject)).map((fault) => {
        const id = `${subject.name}-${fault.name.toLowerCase()}`;
        return { ...fault, id, subject, baseUrl: `${server.origin}/${id}` };
      }),
      ...unreachable.places
        .filter((place) => isTried(place, subject))
        .map(({ name, what, code, origin }) => {
          const id = `${subject.name}-${name.toLowerCase()}`;
          return { id, subject, name, what, code, behaviour: null, baseUrl: `${origin}/${id}` };
        }),
    ]);
    api = await openApi(rows.map(entryOf));

    await setFailing(true);
    const cold = await askAll();
    await setFailing(false);
    // Longer than any failure is remembered, any breaker open, any Retry-After heeded.
    api.pass(HOUR_MS);
    const good = await askAll();
    api.pass(HOUR_MS);
    await setFailing(true);
    const stale = await askAll();
    const listed = await (await api.ask(connectionsEndpoint, '/connections')).json();
    health = new Map(listed.data.map(({ id, state }: { id: string; state: string }) => [id, state]));
    await setFailing(false);
    api.pass(HOUR_MS);
    const healed = await askAll(askUntilFresh);
    for (const { id } of rows) {
      const of = (phase: Map<string, Seen>) => phase.get(id) ?? expect.fail(`${id} was not asked`);
      seen.set(id, { cold: of(cold), good: of(good), stale: of(stale), healed: of(healed) });
    }
  }, 300_000);
  afterAll(async () => {
    await api.close();
    await unreachable.close();
    await server.close();
  });

  describe.each(subjects.map(({ name }) => [name]))('%s', (name) => {
    const mine = () => rows.filter(({ subject }) => subject.name === name);
    const each = (check: (row: Row) => void) => {
      const broken = mine().flatMap((row) => {
        try {
          check(row);
          return [];
        } catch (error) {
          return [`${row.id}, ${row.what}: ${String(error instanceof Error ? error.message : error).slice(0, 900)}`];
        }
      });
      expect(broken).toEqual([]);
    };

    test('without a last good answer a fault is the problem of its kind', () => {
      each((row) => (row.code === 'fresh' ? expectFresh(seenOf(row).cold) : expectProblem(row, seenOf(row).cold)));
    });

    test('once it is over, the next question is answered fresh, without a restart', () => {
      each((row) => expectFresh(seenOf(row).good));
      each((row) => expectFresh(seenOf(row).healed));
    });

    test('after a good answer that one is shown, marked stale with the reason; a refusal of an id stays a refusal', () => {
      each((row) => {
        const { good, stale } = seenOf(row);
        if (row.code === 'fresh') return expectFresh(stale);
        if (isAnswer(row) || row.subject.notKept) return expectProblem(row, stale);
        expect([stale.status, stale.body.meta?.source.state]).toEqual([200, 'stale']);
        expect(stale.body.meta?.source.error).toMatchObject({
          code: expect.toSatisfy((code) => code === row.code || code === row.orCode),
          since: expect.any(String),
        });
        expect(stale.body.data).toEqual(good.body.data);
        return undefined;
      });
    });

    test('no answer comes later than the deadline and two seconds', () => {
      each((row) => {
        for (const { ms } of Object.values(seenOf(row))) expect(ms).toBeLessThan(LATEST_MS);
      });
    });

    test("no vendor's word of a failure, credential or telephone number is in any answer", () => {
      each((row) => {
        const all = Object.values(seenOf(row));
        for (const { text } of all) expectNone(text, PHONE, SECRET, ADMIN_TOKEN);
        for (const { text, status } of all) if (status >= 400) expectNone(text, VENDOR_TEXT, ...OTHER_TEXTS);
      });
    });

    test('while it lasts, the connection does not count as well', () => {
      each((row) => {
        // Where a recording lies is asked for beside the reads that a connection's health is made of.
        if (row.code !== 'fresh' && row.code !== 'not_found' && !row.subject.notKept)
          expect(health.get(row.id)).toMatch(/^(?:degraded|down)$/);
      });
    });
  });

  test('no log line holds a word of a vendor, a credential or a telephone number', () => {
    const all = api.lines.join('');
    expect(api.lines.length).toBeGreaterThan(rows.length);
    expectNone(all, PHONE, SECRET, ADMIN_TOKEN, VENDOR_TEXT, ...OTHER_TEXTS);
    for (const line of api.lines) expect(JSON.parse(line).code).not.toBe('internal');
  });
}

describe('statistics and the hotline', () => tryFaults(SUBJECTS));
describe('calls and numbers', () => tryFaults(CALL_SUBJECTS));
