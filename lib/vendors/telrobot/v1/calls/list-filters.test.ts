import { describe, expect, onTestFinished, test } from 'vitest';
import type { CallFilters } from '../../../connector';
import { first, ids, many, type Row, row, signal, stage, TASK } from './testing';

const { connected, listOf } = stage(onTestFinished);

describe('what the vendor filters', () => {
  test.each<[CallFilters, Row]>([
    [{ talkMin: 10 }, { bills: [10, 86_400] }],
    [{ roundsMin: 2, roundsMax: 5 }, { rounds: [2, 5] }],
    [{ roundsMin: 2 }, { rounds: [2, 10_000] }],
    [{ roundsMax: 0 }, { rounds: [0, 0] }],
    [{ q: ' 1001 ' }, { keyword: '1001' }],
    [{ q: '  ' }, {}],
    [{ tag: 'ee109a20-6b98-4463-94fe-ea730e2188c7' }, { tags: ['ee109a20-6b98-4463-94fe-ea730e2188c7'] }],
    [
      { range: { from: '2019-05-07T16:00:00.000Z', to: '2019-05-08T16:00:00.000Z' } },
      { start_at: '2019-05-08 00:00:00', end_at: '2019-05-08 23:59:59' },
    ],
  ])('%j is asked as %j', async (filters, sent) => {
    const { calls, asked } = await connected(() => ({ body: { data: [], total: 0, last_page: 0 } }));
    expect((await calls({ ...first, ...filters }, signal())).data.filteredHere).toEqual([]);
    expect(asked.map(({ body }) => body)).toEqual([{ task_id: TASK, page: 1, ...sent }]);
  });

  test('a most of talk time is asked for with one second more, and how many last exactly that long', async () => {
    const { calls, asked } = await connected(() => ({ body: { data: [], total: 0, last_page: 0 } }));
    expect((await calls({ ...first, talkMin: 10, talkMax: 59 }, signal())).data.filteredHere).toEqual([]);
    const bills = asked.map(({ body }) => (body as { bills: unknown }).bills);
    expect(bills).toEqual([
      [60, 60],
      [10, 60],
    ]);
  });

  test('Q5: its talk time is in seconds and its answers are in milliseconds', async () => {
    const heed = ({ bill }: Row, { bills }: Row) => {
      const [min = 0, max = 0] = bills as number[];
      return Number(bill) / 1000 >= min && Number(bill) / 1000 <= max;
    };
    const { calls } = await listOf(
      many(4, (at) => ({ bill: [9_999, 10_000, 31_319, 59_999][at] })),
      heed,
    );
    const { data } = await calls({ ...first, talkMin: 10, talkMax: 59 }, signal());
    expect(data.calls.map(({ talkSeconds }) => talkSeconds)).toEqual([10, 31.319, 59.999]);
    expect(data).toMatchObject({ total: 3, filteredHere: [] });
  });

  test('talk time counts in whole seconds, also where a call lasts exactly one second too long', async () => {
    const heed = ({ bill }: Row, { bills }: Row) => {
      const [min = 0, max = 0] = bills as number[];
      return Number(bill) / 1000 >= min && Number(bill) / 1000 <= max;
    };
    const { calls } = await listOf(
      many(40, (at) => ({ bill: 59_000 + at * 250 })),
      heed,
    );
    const { data } = await calls({ ...first, talkMin: 10, talkMax: 59 }, signal());
    expect(data.calls.map(({ talkSeconds }) => talkSeconds)).toEqual([59.75, 59.5, 59.25, 59]);
    expect(data).toMatchObject({ total: 4, last: true, filteredHere: ['talkMax'] });
  });

  test('and does not heed is left out here, by name and without a total', async () => {
    const { calls } = await listOf(many(20, (at) => ({ callee: `1990000${1000 + at}`, rounds: at })));
    const { data } = await calls({ ...first, q: '01007', roundsMax: 7 }, signal());
    expect(data).toMatchObject({ total: null, last: true, filteredHere: ['q', 'roundsMax'] });
    expect(ids(data.calls)).toEqual(['r7']);
  });
});

