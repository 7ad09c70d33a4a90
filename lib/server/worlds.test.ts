import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsEndpoint, numbersEndpoint } from '@/lib/api/calls';
import type { Call } from '@/lib/model/call';
import type { Contact } from '@/lib/model/contact';
import { CALL_OUTCOMES, type CallOutcome } from '@/lib/model/outcome';
import { openTestApi, type TestApi } from './testing/open';
import {
  type CallQuery,
  callsOf,
  type Dialect,
  dice,
  levelOf,
  type Mode,
  type NumberQuery,
  numbersOf,
  type TrueCall,
  type TrueTask,
} from './testing/worlds';

// Worlds made by chance, and every filter of calls and numbers in them: all pages together hold exactly the ids that the
// world itself says, none missing, none twice, in one order whatever the page size, with the right total. Another seed:
// CALLBOARD_WORLD_SEEDS=1,2,3 npx vitest run lib/server/worlds.test.ts

const SEEDS = (process.env['CALLBOARD_WORLD_SEEDS'] ?? '11,2026,777').split(',').map(Number);
const DIALECTS: readonly Dialect[] = ['tel', 'tel-v1', 'by'];
const PAGE_SIZES = [1, 7, 50, 200];
/** A list is read in the smallest pages of which it takes no more than these. */
const MOST_PAGES = 8;
const COMBINATIONS = 5;

const secondAfter = (instant: string) => new Date(Date.parse(instant) + 1_000).toISOString();

/** Of calls: what a vendor has no filter for, so that the answer says that we applied it, and what it has one for. */
const FILTERED: Record<Dialect, { readonly here: readonly string[]; readonly there: readonly string[] }> = {
  tel: { here: ['talkMin', 'talkMax', 'roundsMin', 'roundsMax', 'tag'], there: ['q', 'level', 'from', 'to'] },
  // `talkMax` is applied here, too, where calls last a part of a second more.
  'tel-v1': { here: ['level'], there: ['q', 'talkMin', 'roundsMin', 'roundsMax', 'tag', 'from', 'to'] },
  by: { here: ['q', 'tag', 'from', 'to'], there: ['talkMin', 'talkMax', 'roundsMin', 'roundsMax'] },
};

type Query = Readonly<Record<string, unknown>>;

/** The answer names the filters that the vendor does not have, and none that it has. */
function expectHonest(dialect: Dialect, query: Query, here: readonly string[]) {
  for (const name of Object.keys(query)) {
    if (FILTERED[dialect].here.includes(name)) expect(here, JSON.stringify(query)).toContain(name);
    if (FILTERED[dialect].there.includes(name)) expect(here, JSON.stringify(query)).not.toContain(name);
  }
}

function expectFields(rows: readonly Call[], truth: readonly TrueCall[]) {
  const byId = new Map(truth.map((one) => [one.id, one]));
  const shown = rows.map(({ id, dialedAt, talkSeconds }) => ({ id, dialedAt, talkSeconds }));
  const told = rows.map(({ id }) => ({
    id,
    dialedAt: byId.get(id)?.startedAt,
    talkSeconds: (byId.get(id)?.talkMs ?? 0) / 1000,
  }));
  expect(shown).toEqual(told);
}

