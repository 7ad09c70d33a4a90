import { expect, test } from 'vitest';
import type { Meta } from '@/lib/model/source';
import { attachment, nameInFile } from './export-name';
import { pagesOf, type RowPage } from './export-pages';
import { createExportPlaces } from './export-places';

type Row = { readonly id: string };
const meta = (coverage?: { rows: number; total: number }): Meta => ({
  source: {
    connectionId: 'x',
    dialect: 'byrobot',
    endpoint: 'GET /x',
    fetchedAt: '2026-11-21T00:00:00.000Z',
    ageMs: 0,
    state: 'fresh',
    ...(coverage && { coverage }),
  },
  checks: [],
});
const page = (ids: readonly string[], last: boolean, coverage?: { rows: number; total: number }): RowPage<Row> => ({
  data: ids.map((id) => ({ id })),
  page: { total: null, last },
  meta: meta(coverage),
  filteredHere: [],
});

async function collected(answers: readonly RowPage<Row>[]) {
  const asked: number[] = [];
  const slept: number[] = [];
  const queue = [...answers];
  const ask = async (number: number) => {
    asked.push(number);
    return queue.shift() ?? answers.at(-1) ?? expect.fail('no page');
  };
  const { signal } = new AbortController();
  const clock = { sleep: async (ms: number) => void slept.push(ms) };
  const ids: string[] = [];
  for await (const { data } of pagesOf(ask, { clock, signal })) ids.push(...data.map(({ id }) => id));
  return { ids, asked, slept };
}

test('a row that new ones pushed on to the next page is written once', async () => {
  const { ids, asked } = await collected([page(['3', '2'], false), page(['2', '1'], true)]);
  expect(ids).toEqual(['3', '2', '1']);
  expect(asked).toEqual([1, 2]);
});

test('a page that covers a part of the records is asked for again until it covers all of them', async () => {
  const { ids, asked, slept } = await collected([
    page(['9'], false, { rows: 100, total: 300 }),
    page(['9', '7'], false, { rows: 200, total: 300 }),
    page(['9', '8', '7'], true),
  ]);
  expect(ids).toEqual(['9', '8', '7']);
  expect(asked).toEqual([1, 1, 1]);
  expect(slept).toEqual([]);
});

test('records that no further reading brings end the file, with what is covered', async () => {
  await expect(collected([page(['9'], false, { rows: 100, total: 300 })])).rejects.toMatchObject({
    code: 'timeout',
    context: { rows: 100, total: 300 },
  });
});

test('an empty page in the middle is not the end', async () => {
  const { ids } = await collected([page(['3'], false), page([], false), page(['1'], true)]);
  expect(ids).toEqual(['3', '1']);
});

test('a reader has one place, all of them four, and a place given back twice is one', () => {
  const places = createExportPlaces(4);
  const leave = ['a', 'b', 'c', 'd'].map((reader) => places.enter(reader));
  expect(() => places.enter('a')).toThrowError(/one at a time/);
  expect(() => places.enter('e')).toThrowError(/Too many/);
  leave[0]?.();
  places.enter('a');
  leave[0]?.();
  expect(() => places.enter('a')).toThrowError(/one at a time/);
});

test.each([
  ['车险续保提醒 11-21 早批', '车险续保提醒 11-21 早批'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['..\u202Egnp.exe\0\r\n', 'gnp.exe'],
  ['回访19900001234客户', '回访199 1234客户'],
  ['回访 1990000 1234', '回访 199 1234'],
  ['名'.repeat(200), '名'.repeat(60)],
  ['...', ''],
])('the task %j is %j in the name of a file', (task, name) => {
  expect(nameInFile(task)).toBe(name);
});

test('a name reaches every browser, also with marks that mean something in a header', () => {
  expect(attachment('calls.csv', "续费's (1)*.csv")).toBe(
    'attachment; filename="calls.csv"; filename*=UTF-8\'\'%E7%BB%AD%E8%B4%B9%27s%20%281%29%2A.csv',
  );
});
