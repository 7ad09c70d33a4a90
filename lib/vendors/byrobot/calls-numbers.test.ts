import { describe, expect, onTestFinished, test } from 'vitest';
import { contact } from '@/lib/model/contact';
import { answerOf, connectToWorld, done, undialed } from './calls-stand-in';
import sample from './fixtures/not-dialed-customer-list.json' with { type: 'json' };
import { connectTo, signal } from './stand-in';

async function connected(world: Parameters<typeof connectToWorld>[0]) {
  const connection = await connectToWorld(world);
  onTestFinished(connection.close);
  return connection;
}
const first = { taskId: '62', page: 1, pageSize: 50, history: false };
const rows = (from: number, count: number, make: typeof done) =>
  Array.from({ length: count }, (_, at) => make(from + at));

test("the vendor's own example of numbers not dialled yet", async () => {
  const { numbers, close } = await connectTo((asked) =>
    asked.path.endsWith('notDialedCustomerList') ? { body: sample } : answerOf({}, asked),
  );
  onTestFinished(close);
  const { data, checks } = await numbers(first, signal());
  expect(data).toMatchObject({ total: 2, last: true, filteredHere: [] });
  expect(data.contacts[0]).toEqual({
    id: '493',
    taskId: '62',
    number: '199****xxxx',
    outcome: 'waiting',
    outcomeLabel: '未开始',
    lastCallId: null,
    blacklisted: null,
    attempts: null,
    place: { province: null, city: null, carrier: null },
  });
  expect(data.contacts[1]).toMatchObject({ outcome: 'dialing', outcomeLabel: '进行中' });
  expect(contact.safeParse(data.contacts[0]).success).toBe(true);
  // B10: a row that has been dialled stands among those that have not.
  expect(checks.find(({ id }) => id === 'B10')).toMatchObject({ status: 'fail', stated: 1 });
});

test('finished calls come first, then those not dialled, and together they are all, once', async () => {
  const { numbers } = await connected({ done: rows(1, 70, done), undialed: rows(1_001, 65, undialed) });
  const found: string[] = [];
  const totals: (number | null)[] = [];
  for (let page = 1; ; page++) {
    const { data } = await numbers({ ...first, page, pageSize: 30 }, signal());
    found.push(...data.contacts.map(({ id }) => id));
    totals.push(data.total);
    if (data.last) break;
  }
  expect(found).toEqual(
    [...rows(1, 70, done), ...rows(1_001, 65, undialed)].map(({ callInstanceId: id }) => String(id)),
  );
  // Q23: only its end tells how many numbers there are.
  expect(totals).toEqual([null, null, null, null, 135]);
});

test('a full last page is the last one as soon as the next is known to be empty', async () => {
  const { numbers } = await connected({ undialed: rows(1, 50, undialed) });
  expect((await numbers(first, signal())).data).toMatchObject({ last: false, total: null });
  expect((await numbers({ ...first, page: 2 }, signal())).data).toMatchObject({
    contacts: [],
    last: true,
    total: null,
  });
});

describe('of one outcome', () => {
  const world = {
    done: [done(1), done(2, { finishStatus: 6, duration: 0 }), done(3, { finishStatus: 99, duration: 0 })],
    undialed: [undialed(11), undialed(12, { status: 3 }), undialed(13)],
  };
  test.each([
    { outcome: 'busy', ids: ['2'], total: 1, here: [] },
    { outcome: 'waiting', ids: ['11', '13'], total: null, here: ['outcome'] },
    { outcome: 'redial_scheduled', ids: ['12'], total: null, here: ['outcome'] },
    { outcome: 'unknown', ids: ['3'], total: null, here: ['outcome'] },
  ] as const)('$outcome', async ({ outcome, ids, total, here }) => {
    const { numbers } = await connected(world);
    const { data } = await numbers({ ...first, outcome }, signal());
    expect(data.contacts.map(({ id, outcome: is }) => [id, is])).toEqual(ids.map((id) => [id, outcome]));
    expect(data).toEqual({ contacts: data.contacts, total, last: true, filteredHere: here });
  });

  test('a finished number leads to its call, and nobody knows its single attempts', async () => {
    const { numbers } = await connected(world);
    const { data } = await numbers({ ...first, outcome: 'busy', history: true }, signal());
    expect(data.contacts[0]).toMatchObject({
      lastCallId: '2',
      attempts: null,
      outcomeLabel: '占线',
      number: '199****1002',
    });
  });
});

test('part of a number or of a name is looked for here, in both lists', async () => {
  const { numbers } = await connected({
    done: [done(1, { customerName: '王小明' }), done(2, { customerName: '李雷' })],
    undialed: [undialed(11, { customerName: '王芳' }), undialed(12)],
  });
  const { data } = await numbers({ ...first, q: '王' }, signal());
  expect(data.contacts.map(({ id }) => id)).toEqual(['1', '11']);
  expect(data).toMatchObject({ total: null, last: true, filteredHere: ['q'] });
});

test.each([
  ['a plain list', 20, (list: unknown) => list],
  ['a plain list of everything at once', 120, (list: unknown) => list],
])('%s, as older documents show, is read like pages', async (_, count, shape) => {
  const all = rows(1, count, undialed);
  const { numbers, close } = await connectTo((asked) => {
    if (!asked.path.endsWith('notDialedCustomerList')) return answerOf({}, asked);
    return { body: { code: 200, data: shape(all) } };
  });
  onTestFinished(close);
  const { data } = await numbers({ ...first, pageSize: 200 }, signal());
  expect(data.contacts).toHaveLength(count);
  expect(data).toMatchObject({ last: true, total: count });
});
