import { describe, expect, onTestFinished, test } from 'vitest';
import { call, turn } from '@/lib/model/call';
import type { Row } from './calls-stand-in';
import sample from './fixtures/phone-log-info.json' with { type: 'json' };
import { ACCOUNT, always, connectTo, refusing, signal } from './stand-in';

type Change = { readonly logs?: readonly Row[] | null; readonly instance?: Row; readonly results?: readonly Row[] };

async function read({ logs, instance = {}, results }: Change = {}) {
  const { phoneLog, sceneInstance, taskResult } = sample.data;
  const data = {
    phoneLog: logs === null ? null : { ...phoneLog, phoneLogs: logs ?? phoneLog.phoneLogs },
    sceneInstance: { ...sceneInstance, companyId: ACCOUNT.companyId, ...instance },
    taskResult: results ?? taskResult,
  };
  const { call: one, close } = await connectTo(always({ ...sample, data }));
  onTestFinished(close);
  const reading = await one({ callId: '540' }, signal());
  expect(call.safeParse(reading.data.call).success).toBe(true);
  for (const each of reading.data.turns) expect(turn.safeParse(each).success).toBe(true);
  return { ...reading.data, checks: reading.checks };
}
const me = (content: string, change: Row = {}): Row => ({
  speaker: 'ME',
  content,
  userMean: '~',
  aiUnknown: 0,
  startTime: 300,
  endTime: 900,
  ...change,
});
const ai = (content: string, change: Row = {}): Row => ({
  speaker: 'AI',
  content,
  aiUnknown: 0,
  startTime: 0,
  endTime: 0,
  ...change,
});

test("the vendor's own example is a call with what was said", async () => {
  const { call: one, turns, checks } = await read();
  expect(one).toMatchObject({
    id: '540',
    taskId: '31',
    callee: '199****1001',
    caller: '199****1002',
    customerName: '不弃',
    talkSeconds: 87,
    totalSeconds: 95,
    ringSeconds: 8,
    outcome: 'answered',
    // Q18: 0 is the robot here.
    hangupBy: 'robot',
    rounds: 18,
    roundsBasis: 'robot_turns',
    intent: {
      key: 'A',
      label: 'A级(较强)',
      source: 'machine',
      reason: '该客户在通话过程中主动询问了产品细节，有进一步了解产品的意愿。',
    },
    results: [{ name: '预约时间', value: '2018-01-25 08:00', description: null }],
    recording: { kind: 'url', ref: null },
  });
  expect(turns).toEqual([
    {
      seq: 0,
      speaker: 'robot',
      text: sample.data.phoneLog.phoneLogs[0]?.content,
      interim: false,
      offset: { startMs: null, endMs: null, precision: 'none' },
      node: null,
      meaning: null,
      keyword: null,
      unknownToRobot: null,
      score: null,
      tags: [],
    },
    expect.objectContaining({
      seq: 1,
      speaker: 'customer',
      text: '喂你好',
      meaning: null,
      unknownToRobot: false,
      offset: { startMs: 300, endMs: 1145, precision: 'ms' },
    }),
    expect.objectContaining({
      seq: 2,
      speaker: 'customer',
      text: '哦你好',
      offset: { startMs: 2330, endMs: 3565, precision: 'ms' },
    }),
  ]);
  // B8: 18 rounds and one row of the robot, since the document left the others out.
  expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual(['B6 pass', 'B7 pass', 'B8 fail', 'B9 pass']);
});

