import { describe, expect, onTestFinished, test } from 'vitest';
import type { Asked } from '../stand-in';
import list from './fixtures/get-tasks.json';
import { always, connectTo, START, signal } from './stand-in';

async function connected(answer: Parameters<typeof connectTo>[0]) {
  const connection = await connectTo(answer);
  onTestFinished(connection.close);
  return connection;
}

/** Tasks 1 to `total`, sliced as the vendor does. */
const taskList =
  (total: number) =>
  ({ query }: Asked) => {
    const [pageNum, pageSize] = [Number(query['pageNum']), Number(query['pageSize'])];
    const ids = Array.from({ length: total }, (_, index) => index + 1).slice(
      (pageNum - 1) * pageSize,
      pageNum * pageSize,
    );
    const rows = ids.map((callJobId) => ({ callJobId, jobName: `任务${callJobId}`, status: callJobId % 11 }));
    const kept = query['status'] === undefined ? rows : rows.filter(({ status }) => String(status) === query['status']);
    return { body: { code: 200, data: { pageNum, pageSize, total, pages: Math.ceil(total / pageSize), list: kept } } };
  };

describe('a list of tasks', () => {
  test('comes as the vendor pages it, with the total and B5', async () => {
    const { listTasks, asked } = await connected(always(list));
    const reading = await listTasks({ page: 2, pageSize: 2, q: '测试 任务' }, signal());
    expect(reading.data).toMatchObject({ tasks: [{ id: '66' }, { id: '64' }], total: 46, last: false });
    expect(reading.checks).toMatchObject([{ id: 'B5', status: 'pass' }]);
    expect(reading).toMatchObject({ endpoint: 'GET /openapi/v1/task/getTasks', fetchedAt: START });
    expect(asked[0]?.query).toEqual({ companyId: '3813', taskName: '测试 任务', pageNum: '2', pageSize: '2' });
  });

  test.each([
    { page: 1, pageSize: 200, from: 1, to: 200, requests: 2, last: false },
    { page: 2, pageSize: 150, from: 151, to: 300, requests: 2, last: false },
    { page: 2, pageSize: 101, from: 102, to: 202, requests: 2, last: false },
    { page: 2, pageSize: 199, from: 200, to: 350, requests: 3, last: true },
    { page: 2, pageSize: 200, from: 201, to: 350, requests: 2, last: true },
    { page: 4, pageSize: 100, from: 301, to: 350, requests: 1, last: true },
  ])('of $pageSize, page $page, is put together of pages of at most 100', async (row) => {
    const { listTasks, asked } = await connected(taskList(350));
    const { data } = await listTasks({ page: row.page, pageSize: row.pageSize }, signal());
    const ids = data.tasks.map(({ id }) => Number(id));
    expect([ids[0], ids.at(-1), ids.length]).toEqual([row.from, row.to, row.to - row.from + 1]);
    expect(data).toMatchObject({ total: 350, last: row.last });
    expect(asked).toHaveLength(row.requests);
    expect(asked.every(({ query }) => Number(query['pageSize']) <= 100)).toBe(true);
  });

  test('is empty behind the last page, also where the vendor answers the last one again', async () => {
    const { listTasks } = await connected(always(list));
    const { data } = await listTasks({ page: 24, pageSize: 2 }, signal());
    expect(data).toEqual({ tasks: [], total: 46, last: true });
  });

  test('asks the vendor for a state that one of its codes names', async () => {
    const { listTasks, asked } = await connected(always({ ...list, data: { ...list.data, total: 2 } }));
    const { data } = await listTasks({ page: 1, pageSize: 20, state: 'finished' }, signal());
    expect(asked[0]?.query).toMatchObject({ status: '2' });
    expect(data).toMatchObject({ tasks: [{ id: '66' }, { id: '64' }], total: 2, last: true });
  });

  test('shows no task of another state, and then no total, where the vendor does not filter', async () => {
    const { listTasks } = await connected(always(list));
    const { data } = await listTasks({ page: 1, pageSize: 2, state: 'running' }, signal());
    expect(data).toMatchObject({ tasks: [], total: null });
  });

  test('is filtered here for a state that three codes name, and has no total then', async () => {
    const { listTasks, asked } = await connected(taskList(150));
    const { data } = await listTasks({ page: 2, pageSize: 20, state: 'blocked' }, signal());
    expect(asked.map(({ query }) => query['status'])).toEqual([undefined, undefined]);
    expect(data).toMatchObject({ total: null, last: true });
    // 13 of each of 8, 9 and 10 among 150.
    expect(data.tasks).toHaveLength(39 - 20);
    expect(data.tasks.every(({ state }) => state === 'blocked')).toBe(true);
  });
});
