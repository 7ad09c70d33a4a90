import { expect, onTestFinished, test } from 'vitest';
import numberSample from '../fixtures/number.json' with { type: 'json' };
import callsSample from '../fixtures/query-done-task-phones.json' with { type: 'json' };
import recordSample from '../fixtures/record.json' with { type: 'json' };
import infoSample from '../fixtures/record-info.json' with { type: 'json' };
import { connectTo, SAMPLE_TASK, signal } from './testing';

const CANARY = '19900004321';
const KEPT = /^(?:id|uuid|task_id|notify|status|created_at|updated_at|.*date|call_time)$/;
const NUMBERS = /callee|caller_number|^number$|calling_number|bridge_number|bredge_number/;

/** The number in every text, alone where a number belongs and among the words elsewhere; a path in every path. */
function planted(sample: unknown): unknown {
  return JSON.parse(JSON.stringify(sample), (key, value: unknown) => {
    if (NUMBERS.test(key)) return CANARY;
    if (value === null && /_str$|name|text|content|question|remark|call_status/.test(key)) return `听到${CANARY}了`;
    if (typeof value !== 'string' || KEPT.test(key)) return value;
    return /^\/mnt/.test(value)
      ? `/mnt/smartivr/recordings/${CANARY}.wav`
      : `${value} ${CANARY.replace(/(\d{3})(\d{4})/, '$1-$2-')}`;
  });
}
const digits = (value: unknown) => JSON.stringify(value).replace(/[^\d*]/g, '');

test('a telephone number in any field of any answer leaves the connector masked, and no path does', async () => {
  const task = { ...recordSample, data: { ...recordSample.data, task_id: SAMPLE_TASK } };
  const { calls, numbers, call, close } = await connectTo(({ path }) => {
    if (path.endsWith('/number')) return { body: planted(numberSample) };
    if (path.endsWith('phones')) return { body: planted(callsSample) };
    return { body: path.startsWith('/v1/record/') ? planted(task) : planted(infoSample) };
  });
  onTestFinished(close);
  const list = { taskId: SAMPLE_TASK, page: 1, pageSize: 50 };
  const readings = [
    await calls(list, signal()),
    await calls({ ...list, q: '4321' }, signal()),
    await calls({ ...list, level: 'D' }, signal()),
    await numbers({ ...list, history: true }, signal()),
    await call({ callId: 'c' }, signal()),
  ];
  for (const reading of readings) {
    expect(digits(reading)).not.toContain(CANARY);
    expect(JSON.stringify(reading)).toContain('199****4321');
    expect(JSON.stringify(reading)).not.toMatch(/smartivr\/|\.wav|127\.0\.0\.1/);
  }
  expect(readings.map(({ data }) => JSON.stringify(data).includes('199****4321'))).toEqual(readings.map(() => true));
});