describe('the transcript', () => {
  test.each<[string, Row, object]>([
    ['Q21: a mark as a number', { aiUnknown: 1 }, { unknownToRobot: true }],
    ['Q21: a mark as true', { aiUnknown: true }, { unknownToRobot: true }],
    ['Q21: a mark as false', { aiUnknown: false }, { unknownToRobot: false }],
    ['Q21: a mark as text', { aiUnknown: '1' }, { unknownToRobot: true }],
    ['no mark', { aiUnknown: null }, { unknownToRobot: null }],
    ['a mark in the meaning', { userMean: 'AI_UNKNOWN' }, { unknownToRobot: true, meaning: null }],
    ['no meaning', { userMean: '' }, { meaning: null }],
    ['a meaning', { userMean: '拒绝' }, { meaning: '拒绝' }],
    [
      'Q20: a meaning in the JSON inside a text',
      { userMeanDetail: '[{"score":-1,"answer":"拒绝","ask":"不考虑"}]' },
      { meaning: '拒绝' },
    ],
    ['Q20: JSON that is none', { userMeanDetail: '[{"score":' }, { meaning: null }],
    ['Q20: JSON of something else', { userMeanDetail: '[null]' }, { meaning: null }],
    ['offsets of 0', { startTime: 0, endTime: 0 }, { offset: { startMs: null, endMs: null, precision: 'none' } }],
    ['a first word at 0', { startTime: 0, endTime: 700 }, { offset: { startMs: 0, endMs: 700, precision: 'ms' } }],
    [
      'an end before its start',
      { startTime: 700, endTime: 300 },
      { offset: { startMs: 700, endMs: null, precision: 'ms' } },
    ],
    [
      'offsets as text',
      { startTime: '300', endTime: '900' },
      { offset: { startMs: 300, endMs: 900, precision: 'ms' } },
    ],
    [
      'dates for offsets',
      { startTime: '2018-01-24 20:51:53', endTime: null },
      { offset: { startMs: null, endMs: null, precision: 'none' } },
    ],
  ])('%s', async (_, change, expected) => {
    expect((await read({ logs: [me('不考虑', change)] })).turns[0]).toMatchObject(expected);
  });

  test("keeps the vendor's order, tells a third speaker from the two, and shows no row without words", async () => {
    const { turns } = await read({
      logs: [
        ai('您好', { userMean: '开场白' }),
        me('喂'),
        me(' '),
        { speaker: 'SEAT', content: '我是小王' },
        ai('再见', { startTime: 5_000, endTime: 6_000 }),
      ],
    });
    expect(turns.map(({ seq, speaker, text, node }) => [seq, speaker, text, node])).toEqual([
      [0, 'robot', '您好', '开场白'],
      [1, 'customer', '喂', null],
      [2, 'agent', '我是小王', null],
      [3, 'robot', '再见', null],
    ]);
    expect(turns[3]?.offset).toEqual({ startMs: 5_000, endMs: 6_000, precision: 'ms' });
  });

  test.each([[[]], [null]])('of a call that nobody answered is empty: %j', async (logs) => {
    const { turns, call: one } = await read({ logs, instance: { finishStatus: 8, duration: 0, luyinOssUrl: null } });
    expect(turns).toEqual([]);
    expect(one).toMatchObject({ outcome: 'no_answer', talkSeconds: 0 });
  });

  test('B9 fails where the customer speaks backwards or beyond the end', async () => {
    const b9 = async (logs: readonly Row[]) => (await read({ logs })).checks.find(({ id }) => id === 'B9')?.status;
    expect(await b9([me('一', { startTime: 2_000, endTime: 2_500 }), me('二')])).toBe('fail');
    expect(await b9([me('一', { startTime: 95_000, endTime: 99_000 })])).toBe('fail');
    expect(await b9([])).toBe('skipped');
  });
});

describe('the results', () => {
  const result = (resultName: string, change: Row): Row => ({
    resultName,
    resultValue: null,
    resultDesc: null,
    ...change,
  });
  const levelled = async (change: Row, instance: Row = {}) =>
    (await read({ results: [result('客户意向等级', change)], instance })).call.intent;

  test('a level set by a person wins over the machine, and the newer spelling over the older', async () => {
    expect(await levelled({ resultValue: 'A级(较强)', resultValueNew: 'A级(有明确意向)' })).toMatchObject({
      key: 'A',
      label: 'A级(有明确意向)',
      source: 'machine',
    });
    expect(
      await levelled({ resultValue: 'A级(较强)', artificialResultValue: 'C级(很少)', resultValueAlias: 'A' }),
    ).toMatchObject({ key: 'C', label: 'C级(很少)', source: 'human' });
    expect(await levelled({ resultValue: '高意向', resultValueAlias: 'B' })).toMatchObject({
      key: 'B',
      label: '高意向',
    });
    expect(await levelled({ resultValue: 'A级(较强)', artificialResultValue: '' })).toMatchObject({
      source: 'machine',
    });
  });

  test('a level in trackResult counts where there is no other and it reads like one', async () => {
    expect(await levelled({ resultValue: null }, { trackResult: 'C级(很少)' })).toMatchObject({ key: 'C' });
    expect(await levelled({ resultValue: null }, { trackResult: '已修复' })).toBeNull();
    expect(await levelled({ resultValue: 'B级(一般)' }, { trackResult: 'C级(很少)' })).toMatchObject({ key: 'B' });
  });

  test('tags come from their labels, since their value is only keys', async () => {
    const { call: one } = await read({
      results: [result('客户标签', { resultValue: '[1]', resultLabels: [{ key: 1, value: '价格敏感' }] })],
    });
    expect(one).toMatchObject({
      tags: [{ id: '1', name: '价格敏感', color: null, group: null }],
      results: [],
      intent: null,
    });
  });
});

test.each([['404', refusing(404)]])('a call that the vendor does not know (%s) is not found', async (_, body) => {
  const { call: one, close, asked } = await connectTo(always(body));
  onTestFinished(close);
  await expect(one({ callId: '540' }, signal())).rejects.toMatchObject({ code: 'not_found' });
  await expect(one({ callId: 'x540' }, signal())).rejects.toMatchObject({ code: 'not_found' });
  expect(asked).toHaveLength(1);
});
