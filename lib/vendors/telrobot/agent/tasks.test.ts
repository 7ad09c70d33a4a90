import { describe, expect, onTestFinished, test } from 'vitest';
import type { Asked } from '../../stand-in';
import taskList from './fixtures/task-list.json' with { type: 'json' };
import { failed, signal, stage } from './testing';

const { connected, countsOf } = stage(onTestFinished);

test('a telephone number in any name, remark or label is masked', async () => {
  const text = (value: string) => `${value} 19900001234`;
  const counts = await countsOf((data) => ({
    ...data,
    intention: data.intention.map((level) => ({ ...level, name: text(level.name) })),
    number_status: data.number_status.map((row) => ({ ...row, status_str: text(row.status_str) })),
    rounds: { [text('?')]: 1 },
  }));
  expect(JSON.stringify(counts)).not.toContain('19900001234');
  const rows = taskList.data.map((row) => ({
    ...row,
    name: text(row.name),
    remark: '线路 025-58090333',
    status_str: text('?'),
  }));
  const { connector } = await connected(() => ({ body: { ...taskList, data: rows } }));
  const tasks = await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
  expect(JSON.stringify(tasks)).not.toMatch(/19900001234|58090333/);
});

describe('the task list', () => {
  const list = (asked: Asked) => ({ body: asked.path.endsWith('/task') ? taskList : { code: 404 } });

  test('is a page of tasks in our words', async () => {
    const { connector, asked } = await connected(list);
    const reading = await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
    expect(asked[0]?.search).toBe('?page=1&per_page=50');
    expect(reading?.data).toMatchObject({ total: 3, last: true });
    expect(
      reading?.data.tasks.map(({ id, name, state, stateLabel, concurrency, remark }) => [
        id.slice(-2),
        name,
        state,
        stateLabel,
        concurrency,
        remark,
      ]),
    ).toEqual([
      ['01', '春季回访', 'running', '执行中', 20, '华东'],
      ['02', '续费提醒', 'paused_user', '暂停中', 5, null],
      ['03', '满意度调查', 'unknown', '归档中', 1, null],
    ]);
  });

  test('Q7: a page size that comes back as text does no harm', async () => {
    expect(taskList.meta.per_page).toBe('50');
    const { connector } = await connected(list);
    expect((await connector.listTasks?.({ page: 1, pageSize: 50 }, signal))?.data.last).toBe(true);
  });

  test('is filtered by the vendor where it knows the state', async () => {
    const { connector, asked } = await connected(list);
    await connector.listTasks?.({ page: 2, pageSize: 15, q: '春', state: 'waiting' }, signal);
    expect(asked[0]?.query).toEqual({ page: '2', per_page: '15', name: '春', status: '3' });
  });

  test('is filtered here where the vendor would ignore the state and answer everything', async () => {
    const { connector, asked } = await connected(list);
    const unknown = await connector.listTasks?.({ page: 1, pageSize: 10, state: 'unknown' }, signal);
    const finished = await connector.listTasks?.({ page: 1, pageSize: 10, state: 'finished' }, signal);
    expect(asked.every(({ query }) => !('status' in query))).toBe(true);
    expect(unknown?.data).toMatchObject({ tasks: [{ name: '满意度调查' }], total: 1, last: true });
    expect(finished?.data).toEqual({ tasks: [], total: 0, last: true });
  });

  const long = ({ query }: Asked) => {
    const page = Number(query['page']);
    const rows = Array.from({ length: 100 }, (_, at) => ({ uuid: `t-${page}-${at}`, name: 'n', status: 2 }));
    return { body: { code: 200, data: rows, meta: { total: 5000, last_page: 50, per_page: '100' } } };
  };

  test('holds the one task that was asked for, on some page', async () => {
    const { connector, asked } = await connected(long);
    const reading = await connector.task?.('t-3-42', signal);
    expect(reading?.data).toMatchObject({ id: 't-3-42', state: 'running' });
    expect(asked).toHaveLength(3);
  });

  test('is not read without end for a task that is not in it', async () => {
    const { connector, asked } = await connected(long);
    expect(await failed(connector.task?.('nowhere', signal))).toMatchObject({ code: 'not_found' });
    expect(asked).toHaveLength(10);
  });
});
