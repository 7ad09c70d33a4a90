import { expect, onTestFinished, test } from 'vitest';
import { contact } from '@/lib/model/contact';
import sample from '../fixtures/number.json' with { type: 'json' };
import { connectTo, type Row, signal, TASK } from './testing';

const [sampleRow = {}]: readonly Row[] = sample.data.data;

/** A list of numbers that heeds `status[]` and `keyword`, unless a test says otherwise. */
async function listOf(rows: readonly Row[], heeds = true) {
  const connection = await connectTo(({ search }) => {
    const query = new URLSearchParams(search);
    const statuses = query.getAll('status[]').map(Number);
    const keyword = query.get('keyword') ?? '';
    const page = Number(query.get('page'));
    const found = rows.filter(
      ({ status, number }) =>
        !heeds || ((statuses.length === 0 || statuses.includes(Number(status))) && String(number).includes(keyword)),
    );
    const data = found.slice((page - 1) * 15, page * 15);
    return {
      body: { code: 200, status: 'ok', data: { data, total: found.length, last_page: Math.ceil(found.length / 15) } },
    };
  });
  onTestFinished(connection.close);
  return connection;
}
const row = (id: number, change: Row = {}): Row => ({ ...sampleRow, id, call_history: undefined, ...change });
const first = { taskId: TASK, page: 1, pageSize: 50, history: false };

test("the vendor's own example becomes a number with its attempts, newest first", async () => {
  const { numbers, asked } = await listOf(sample.data.data);
  const { data, checks } = await numbers({ ...first, history: true }, signal());
  expect(data).toEqual({
    contacts: [
      {
        id: '1691',
        taskId: TASK,
        number: '199****1001',
        outcome: 'answered',
        outcomeLabel: '呼叫成功',
        lastCallId: '90a48ed3-a5f6-4904-b1f3-a9ec883b069f',
        blacklisted: false,
        attempts: [
          {
            callId: '90a48ed3-a5f6-4904-b1f3-a9ec883b069f',
            at: '2020-03-06T15:04:37.000Z',
            outcome: 'answered',
            outcomeLabel: '呼叫成功',
            toneWord: 'answer',
            sipCode: 200,
            totalSeconds: 35.639,
            talkSeconds: 26.638,
          },
          {
            callId: '1569523c-d3d3-48fd-97a0-ad88d6606a19',
            at: '2020-03-04T12:50:36.000Z',
            outcome: 'busy',
            outcomeLabel: '占線、用戶正忙',
            toneWord: 'busy now',
            sipCode: null,
            totalSeconds: 13.339,
            talkSeconds: 0,
          },
        ],
        place: { province: '江蘇', city: '南京', carrier: 'unicom' },
      },
    ],
    total: 1,
    last: true,
    filteredHere: [],
  });
  expect(contact.safeParse(data.contacts[0]).success).toBe(true);
  expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual(['T17 pass', 'T19 pass']);
  expect(asked[0]?.query).toEqual({ task_id: TASK, page: '1', call_history: '1' });
});

test('without being asked for there is no history, which is not the same as no attempt', async () => {
  const { numbers, asked } = await listOf([row(1)]);
  expect((await numbers(first, signal())).data.contacts[0]?.attempts).toBeNull();
  expect(asked[0]?.query).toEqual({ task_id: TASK, page: '1' });
  const waiting = await listOf([row(1, { call_history: [], status: 0, status_str: '等待呼叫', callid: null })]);
  expect((await waiting.numbers({ ...first, history: true }, signal())).data.contacts[0]).toMatchObject({
    attempts: [],
    outcome: 'waiting',
    lastCallId: null,
  });
});

test('an outcome is asked for by its status, and part of a number by its keyword', async () => {
  const { numbers, asked } = await listOf([
    row(1, { status: 8, status_str: '占线、用户正忙', number: '19900001001' }),
    row(2, { status: 8, status_str: '占线/用户正忙', number: '19900002002' }),
    row(3, { status: 1, number: '19900002003' }),
  ]);
  const { data } = await numbers({ ...first, outcome: 'busy', q: '2002' }, signal());
  expect(data).toMatchObject({ contacts: [{ id: '2', outcome: 'busy' }], total: 1, filteredHere: [] });
  expect(asked[0]?.search).toContain('status%5B%5D=8');
});

test('Q3: status 12 under a newer word is what the word says, and is found under it', async () => {
  const world = [row(1, { status: 12, status_str: '用户屏蔽' }), row(2, { status: 12, status_str: '呼损' })];
  const { numbers } = await listOf(world);
  const blocked = await numbers({ ...first, outcome: 'user_blocked' }, signal());
  expect(blocked.data).toMatchObject({ contacts: [{ id: '1' }], total: null, filteredHere: ['outcome'] });
  const lost = await numbers({ ...first, outcome: 'call_loss' }, signal());
  expect(lost.data.contacts.map(({ id }) => id)).toEqual(['2']);
});

test('a status that nobody knows is unknown under its word, and is looked for here', async () => {
  const { numbers } = await listOf([row(1), row(2, { status: 44, status_str: '语音信箱' })]);
  const { data } = await numbers({ ...first, outcome: 'unknown' }, signal());
  expect(data).toMatchObject({ contacts: [{ id: '2', outcomeLabel: '语音信箱' }], total: null, last: true });
});

test('a vendor that heeds no filter is filtered here, and says so', async () => {
  const { numbers } = await listOf([row(1), row(2, { status: 3, status_str: '拒接', number: '19900007777' })], false);
  const { data } = await numbers({ ...first, outcome: 'rejected', q: '7777' }, signal());
  expect(data.contacts.map(({ id }) => id)).toEqual(['2']);
  expect(data).toMatchObject({ total: null, filteredHere: ['q'] });
});

test('pages of fifteen give ours', async () => {
  const { numbers, asked } = await listOf(Array.from({ length: 100 }, (_, at) => row(at + 1)));
  const { data } = await numbers({ ...first, page: 2, pageSize: 40 }, signal());
  expect(data.contacts.map(({ id }) => Number(id))).toEqual(Array.from({ length: 40 }, (_, at) => 41 + at));
  expect(data).toMatchObject({ total: 100, last: false });
  expect(asked).toHaveLength(4);
});

test('T19 fails where an attempt that nobody answered has talk', async () => {
  const history = sample.data.data[0]?.call_history.map((one) => ({ ...one, bill: 5_000 }));
  const { numbers } = await listOf([row(1, { call_history: history })]);
  const { checks } = await numbers({ ...first, history: true }, signal());
  expect(checks.find(({ id }) => id === 'T19')).toMatchObject({ status: 'fail', stated: 1 });
});
