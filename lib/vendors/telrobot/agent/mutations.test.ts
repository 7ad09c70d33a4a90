import { expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { task } from '@/lib/model/task';
import { taskCounts } from '@/lib/model/task-stat';
import type { Io } from '../../connector';
import { mutationsOf } from '../../mutations';
import { standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';
import stat from './fixtures/stat.json' with { type: 'json' };
import taskList from './fixtures/task-list.json' with { type: 'json' };

/** One for every read, as in the product. */
const fresh = () => new AbortController().signal;
const target = { baseUrl: 'http://vendor.example', timeZone: 'Asia/Shanghai' };

function answering(text: string) {
  const fetch: Io['fetch'] = async () => new Response(text);
  return telrobotAgent.connect(target, { userId: 'u', token: 't' }, { ...standInIo('2026-11-21T03:00:00Z').io, fetch });
}
const honest = (error: unknown) =>
  error instanceof AppError &&
  ['vendor_malformed', 'vendor_rejected', 'vendor_unavailable', 'not_found'].includes(error.code);

test('statistics with any one value changed are counts that fit the model, or an honest failure', async () => {
  let tried = 0;
  for (const { where, text } of mutationsOf(stat)) {
    tried++;
    const reading = await answering(text)
      .taskCounts?.('t', null, fresh())
      .catch((error: unknown) => error);
    if (honest(reading)) continue;
    expect(reading, where).not.toBeInstanceOf(Error);
    const { data } = reading as { data: unknown };
    expect(taskCounts.safeParse(data).success, where).toBe(true);
  }
  expect(tried).toBeGreaterThan(1_000);
});

test('a task list with any one value changed is a list that fits the model, or an honest failure', async () => {
  for (const { where, text } of mutationsOf(taskList)) {
    const reading = await answering(text)
      .listTasks?.({ page: 1, pageSize: 50 }, fresh())
      .catch((error: unknown) => error);
    if (honest(reading)) continue;
    expect(reading, where).not.toBeInstanceOf(Error);
    const { data } = reading as { data: { tasks: readonly unknown[] } };
    for (const one of data.tasks) expect(task.safeParse(one).success, where).toBe(true);
  }
});
