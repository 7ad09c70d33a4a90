import { describe, expect, onTestFinished, test } from 'vitest';
import { call, turn } from '@/lib/model/call';
import brief from '../fixtures/record.json' with { type: 'json' };
import sample from '../fixtures/record-info.json' with { type: 'json' };
import { connectTo, type Row, SAMPLE_TASK, signal, TASK } from './testing';

async function connected(answer: Parameters<typeof connectTo>[0]) {
  const connection = await connectTo(answer);
  onTestFinished(connection.close);
  return connection;
}

const said = (sequence: number, change: Row): Row => ({
  notify: 'asrmessage_notify',
  sequence,
  question_index: 1,
  question: '',
  answer_content: null,
  created_at: '2019-04-22 18:20:00',
  speak_ms: 0,
  contents: [],
  tags: [],
  ...change,
});
const interim = (sequence: number, change: Row) => said(sequence, { notify: 'asrprogress_notify', ...change });

async function read(records: readonly Row[] = sample.records, record: Row = {}) {
  const body = { ...sample, records, info: { ...sample.info, record: { ...sample.info.record, ...record } } };
  const { call: one } = await connected(() => ({ body }));
  const { data, checks } = await one({ callId: 'c', taskId: SAMPLE_TASK }, signal());
  for (const [at, each] of data.turns.entries()) {
    expect(turn.safeParse(each).success).toBe(true);
    expect(each.seq).toBe(at);
  }
  return { ...data, checks };
}
const words = (turns: readonly { speaker: string; text: string; interim: boolean }[]) =>
  turns.map(({ speaker, text, interim: early }) => `${early ? '~' : ''}${speaker}: ${text}`);

describe("the vendor's own example", () => {
  test('is greeting, two sentences and a farewell, with what was heard on the way', async () => {
    const { turns } = await read();
    expect(words(turns)).toEqual([
      expect.stringMatching(/^robot: 同學,您好,/),
      '~customer: 啊',
      'customer: 啊',
      '~customer: 不再見,再見。',
      'customer: 不再見,再見。',
      expect.stringMatching(/^robot: 感謝您的接聽/),
    ]);
    expect(turns[0]).toMatchObject({
      offset: { startMs: 0, endMs: 15_000, precision: 's' },
      node: '流程1',
      score: 0,
      tags: ['承認發布'],
      keyword: null,
      meaning: null,
      unknownToRobot: null,
    });
    expect(turns[0]?.text).toContain('\n普通文本,沒有變量\n');
    expect(turns[2]).toMatchObject({ offset: { startMs: 2_125, endMs: 3_000, precision: 's' }, score: 0, node: null });
    expect(turns[4]).toMatchObject({
      offset: { startMs: 5_605, endMs: 7_000 },
      keyword: '再見',
      node: null,
      score: null,
      tags: [],
    });
    expect(turns[5]).toMatchObject({ offset: { startMs: 7_000, endMs: 10_578 }, node: '普適結束語', keyword: null });
  });

  test('is the call of info.record, with the place and the tags that stand elsewhere', async () => {
    const { call: one, checks } = await read();
    expect(call.safeParse(one).success).toBe(true);
    expect(one).toMatchObject({
      id: '9c736f53-0c1b-4047-b30a-dd87d2968541',
      taskId: SAMPLE_TASK,
      talkSeconds: 10.12,
      rounds: 2,
      intent: { key: 'D' },
      gender: { code: 'male', label: '男' },
      place: { province: '江蘇', city: '南京', carrier: 'unicom' },
      tags: [{ id: '4c318fbd-834f-4b41-bfbe-a631e5422812', name: '承認發布', color: '#2DF0D0', group: '弱意向' }],
      recording: { kind: 'path', ref: null },
    });
    // T18: its fourth row has another callee.
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'T10 pass',
      'T11 pass',
      'T12 pass',
      'T13 pass',
      'T14 pass',
      'T15 pass',
      'T18 fail',
    ]);
  });
});

