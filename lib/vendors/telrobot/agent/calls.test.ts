import { afterEach, describe, expect, test } from 'vitest';
import { call } from '@/lib/model/call';
import type { CallsQuestion } from '../../connector';
import type { Asked } from '../../stand-in';
import { connected, START, TASK, USER } from './connected';
import record from './fixtures/record.json' with { type: 'json' };

const { signal } = new AbortController();
const [sample] = record.data;
type Row = Record<string, unknown>;
type Fits = (row: Row, asked: Asked) => boolean;
type Answer = (asked: Asked) => { body: unknown };
const always: Fits = () => true;

let open: { readonly close: () => Promise<void> } | undefined;
afterEach(() => open?.close());

async function reading(rows: readonly Row[], filters: Partial<CallsQuestion> = {}, answer = listOf(rows)) {
  const { connector, asked, close, time } = await connected(answer);
  open = { close };
  const ask = (more: Partial<CallsQuestion> = {}) =>
    connector.calls?.({ taskId: TASK, page: 1, pageSize: 50, ...filters, ...more }, signal);
  return { page: await ask(), asked, ask, time };
}

/** The vendor's list in its pages; filters are heeded only where `fits` knows them. */
function listOf(rows: readonly Row[], { fits = always, most = 1_000 }: { fits?: Fits; most?: number } = {}): Answer {
  return (asked) => {
    if (asked.path.endsWith('/record_level')) {
      const level = { name: 'S级', alias: null, score_min: 900, score_max: 10_000 };
      return { body: { code: 200, data: [level], meta: { total: 1 } } };
    }
    const size = Math.min(Number(asked.query['per_page']), most);
    const found = rows.filter((row) => fits(row, asked));
    const start = (Number(asked.query['page']) - 1) * size;
    const meta = { total: found.length, last_page: Math.ceil(found.length / size), per_page: String(size) };
    return { body: { code: 200, status: 'success', data: found.slice(start, start + size), meta } };
  };
}

const many = (count: number, change: (at: number) => Row = () => ({})): Row[] =>
  Array.from({ length: count }, (_, at) => ({ ...sample, id: `c${at}`, ...change(at) }));
const paths = (asked: readonly Asked[]) => asked.map(({ query }) => `${query['page']}/${query['per_page']}`);