describe.each(SEEDS)('the world of seed %i', (seed) => {
  const mode: Mode = seed % 2 === 0 ? 'messy' : 'consistent';
  const roll = dice(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] ?? expect.fail('nothing to choose');
  let api: TestApi;
  const tasks = new Map<string, TrueTask>();
  const sizesUsed = new Set<number>();

  beforeAll(async () => {
    // On a weekday of 2025, between morning and evening, so that there are tasks in every state.
    const now = new Date(Date.UTC(2025, 2, 3 + 7 * (seed % 30) + (seed % 5), 3 + (seed % 8), seed % 60)).toISOString();
    const limits = { requestsPerSecond: 100, inFlight: 16 };
    api = await openTestApi(
      {},
      (entries) =>
        entries.map((entry) => ({ ...entry, limits, baseUrl: `${new URL(entry.baseUrl).origin}/mode/${mode}` })),
      { quick: true, world: { seed, now } },
    );
    const origin = new URL(api.entries[0]?.baseUrl ?? '').origin;
    await fetch(`${origin}/__sandbox/switches`, { method: 'PUT', body: '{"clockCheck":"off"}' });
    for (const dialect of DIALECTS) {
      const truth: { readonly tasks: readonly TrueTask[] } = await (
        await fetch(`${origin}/__sandbox/truth/${dialect}`)
      ).json();
      const fitting = truth.tasks.filter(({ calls }) => calls.length > 60 && calls.length < 400);
      // Numbers of one that is under way: some are not dialled yet.
      const begun = truth.tasks.filter(({ calls }) => calls.length > 20 && calls.length < 400);
      const moving = begun.filter(({ numbers }) => numbers.some(({ state }) => state === 'new'));
      tasks.set(`${dialect} calls`, pick(fitting));
      tasks.set(`${dialect} numbers`, pick(moving.length > 0 ? moving : fitting));
    }
  }, 30_000);
  afterAll(() => api?.close());

  type Kind = 'calls' | 'numbers';
  const taskOf = (dialect: Dialect, kind: Kind) => tasks.get(`${dialect} ${kind}`) ?? expect.fail(`no ${dialect}`);

  /** Asked until all records are here; the clock moves so far that a newer answer is waited for. */
  async function page(dialect: Dialect, kind: Kind, query: Query) {
    const texts = Object.entries(query).map(([name, value]) => [name, String(value)]);
    const path = `/connections/${dialect}/tasks/${taskOf(dialect, kind).id}/${kind}?${new URLSearchParams(texts)}`;
    for (let asked = 0; asked < 10; asked++) {
      const response = await api.ask(kind === 'calls' ? callsEndpoint : numbersEndpoint, path);
      const answer = await response.json();
      expect(response.status, `seed ${seed} ${path} ${JSON.stringify(answer)}`).toBe(200);
      if (!answer.meta.source.coverage) return answer;
      api.pass(60_000);
    }
    return expect.fail(`seed ${seed}: never complete: ${path}`);
  }

  async function allPages<Row extends Call | Contact>(dialect: Dialect, kind: Kind, query: Query, pageSize: number) {
    const rows: Row[] = [];
    const totals = new Set<number | null>();
    sizesUsed.add(pageSize);
    // The bucket that spares the vendor fills up again.
    api.pass(2_000);
    for (let number = 1; ; number++) {
      const answer = await page(dialect, kind, { ...query, page: number, pageSize });
      expect(answer.data.length).toBeLessThanOrEqual(pageSize);
      rows.push(...answer.data);
      totals.add(answer.page.total);
      if (answer.page.last) return { rows, totals, here: answer.filteredHere as readonly string[] };
      expect(number, 'pages without end').toBeLessThan(1_000);
    }
  }

  /** The smallest pages that are not too many, and every other time the next larger ones, too. */
  let asked = 0;
  function sizesFor(count: number): readonly number[] {
    const first = PAGE_SIZES.findIndex((size) => count / size <= MOST_PAGES);
    return PAGE_SIZES.slice(first, first + 1 + (asked++ % 2));
  }

  async function expectExactly<Row extends Call | Contact>(
    dialect: Dialect,
    kind: Kind,
    query: Query,
    truth: readonly { readonly id: string }[],
    listed: number,
  ) {
    const what = `seed ${seed}, ${mode} ${dialect} ${kind} ${JSON.stringify(query)}`;
    const orders: string[][] = [];
    let found: Awaited<ReturnType<typeof allPages<Row>>> | null = null;
    for (const pageSize of sizesFor(listed)) {
      found = await allPages<Row>(dialect, kind, query, pageSize);
      const ids = found.rows.map(({ id }) => id);
      expect(ids.toSorted(), `${what}, pages of ${pageSize}`).toEqual(truth.map(({ id }) => id).toSorted());
      for (const total of found.totals) if (total !== null) expect(total, what).toBe(truth.length);
      orders.push(ids);
    }
    for (const order of orders) expect(order, `${what}: the order`).toEqual(orders[0]);
    return found ?? expect.fail('no page size');
  }

  const shared: Readonly<Record<string, (task: TrueTask, dialect: Dialect) => CallQuery>> = {
    q: ({ calls }, dialect) => {
      const { phone, name } = pick(calls);
      return { q: dialect === 'by' && roll(2) === 0 ? name.slice(0, 1) : phone.slice(-1 - roll(3)) };
    },
    level: ({ calls }, dialect) => ({ level: levelOf(dialect, mode, pick(calls)) ?? 'A' }),
    outcome: () => ({ outcome: pick(CALL_OUTCOMES) as CallOutcome }),
    answered: () => ({ outcome: 'answered' }),
    talkMin: ({ calls }) => ({ talkMin: Math.floor(pick(calls).talkMs / 1000) }),
    talkMax: ({ calls }) => ({ talkMax: Math.ceil(pick(calls).talkMs / 1000) }),
    roundsMin: ({ calls }) => ({ roundsMin: pick(calls).rounds }),
    roundsMax: ({ calls }) => ({ roundsMax: pick(calls).rounds }),
    tag: ({ calls }) => {
      const { id, name } = pick(calls.flatMap(({ tags }) => tags));
      return { tag: id ?? name };
    },
    // Both ends are a call's own second: the first is in it, the second not.
    range: ({ calls }) => {
      const [a = '', b = ''] = [pick(calls).startedAt, pick(calls).startedAt].sort();
      return { from: a, to: a === b ? secondAfter(b) : b };
    },
    rangeEnd: ({ calls }) => {
      const [a = '', b = ''] = [pick(calls).startedAt, pick(calls).startedAt].sort();
      return { from: a, to: secondAfter(b) };
    },
  };

  const inOrder = ({ talkMin, talkMax, roundsMin, roundsMax, ...rest }: CallQuery): CallQuery => ({
    ...rest,
    ...(talkMin !== undefined && { talkMin }),
    ...(talkMax !== undefined && { talkMax: Math.max(Number(talkMax), Number(talkMin ?? 0)) }),
    ...(roundsMin !== undefined && { roundsMin }),
    ...(roundsMax !== undefined && { roundsMax: Math.max(Number(roundsMax), Number(roundsMin ?? 0)) }),
  });

  test.each(DIALECTS)(
    'every filter of calls keeps exactly the calls of %s that it names',
    async (dialect) => {
      const task = taskOf(dialect, 'calls');
      const make = (name: string): CallQuery => shared[name]?.(task, dialect) ?? {};
      const names = Object.keys(shared);
      const alone = names.map(make);
      const together = Array.from({ length: COMBINATIONS }, () =>
        inOrder(Object.assign({}, ...Array.from({ length: 2 + roll(2) }, () => make(pick(names))))),
      );
      let kept = 0;
      for (const query of [{}, ...alone, ...together]) {
        const truth = callsOf(task, dialect, mode, query);
        const { rows, here } = await expectExactly<Call>(dialect, 'calls', query, truth, truth.length);
        expectHonest(dialect, query, here);
        expectFields(rows, truth);
        if (truth.length > 0) kept++;
      }
      expect(kept).toBeGreaterThan(11);
    },
    60_000,
  );

  test.each(DIALECTS)(
    'every filter of numbers keeps exactly the numbers of %s that it names',
    async (dialect) => {
      const task = taskOf(dialect, 'numbers');
      const someone = pick(task.numbers);
      const outcomes = [...new Set(numbersOf(task, dialect, mode, {}).map(({ outcome }) => outcome as CallOutcome))];
      const queries: readonly NumberQuery[] = [
        {},
        { history: true },
        { q: someone.phone.slice(-2) },
        { q: someone.phone },
        { outcome: 'waiting' },
        { outcome: 'answered', history: true },
        { outcome: 'unknown' },
        { outcome: pick(outcomes) },
        { outcome: pick(outcomes), q: pick(task.numbers).phone.slice(-1) },
        { outcome: pick(outcomes), q: pick(task.numbers).phone.slice(-1), history: true },
      ];
      for (const query of queries) {
        const truth = numbersOf(task, dialect, mode, query);
        // What is left out here leaves its page shorter, and does not make them fewer.
        const listed = dialect === 'by' || query.outcome === 'unknown' ? task.numbers.length : truth.length;
        const { rows } = await expectExactly<Contact>(dialect, 'numbers', query, truth, listed);
        const byId = new Map(truth.map((one) => [one.id, one]));
        for (const row of rows) {
          expect(row.outcome).toBe(byId.get(row.id)?.outcome);
          const attempts = byId.get(row.id)?.attempts;
          expect(
            row.attempts?.map(({ at, talkSeconds, totalSeconds }) => [at, talkSeconds, totalSeconds]) ?? null,
          ).toEqual(
            attempts?.map(({ startedAt, talkMs, totalMs }) => [startedAt, talkMs / 1000, totalMs / 1000]) ?? null,
          );
        }
      }
    },
    60_000,
  );

  test('pages of every size were read', () => {
    expect([...sizesUsed].sort((a, b) => a - b)).toEqual(PAGE_SIZES);
  });
});
