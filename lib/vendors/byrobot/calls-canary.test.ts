import { expect, onTestFinished, test } from 'vitest';
import taskDetail from './fixtures/get-task-detail.json' with { type: 'json' };
import undialedSample from './fixtures/not-dialed-customer-list.json' with { type: 'json' };
import callSample from './fixtures/phone-log-info.json' with { type: 'json' };
import doneSample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import { ACCOUNT, connectTo, signal } from './stand-in';

const CANARY = '19900004321';
const KEPT = /Time$|^(?:speaker|startDate)$/;
const NUMBERS = /[tT]elephone$|[pP]hone$/;

/** The number in every text, alone where a number belongs and among the words elsewhere; in addresses and JSON, too. */
function planted(sample: unknown): unknown {
  return JSON.parse(JSON.stringify(sample), (key, value: unknown) => {
    if (NUMBERS.test(key)) return CANARY;
    if (key === 'userMeanDetail') return JSON.stringify([{ answer: `转${CANARY}`, ask: CANARY }]);
    if (key === 'properties') return JSON.stringify({ 手机: CANARY });
    if (value === null && /Mean|Desc|Result$|Stat$/.test(key)) return `听到${CANARY}了`;
    if (typeof value !== 'string' || KEPT.test(key)) return value;
    return value.startsWith('http') ? `https://recordings.example/${CANARY}.wav` : `${value} ${CANARY}`;
  });
}
const { data } = callSample;
const ours = {
  ...callSample,
  data: { ...data, sceneInstance: { ...data.sceneInstance, companyId: ACCOUNT.companyId } },
};
const digits = (value: unknown) => JSON.stringify(value).replace(/[^\d*]/g, '');

test('a telephone number in any field of any answer leaves the connector masked, and no address does', async () => {
  const { calls, numbers, call, close } = await connectTo(({ path }) => {
    if (path.endsWith('getTaskDetail')) return { body: planted(taskDetail) };
    if (path.endsWith('notDialedCustomerList')) return { body: planted(undialedSample) };
    return { body: planted(path.endsWith('phoneLogInfo') ? ours : doneSample) };
  });
  onTestFinished(close);
  const list = { taskId: '62', page: 1, pageSize: 50 };
  const readings = [
    await calls(list, signal()),
    await calls({ ...list, q: '4321' }, signal()),
    await calls({ ...list, level: 'A' }, signal()),
    await numbers({ ...list, history: true }, signal()),
    await numbers({ ...list, history: false, outcome: 'waiting' }, signal()),
    await call({ callId: '540' }, signal()),
  ];
  for (const reading of readings) {
    expect(digits(reading)).not.toContain(CANARY);
    expect(JSON.stringify(reading)).toContain('199****4321');
    expect(JSON.stringify(reading)).not.toMatch(/recordings\.example|\.wav|\.mp3/);
  }
});