describe('the call records of a task', () => {
  test("the vendor's own example is a call in our words", async () => {
    const { page, asked } = await reading(record.data);
    expect(page?.data).toEqual({
      calls: [
        {
          id: '6d44d2f4-90f9-4621-8c77-e5e70c810623',
          vendorCallId: '6d44d2f4-90f9-4621-8c77-e5e70c810623',
          taskId: TASK,
          direction: 'outbound',
          callee: '199****1003',
          caller: '30****08',
          customerName: '张先生',
          dialedAt: '2019-05-08T11:02:58.000Z',
          answeredAt: '2019-05-08T11:03:26.000Z',
          endedAt: '2019-05-08T11:03:58.000Z',
          ringSeconds: 28.761,
          talkSeconds: 31.319,
          totalSeconds: 60.08,
          outcome: 'answered',
          outcomeCode: null,
          outcomeLabel: null,
          hangupBy: 'robot',
          rounds: 0,
          roundsBasis: 'customer_turns',
          score: 0,
          intent: { key: 'D', label: 'D級(無意向)', source: 'machine', reason: null },
          tags: [{ id: 'ee109a20-6b98-4463-94fe-ea730e2188c7', name: '臟話', color: '#2d8cf0', group: '無意向' }],
          results: [{ name: '方便的时间', value: '周六晚上', description: null }],
          gender: { code: 'unknown', label: '未知' },
          place: { province: '江蘇', city: '南京', carrier: 'unicom' },
          transfer: null,
          recording: { kind: 'api', ref: null },
          retries: null,
          readAt: '2020-03-06T15:06:46.000Z',
        },
      ],
      total: 1,
      last: true,
      filteredHere: [],
    });
    expect(page?.data.calls.every((one) => call.safeParse(one).success)).toBe(true);
    expect(page).toMatchObject({
      endpoint: 'GET /agent-api/user/{user_id}/task/{task_id}/record',
      fetchedAt: START,
      checks: expect.any(Array),
    });
    expect(asked[0]).toMatchObject({ path: `/agent-api/user/${USER}/task/${TASK}/record` });
    expect(asked[0]?.query).toEqual({ page: '1', per_page: '50' });
    expect(asked[0]?.headers['authorization']).toBe('Bearer partner-token');
  });

  test('number and time are looked for by the vendor: its end is included, ours is not', async () => {
    const range = { from: '2019-05-08T11:00:00.500Z', to: '2019-05-08T12:00:00.000Z' };
    const { page, asked } = await reading(record.data, { q: ' 1003 ', range });
    expect(asked[0]?.query).toEqual({
      page: '1',
      per_page: '50',
      keyword: '1003',
      start_at: '2019-05-08 19:00:01',
      end_at: '2019-05-08 19:59:59',
    });
    expect(page?.data).toMatchObject({ total: 1, filteredHere: [] });
  });

  test('a missing value is a gap: no level, no rounds, no recording, no answer', async () => {
    const { page } = await reading([{ id: 1, level_name: '', answerdate: null, bill: 0, recordfile: null }]);
    expect(page?.data.calls[0]).toMatchObject({
      id: '1',
      callee: null,
      intent: null,
      rounds: null,
      roundsBasis: null,
      outcome: 'unknown',
      hangupBy: 'unknown',
      talkSeconds: 0,
      totalSeconds: null,
      ringSeconds: null,
      recording: { kind: 'none', ref: null },
      gender: { code: 'unknown', label: null },
    });
  });

  test('Q2: a transfer stands under either spelling of its number', async () => {
    const at = { bridge_calldate: '2019-05-08 19:03:40', bridge_answerdate: null };
    const { page } = await reading(
      many(2, (i) => ({ ...at, [i === 0 ? 'bridge_number' : 'bredge_number']: '19900001234' })),
    );
    const transfer = { number: '199****1234', at: '2019-05-08T11:03:40.000Z', answeredAt: null };
    expect(page?.data.calls.map((one) => one.transfer)).toEqual([transfer, transfer]);
  });

  test('Q5: a call of more than six hours says that the unit has changed', async () => {
    const { page } = await reading([{ ...sample, duration: 60_080_000, bill: 31_319_000 }]);
    expect(page?.checks.at(-1)).toMatchObject({ id: 'Q5', status: 'fail', stated: 1, computed: 0 });
  });

  test('Q10 to Q12: tags of either kind, codes as text, a province by its name', async () => {
    const tags = [
      { id: 7, name: '询价', status: 1, tag_group: [{ id: 1, name: '弱意向' }] },
      { id: '7', name: '询价', status: true },
    ];
    const province = { id: 3, city: '江苏', area_code: '0519' };
    const { page } = await reading([{ ...sample, tags, province, gender: '2', gender_str: null, operator: '2' }]);
    expect(page?.data.calls[0]).toMatchObject({
      tags: [{ id: '7', name: '询价', color: null, group: '弱意向' }],
      place: { province: '江苏', carrier: 'unicom' },
      gender: { code: 'male', label: null },
    });
  });

  test('Q13: of a disk path nothing is left, in the calls and in the raw answer', async () => {
    const { page } = await reading(record.data);
    expect(JSON.stringify(page)).not.toMatch(/smartivr|recordings|\.wav/);
  });
});

describe('paging', () => {
  test('a page of up to a hundred rows is one request, a larger one is put together', async () => {
    const { asked, ask } = await reading(many(450), { page: 2, pageSize: 100 });
    expect(paths(asked)).toEqual(['2/100']);
    const second = await ask({ page: 2, pageSize: 150 });
    expect(second?.data.calls.map(({ id }) => id)).toEqual(Array.from({ length: 150 }, (_, at) => `c${at + 150}`));
    expect(paths(asked).slice(1).sort()).toEqual(['2/100', '3/100']);
    expect((await ask({ page: 3, pageSize: 200 }))?.data).toMatchObject({ total: 450, last: true });
    expect((await ask({ page: 9, pageSize: 200 }))?.data).toMatchObject({ calls: [], total: 450, last: true });
  });

  test('a vendor that gives fewer rows a page than it was asked for is read in its own pages', async () => {
    const rows = many(70);
    const { page } = await reading(rows, { page: 2, pageSize: 50 }, listOf(rows, { most: 15 }));
    expect(page?.data.calls.map(({ id }) => id)).toEqual(rows.slice(50).map((row) => row['id']));
    expect(page?.data).toMatchObject({ total: 70, last: true });
  });
});

