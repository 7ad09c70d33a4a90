import { describe, expect, onTestFinished, test } from 'vitest';
import type { Asked } from '../../stand-in';
import infoSample from './fixtures/record-info.json' with { type: 'json' };
import { answerOf, failed, OTHER, rows, signal, stage, TASK } from './testing';

const { connected } = stage(onTestFinished);

describe('the task list', () => {
  const named = (uuid: string, name = '教育測試2') => ({
    ...infoSample,
    info: { ...infoSample.info, task: { ...infoSample.info.task, uuid, name } },
  });
  const world = (asked: Asked) => {
    const inBody = (asked.body as { task_id?: string } | null)?.task_id;
    const taskId = inBody ?? asked.path.split('/').at(-2) ?? '';
    return answerOf({ records: taskId === 'empty' ? [] : rows(1), info: named(taskId, `任务 ${taskId}`) }, asked);
  };

  test('is what was configured, with what a call tells about each task', async () => {
    const { connector, asked } = await connected(world, [OTHER, 'empty']);
    const reading = await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
    expect(reading?.data).toMatchObject({ total: 2, last: true });
    expect(reading?.data.tasks).toMatchObject([
      {
        id: OTHER,
        name: `任务 ${OTHER}`,
        state: 'paused_user',
        stateLabel: '暫停',
        scriptName: '電銷系統測試',
        concurrency: 1,
      },
      { id: 'empty', name: 'empty', state: 'unknown', stateLabel: null, scriptName: null, concurrency: null },
    ]);
    expect(asked).toHaveLength(3);
  });

  test('is remembered for ten minutes', async () => {
    const { connector, asked, time } = await connected(world, [OTHER]);
    await connector.listTasks?.({ page: 1, pageSize: 50 }, signal);
    time.monotonic = 599_999;
    await connector.task?.(OTHER, signal);
    expect(asked).toHaveLength(2);
    time.monotonic = 600_000;
    await connector.task?.(OTHER, signal);
    expect(asked).toHaveLength(4);
  });

  test("never shows another task's name", async () => {
    const { connector } = await connected((asked) => answerOf({ records: rows(1), info: infoSample }, asked), [TASK]);
    expect((await connector.task?.(TASK, signal))?.data).toMatchObject({ name: TASK, state: 'unknown' });
  });

  test('is filtered and paged here', async () => {
    const { connector } = await connected(world, ['a1', 'a2', 'b1', 'empty']);
    const found = await connector.listTasks?.({ page: 2, pageSize: 1, q: '任务 A', state: 'paused_user' }, signal);
    expect(found?.data).toMatchObject({ tasks: [{ id: 'a2' }], total: 2, last: true });
    const unknown = await connector.listTasks?.({ page: 1, pageSize: 10, state: 'unknown' }, signal);
    expect(unknown?.data.tasks.map(({ id }) => id)).toEqual(['empty']);
  });

  test('a task that cannot be looked up is listed under its id', async () => {
    const { connector } = await connected(
      (asked) => {
        const broken = (asked.body as { task_id?: string } | null)?.task_id === 'a2';
        return broken ? { status: 500, body: '' } : world(asked);
      },
      ['a1', 'a2'],
    );
    const reading = await connector.listTasks?.({ page: 1, pageSize: 10 }, signal);
    expect(reading?.data.tasks.map(({ name }) => name)).toEqual(['任务 a1', 'a2']);
  });

  test('a vendor that answers nothing at all is a failure, so that the last good list stays', async () => {
    const { connector } = await connected(() => ({ status: 503, body: '' }), ['a1', 'a2']);
    expect(await failed(connector.listTasks?.({ page: 1, pageSize: 10 }, signal))).toMatchObject({
      code: 'vendor_unavailable',
    });
  });

  test('a token that is refused is a failure', async () => {
    const { connector } = await connected(() => ({ status: 401, body: '' }), ['a1']);
    expect(await failed(connector.task?.('a1', signal))).toMatchObject({ code: 'vendor_rejected' });
  });
});
