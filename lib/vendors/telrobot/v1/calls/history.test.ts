import { expect, onTestFinished, test } from 'vitest';
import numbers from '../fixtures/number.json' with { type: 'json' };
import brief from '../fixtures/record.json' with { type: 'json' };
import info from '../fixtures/record-info.json' with { type: 'json' };
import { connectTo, type Row, SAMPLE_TASK, signal } from './testing';

// The number of a call is known to the server alone, so that its attempts are asked for there.

const CALLED = '19900008888';
const [sample = {}]: readonly Row[] = numbers.data.data;

async function connected(rows: readonly Row[], callee: string | null = CALLED) {
  const record = { ...info.info.record, callee };
  const connection = await connectTo(({ path }) => {
    if (path.includes('record_info')) return { body: { ...info, info: { ...info.info, record } } };
    if (path.includes('/v1/record/')) return { body: { ...brief, data: { ...brief.data, task_id: SAMPLE_TASK } } };
    return { body: { ...numbers, data: { data: rows, total: rows.length, last_page: 1 } } };
  });
  onTestFinished(connection.close);
  return connection;
}

test('the attempts at the number of a call, and which of them it is', async () => {
  const row = { ...sample, number: CALLED, callid: info.info.record.callid };
  const { history, asked } = await connected([{ ...sample, id: 7, number: `${CALLED}1` }, row]);
  const { data } = await history({ callId: 'c', taskId: SAMPLE_TASK }, signal());
  expect(data).toMatchObject({
    number: { id: '1691', number: '199****8888', attempts: [{ outcome: 'answered' }, { outcome: 'busy' }] },
    current: info.info.record.callid,
    // They have the switch's ids.
    linked: false,
  });
  expect(asked.at(-1)?.query).toMatchObject({ keyword: CALLED, call_history: '1', task_id: SAMPLE_TASK });
  expect(JSON.stringify(data)).not.toContain(CALLED);
});

test('the task is looked up where nobody says which it is', async () => {
  const { history, asked } = await connected([{ ...sample, number: CALLED }]);
  expect((await history({ callId: 'c' }, signal())).data.number?.attempts).toHaveLength(2);
  expect(asked.map(({ path }) => path)).toEqual([
    '/v1/record/c',
    `/v1/task/record_info/${SAMPLE_TASK}/c`,
    '/v1/task/number',
  ]);
});

test.each([
  ['that the vendor hides in part', '1990000xxxx'],
  ['that is none', ''],
  ['that is not there', null],
])('a number %s is not looked for', async (_, callee) => {
  const { history, asked } = await connected([], callee);
  expect((await history({ callId: 'c', taskId: SAMPLE_TASK }, signal())).data.number).toBeNull();
  expect(asked).toHaveLength(1);
});

test('of a number that the list no longer has there are no attempts; of a task that is not ours there is nothing', async () => {
  const { history } = await connected([{ ...sample, number: '19900001234' }]);
  expect((await history({ callId: 'c', taskId: SAMPLE_TASK }, signal())).data.number).toBeNull();
  await expect(history({ callId: 'c', taskId: 'foreign' }, signal())).rejects.toMatchObject({ code: 'not_found' });
});