describe('levels', () => {
  const leveled = many(4, (at) => ({ level_name: ['A级(有明确意向)', 'D级(用户在忙)', '忙碌', null][at] }));

  test('A to E are asked for as the intentions 1 to 5, and a renamed one keeps its place', async () => {
    const vendor = listOf(leveled, { fits: (row) => /^(?:D级|忙碌)/.test(String(row['level_name'])) });
    const { page, asked } = await reading(leveled, { level: 'D' }, vendor);
    expect(asked[0]?.query['intention_tags[]']).toBe('4');
    expect(page?.data).toMatchObject({ total: 2, filteredHere: [] });
    expect(page?.data.calls.map(({ intent }) => intent?.key)).toEqual(['D', '忙碌']);
  });

  test('where the vendor does not heed that, the calls are looked for here', async () => {
    const { page } = await reading(leveled, { level: 'A' });
    expect(page?.data).toMatchObject({ total: 1, filteredHere: ['level'] });
    expect(page?.data.calls.map(({ id }) => id)).toEqual(['c0']);
  });

  test("an account's own level is asked for by its scores", async () => {
    const rows = many(3, (at) => ({ level_name: at === 1 ? 'S级' : 'A级', score: at === 1 ? 950 : 1 }));
    const scores = ({ search }: Asked) => new URLSearchParams(search).getAll('levels[0][]').map(Number);
    const fits = (row: Row, asked: Asked) => Number(row['score']) >= (scores(asked)[0] ?? 0);
    const { page, asked } = await reading(rows, { level: 'S' }, listOf(rows, { fits }));
    expect(asked[0]?.path).toBe(`/agent-api/settings/${USER}/record_level`);
    expect(asked[1] && scores(asked[1])).toEqual([900, 10_000]);
    expect(page?.data).toMatchObject({ total: 1, filteredHere: [] });
    expect(page?.data.calls.map(({ id }) => id)).toEqual(['c1']);
  });

  test('a level that the account does not list is looked for here', async () => {
    const { page, asked } = await reading(leveled, { level: '忙碌' });
    expect(page?.data).toMatchObject({ total: 1, filteredHere: ['level'] });
    expect(asked.at(-1)?.query).toEqual({ page: '1', per_page: '100' });
  });
});

describe('what the vendor cannot filter', () => {
  const rows = many(250, (at) => ({
    bill: at * 1000,
    rounds: at % 7,
    tags: at % 5 === 0 ? [{ id: `t${at % 10}`, name: '询价' }] : [],
    calldate: `2019-05-08 19:${String(59 - Math.floor(at / 60)).padStart(2, '0')}:${String(59 - (at % 60)).padStart(2, '0')}`,
  }));

  test('is looked for among all records, and named', async () => {
    const { page, asked, ask } = await reading(rows, { talkMin: 10, talkMax: 200, roundsMin: 3, roundsMax: 3 });
    const fitting = rows.filter((_, at) => at >= 10 && at <= 200 && at % 7 === 3).map((row) => row['id']);
    expect(page?.data.calls.map(({ id }) => id)).toEqual(fitting.slice(0, 50));
    expect(page?.data.total).toBe(fitting.length);
    expect(page?.data.filteredHere).toEqual(['talkMin', 'talkMax', 'roundsMin', 'roundsMax']);
    expect(page?.coverage).toBeUndefined();
    expect(paths(asked)).toEqual(['1/100', '2/100', '3/100']);
    const tagged = await ask({ talkMin: undefined, talkMax: undefined, roundsMin: undefined, tag: 't5', roundsMax: 2 });
    expect(tagged?.data.calls.every(({ tags, rounds }) => tags[0]?.id === 't5' && (rounds ?? 9) <= 2)).toBe(true);
    // What was read is remembered: only the first page is looked at again.
    expect(paths(asked)).toHaveLength(4);
  });

  test('has no total while not all records could be read, and says how many were', async () => {
    const long = many(450, (at) => ({ bill: at * 1000 }));
    const { connector, time, close } = await connected((asked) => {
      time.monotonic += 2_500;
      return listOf(long)(asked);
    });
    open = { close };
    const seen = [];
    for (let read = 0; read < 2; read++) {
      const page = await connector.calls?.({ taskId: TASK, page: 1, pageSize: 50, talkMin: 440 }, signal);
      seen.push([page?.coverage?.rows, page?.data.total, page?.data.last, page?.data.calls.length]);
    }
    expect(seen).toEqual([
      [300, null, false, 0],
      [undefined, 10, true, 10],
    ]);
  });

  test('only answered calls have records: asked for those it is the list, asked for others there are none', async () => {
    const { page, asked, ask } = await reading(rows, { outcome: 'answered' });
    expect(page?.data).toMatchObject({ total: 250, filteredHere: ['outcome'] });
    expect(paths(asked)).toEqual(['1/50']);
    expect((await ask({ outcome: 'busy' }))?.data).toEqual({
      calls: [],
      total: 0,
      last: true,
      filteredHere: ['outcome'],
    });
    expect((await ask({ outcome: 'unknown' }))?.data).toMatchObject({ calls: [], total: 0 });
  });
});

test('Q8: an error whose data is an empty list is a refusal, not an empty list of calls', async () => {
  const body = { code: 422, status: 'error', message: '筛选参数错误', data: [] };
  await expect(reading([], {}, () => ({ body }))).rejects.toMatchObject({ code: 'vendor_rejected' });
});
