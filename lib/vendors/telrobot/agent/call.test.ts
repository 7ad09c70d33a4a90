import { afterEach, expect, test } from 'vitest';
import { call, turn } from '@/lib/model/call';
import { connected, TASK, USER } from './connected';
import detail from './fixtures/detail.json' with { type: 'json' };

const { signal } = new AbortController();
const CALL = '9c736f53-0c1b-4047-b30a-dd87d2968541';

let open: { readonly close: () => Promise<void> } | undefined;
afterEach(() => open?.close());

async function connection(body: unknown, status = 200) {
  const { connector, asked, close } = await connected(() => ({ status, body }));
  open = { close };
  return { asked, read: (question: { callId: string; taskId?: string }) => connector.call?.(question, signal) };
}

test("the vendor's own example is a call with its turns, and its place and tags are taken from beside it", async () => {
  const { read, asked } = await connection(detail);
  const reading = await read({ callId: CALL, taskId: TASK });
  expect(asked[0]?.path).toBe(`/agent-api/user/${USER}/task/${TASK}/detail/${CALL}`);
  expect(reading?.endpoint).toBe('GET /agent-api/user/{user_id}/task/{task_id}/detail/{record_id}');
  expect(call.safeParse(reading?.data.call).success).toBe(true);
  expect(reading?.data.call).toMatchObject({
    id: CALL,
    taskId: TASK,
    callee: '199****1001',
    talkSeconds: 10.12,
    place: { province: '江蘇', city: '南京', carrier: 'unicom' },
    tags: [{ id: '4c318fbd-834f-4b41-bfbe-a631e5422812', name: '承認發布', group: '弱意向' }],
  });
  expect(reading?.data.turns.every((one) => turn.safeParse(one).success)).toBe(true);
  expect(reading?.data.turns.filter(({ interim }) => !interim).map(({ speaker }) => speaker)).toEqual([
    'robot',
    'customer',
    'customer',
    'robot',
  ]);
});

test('webhook addresses, dialler internals, disk paths and numbers are in no answer, the raw one included', async () => {
  const { read } = await connection(detail);
  const text = JSON.stringify(await read({ callId: CALL, taskId: TASK }));
  expect(text).not.toMatch(/hangup_notify|start_da2|smartivr|\.wav|19900001001|19900001667/);
});

test('without its task a call cannot be found here, and nothing is asked', async () => {
  const { read, asked } = await connection(detail);
  await expect(read({ callId: CALL })).rejects.toMatchObject({
    code: 'bad_request',
    errors: [{ field: 'taskId', reason: expect.any(String) }],
  });
  expect(asked).toEqual([]);
});

test('a call that the vendor does not know is not found', async () => {
  const { read } = await connection({ code: 404, status: 'error', message: '通话记录不存在', data: [] }, 404);
  await expect(read({ callId: CALL, taskId: TASK })).rejects.toMatchObject({ code: 'not_found' });
});