describe('what is filtered here', () => {
  const LEVELS = ['A級(有意向)', 'B级(一般)', null];
  const world = many(100, (at) => ({
    level_name: LEVELS[at % 3],
    level: null,
    calldate: `2019-05-08 10:${String(59 - Math.floor(at / 2)).padStart(2, '0')}:00`,
    tags: at % 10 === 0 ? [{ id: 't1', name: '脏话' }] : [],
  }));

  test('a level is found over all pages of the vendor, and later pages of ours ask for one', async () => {
    const { calls, asked } = await listOf(world);
    const one = await calls({ taskId: TASK, page: 1, pageSize: 20, level: 'A' }, signal());
    expect(one.data).toMatchObject({ total: 34, last: false, filteredHere: ['level'] });
    expect(one.coverage).toBeUndefined();
    expect(asked).toHaveLength(7);
    const two = await calls({ taskId: TASK, page: 2, pageSize: 20, level: 'A' }, signal());
    expect(asked).toHaveLength(8);
    expect(two.data.last).toBe(true);
    const found = [...one.data.calls, ...two.data.calls];
    expect(ids(found).sort()).toEqual(world.flatMap(({ id }, at) => (at % 3 === 0 ? String(id) : [])).sort());
    expect(found.every(({ intent }) => intent?.key === 'A')).toBe(true);
    const times = found.map(({ dialedAt }) => dialedAt ?? '');
    expect(times).toEqual([...times].sort().reverse());
  });

  test.each<[CallFilters, number]>([
    [{ level: 'B级(一般)' }, 33],
    [{ level: 'F' }, 0],
    [{ tag: '脏话' }, 10],
    [{ tag: 't1' }, 10],
    [{ level: 'A', tag: '脏话' }, 4],
  ])('%j is of a label or a name, too', async (filters, total) => {
    const { calls } = await listOf(world);
    const { data } = await calls({ ...first, ...filters }, signal());
    expect(data).toMatchObject({ total, filteredHere: Object.keys(filters) });
    expect(data.calls).toHaveLength(total);
  });

  test('a list that is too long for one read says how much of it is here, and has no total', async () => {
    const long = many(1_000, (at) => ({ level_name: LEVELS[at % 3], level: null }));
    const { calls } = await listOf(long);
    const one = await calls({ ...first, level: 'A' }, signal());
    expect(one).toMatchObject({ data: { total: null, last: false }, coverage: { rows: 600 + 15, total: 1_000 } });
    const two = await calls({ ...first, level: 'A' }, signal());
    expect(two.coverage).toBeUndefined();
    expect(two.data.total).toBe(334);
  });

  test('an outcome: only answered calls have records, so that the others take one request and are none', async () => {
    const { calls, asked } = await listOf(world);
    const answered = await calls({ ...first, outcome: 'answered' }, signal());
    expect(answered.data).toMatchObject({ total: 100, filteredHere: ['outcome'] });
    const asking = asked.length;
    const busy = await calls({ ...first, outcome: 'busy' }, signal());
    expect(busy.data).toEqual({ calls: [], total: 0, last: true, filteredHere: ['outcome'] });
    expect(asked).toHaveLength(asking + 1);
  });

  test('a record that tells of no answer is not counted as answered', async () => {
    const { calls } = await listOf([row('a'), row('b', { bill: 0, answerdate: null })]);
    expect((await calls({ ...first, outcome: 'answered' }, signal())).data).toMatchObject({
      calls: [{ id: 'a' }],
      total: null,
    });
    expect((await calls({ ...first, outcome: 'unknown' }, signal())).data).toMatchObject({
      calls: [{ id: 'b', outcome: 'unknown' }],
      total: 1,
    });
  });
});
