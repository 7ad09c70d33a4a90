import { expect, onTestFinished, test } from 'vitest';
import { connected, TASK } from './connected';
import detail from './fixtures/detail.json' with { type: 'json' };
import number from './fixtures/number.json' with { type: 'json' };

const CALLED = '19900008888';
const signal = () => new AbortController().signal;

async function reading(rows: readonly object[], callee: string | null = CALLED) {
  const record = { ...detail.data.info.record, callee };
  const data = { ...detail.data, info: { ...detail.data.info, record } };
  const connection = await connected(({ path }) => ({
    body: path.includes('/detail/') ? { ...detail, data } : { ...number, data: rows },
  }));
  onTestFinished(connection.close);
  const { history } = connection.connector;
  if (!history) throw new Error('telrobot-agent keeps attempts');
  return { ...connection, history };
}

test('the attempts at the number of a call; an answered one has the id of its call', async () => {
  const [sample] = number.data;
  const { history, asked } = await reading([{ ...sample, number: CALLED }]);
  const { data } = await history({ callId: 'c', taskId: TASK }, signal());
  expect(data).toMatchObject({
    number: { number: '199****8888', attempts: [{ callId: sample?.call_history[0]?.call_id }, {}] },
    current: 'c',
    linked: true,
  });
  expect(asked.at(-1)?.query).toMatchObject({ keyword: CALLED, call_history: '1' });
  expect(JSON.stringify(data)).not.toContain(CALLED);
});

test('a number that is hidden is not looked for, and one that is not listed has no attempts', async () => {
  const hidden = await reading([], '1990000xxxx');
  expect((await hidden.history({ callId: 'c', taskId: TASK }, signal())).data.number).toBeNull();
  expect(hidden.asked).toHaveLength(1);
  const gone = await reading([{ ...number.data[0], number: '19900001234' }]);
  expect((await gone.history({ callId: 'c', taskId: TASK }, signal())).data.number).toBeNull();
});

test('without its task a call is not found here', async () => {
  const { history } = await reading([]);
  await expect(history({ callId: 'c' }, signal())).rejects.toMatchObject({ code: 'bad_request' });
});
