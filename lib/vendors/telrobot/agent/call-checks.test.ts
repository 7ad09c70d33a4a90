import { expect, onTestFinished, test } from 'vitest';
import { connected, TASK } from './connected';
import detail from './fixtures/detail.json' with { type: 'json' };
import number from './fixtures/number.json' with { type: 'json' };
import record from './fixtures/record.json' with { type: 'json' };

// The rules of contract.md section 8 of the first generation, on what this one says of calls and numbers.

type Row = Readonly<Record<string, unknown>>;
type Change = { readonly row?: Row; readonly said?: readonly Row[]; readonly attempt?: Row };
const signal = () => new AbortController().signal;
const question = { taskId: TASK, page: 1, pageSize: 15 };

async function reading({ row = {}, said, attempt = {} }: Change) {
  const calls = record.data.map((one) => ({ ...one, ...row }));
  const call = {
    ...detail.data,
    records: said ?? detail.data.records,
    info: { ...detail.data.info, record: { ...detail.data.info.record, ...row } },
  };
  const [first] = number.data;
  const history = first?.call_history.map((one) => (one.status === 1 ? one : { ...one, ...attempt }));
  const { connector, close } = await connected(({ path }) => {
    if (path.includes('/detail/')) return { body: { ...detail, data: call } };
    if (path.endsWith('/number')) return { body: { ...number, data: [{ ...first, call_history: history }] } };
    return { body: { ...record, data: calls } };
  });
  onTestFinished(close);
  const status = (checks: readonly { readonly id: string; readonly status: string }[] | undefined) =>
    Object.fromEntries((checks ?? []).map(({ id, status: is }) => [id, is]));
  return {
    list: status((await connector.calls?.(question, signal()))?.checks),
    one: status((await connector.call?.({ taskId: TASK, callId: 'c' }, signal()))?.checks),
    numbers: status((await connector.numbers?.({ ...question, history: true }, signal()))?.checks),
  };
}

test("on the vendor's own example", async () => {
  const { list, one, numbers } = await reading({});
  expect(Object.keys(list)).toEqual(['T10', 'T11', 'T12', 'T14', 'T15', 'T16']);
  expect(Object.keys(one)).toEqual(['T10', 'T11', 'T12', 'T13', 'T14', 'T15']);
  expect(numbers).toEqual({ T19: 'pass' });
  expect(one).toMatchObject({ T10: 'pass', T11: 'pass', T12: 'pass', T13: 'pass', T14: 'pass' });
});

test.each<[string, Row]>([
  ['T10', { bill: 90_000, duration: 60_000 }],
  ['T11', { duration: 1_000, bill: 1_000 }],
  ['T12', { answerdate: '2019-05-08 19:02:58', calldate: '2019-05-08 19:03:58' }],
  ['T14', { level_name: 'A級(高意向)', level: { name: 'D級', alias: '無意向' } }],
  ['T15', { gender: 1, gender_str: '男' }],
  ['Q5', { bill: 7 * 3_600_000, duration: 7 * 3_600_000 }],
])('%s fails where it is broken, of a list and of a call', async (id, row) => {
  const { list, one } = await reading({ row });
  expect([list[id], one[id]]).toEqual(['fail', 'fail']);
});

test('T16 fails where a group of tags stands twice', async () => {
  const group = { id: 'f7eba8dd-3721-4e15-b197-6b0c16639eec', name: '有意向' };
  expect((await reading({ row: { tag_groups: [group, group] } })).list['T16']).toBe('fail');
  expect((await reading({ row: { tag_groups: [group] } })).list['T16']).toBe('pass');
});

test('T13 fails where a sentence is missing, T19 where an unanswered attempt has talk', async () => {
  const said = detail.data.records.filter(({ notify }) => notify !== 'asrmessage_notify');
  const { one, numbers } = await reading({ said, attempt: { bill: 3_000 } });
  expect(one['T13']).toBe('fail');
  expect(numbers['T19']).toBe('fail');
});