describe('the transcript', () => {
  test('follows the sequence, whatever order the rows come in', async () => {
    const { turns } = await read([
      said(3, { question: '三', question_index: 3 }),
      said(1, { question: '一' }),
      said(2, { question: '二', question_index: 2 }),
    ]);
    expect(words(turns)).toEqual(['customer: 一', 'customer: 二', 'customer: 三']);
  });

  test('Q9: keeps the last interim row of a sentence that was never finished, so that no last words are lost', async () => {
    const { turns } = await read([
      interim(1, { question: '那' }),
      interim(2, { question: '那个' }),
      interim(3, { question: '我说', question_index: 2 }),
      said(4, { question: '我说不用了', question_index: 2 }),
      interim(5, { question: '晚了', question_index: 2 }),
    ]);
    expect(words(turns)).toEqual([
      '~customer: 那',
      'customer: 那个',
      '~customer: 我说',
      'customer: 我说不用了',
      'customer: 晚了',
    ]);
  });

  test('knows who speaks: the robot, and a person after a transfer', async () => {
    const { turns } = await read([
      said(1, { question: '转人工', answer_content: '好的' }),
      said(2, { question: '你好', answer_content: '您好，我是小王', bridge_status: 1, question_index: 2 }),
      said(3, { question: '嗯', answer_content: '再见', bridge_status: '1', question_index: 3 }),
    ]);
    expect(turns.map(({ speaker }) => speaker)).toEqual([
      'customer',
      'robot',
      'customer',
      'agent',
      'customer',
      'agent',
    ]);
  });

  test('takes speech markup out of what the robot says, keeps its lines, and shows no row without words', async () => {
    const { turns } = await read([
      said(1, { answer_content: '您好<break time="500ms"/>，\n<speak>请问</speak> 3<5 吗' }),
      said(2, { notify: 'leave', question: ' ', answer_content: '<break time="1s"/>' }),
      said(3, { notify: 'playback_result', answer_content: '等一下' }),
    ]);
    expect(words(turns)).toEqual(['robot: 您好，\n请问 3<5 吗', 'robot: 等一下']);
  });

  test('puts score, node and tags on the customer where the robot says nothing', async () => {
    const { turns } = await read([
      said(1, { question: '嗯', score: 5, answer_text: '流程2', tags: [{ name: '犹豫' }] }),
    ]);
    expect(turns).toMatchObject([{ speaker: 'customer', score: 5, node: '流程2', tags: ['犹豫'] }]);
  });

  test.each<[string, Row, Row, object]>([
    [
      'a row from before the answer begins at 0',
      { created_at: '2019-04-22 18:19:54', question: '喂', speak_ms: 900 },
      {},
      { startMs: 0, endMs: 0, precision: 's' },
    ],
    [
      'a row without a time has none',
      { created_at: null, question: '喂' },
      {},
      { startMs: null, endMs: null, precision: 'none' },
    ],
    [
      'a call without an answer has none',
      { question: '喂' },
      { answerdate: null },
      { startMs: null, endMs: null, precision: 'none' },
    ],
    [
      'words of no known length have an end only',
      { question: '喂', speak_ms: null },
      {},
      { startMs: null, endMs: 5_000, precision: 's' },
    ],
    [
      'a prompt of no known length has a start only',
      { answer_content: '喂' },
      {},
      { startMs: 5_000, endMs: null, precision: 's' },
    ],
    [
      'a prompt is as long as its pieces',
      { answer_content: '喂', contents: [{ wav_second: 1.25 }, { wav_second: '2' }, { wav_second: null }] },
      {},
      { startMs: 5_000, endMs: 8_250, precision: 's' },
    ],
  ])('%s', async (_, change, record, offset) => {
    const { turns } = await read([said(1, change)], record);
    expect(turns[0]?.offset).toEqual(offset);
  });

  test('of a call in which nobody said a word is empty', async () => {
    const { turns, checks } = await read([], { rounds: 0 });
    expect(turns).toEqual([]);
    expect(checks.find(({ id }) => id === 'T18')?.status).toBe('skipped');
  });

  test('of 2,000 turns takes no longer than its answer', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) =>
      (at % 2 ? said : interim)(at, { question: `句${at}`, question_index: Math.floor(at / 2) }),
    );
    expect((await read(rows)).turns).toHaveLength(2_000);
  });
});

describe('whose call it is', () => {
  test('is looked up where nobody says so', async () => {
    const found = { ...brief, data: { ...brief.data, task_id: SAMPLE_TASK } };
    const { call: one, asked } = await connected(({ path }) => ({
      body: path.startsWith('/v1/record/') ? found : sample,
    }));
    const reading = await one({ callId: sample.info.record.id }, signal());
    expect(reading.data.call.taskId).toBe(SAMPLE_TASK);
    expect(asked.map(({ path }) => path)).toEqual([
      `/v1/record/${sample.info.record.id}`,
      `/v1/task/record_info/${SAMPLE_TASK}/${sample.info.record.id}`,
    ]);
    expect(reading.raw.map(({ endpoint }) => endpoint)).toEqual([
      'GET /v1/task/record_info/{task_id}/{record_id}',
      'GET /v1/record/{record_id}',
    ]);
  });

  test('has to be a configured task', async () => {
    const { call: one, asked } = await connected(() => ({ body: brief }));
    await expect(one({ callId: 'c', taskId: 'other' }, signal())).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toHaveLength(0);
    await expect(one({ callId: 'c' }, signal())).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toHaveLength(1);
  });

  test('Q8: an unknown call is not found, whatever stands where its data would be', async () => {
    const refusal = { code: 404, status: 'error', message: '通话记录不存在', data: [] };
    const { call: one } = await connected(() => ({ body: refusal }));
    await expect(one({ callId: 'c' }, signal())).rejects.toMatchObject({ code: 'not_found' });
    await expect(one({ callId: 'c', taskId: TASK }, signal())).rejects.toMatchObject({ code: 'not_found' });
  });
});
