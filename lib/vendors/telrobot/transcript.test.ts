import { describe, expect, test } from 'vitest';
import { turn } from '@/lib/model/call';
import { turnsOf } from './transcript';
import recordInfo from './v1/fixtures/record-info.json' with { type: 'json' };
import { transcriptRow } from './wire';

const ZONE = 'Asia/Shanghai';
const ANSWERED = '2019-04-22T10:19:55.000Z';
const rowsOf = (rows: readonly object[]) => rows.map((row) => transcriptRow.parse(row));
const turns = (rows: readonly object[], answeredAt: string | null = ANSWERED) =>
  turnsOf(rowsOf(rows), answeredAt, ZONE);
const said = (rows: readonly object[]) =>
  turns(rows).map(({ speaker, text, interim }) => `${speaker}${interim ? '?' : ''}: ${text}`);

const interim = (question_index: number, question: string) => ({
  notify: 'asrprogress_notify',
  question_index,
  question,
  created_at: '2019-04-22 18:19:58',
});
const final = (question_index: number, question: string, answer_content: string | null = null) => ({
  notify: 'asrmessage_notify',
  question_index,
  question,
  answer_content,
  created_at: '2019-04-22 18:20:02',
});

describe('the transcript of the document', () => {
  test('is greeting, two sentences, farewell, with what was heard on the way marked as such', () => {
    const all = turns(recordInfo.records);
    expect(all.every((one) => turn.safeParse(one).success)).toBe(true);
    expect(all.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5]);
    const shown = all.filter((one) => !one.interim);
    expect(shown.map(({ speaker, offset: { startMs, endMs } }) => [speaker, startMs, endMs])).toEqual([
      ['robot', 0, 15_000],
      ['customer', 2125, 3000],
      ['customer', 5605, 7000],
      ['robot', 7000, 10_578],
    ]);
    expect(shown.every(({ offset }) => offset.precision === 's')).toBe(true);
    expect(all.filter((one) => one.interim).map(({ text }) => text)).toEqual(['啊', '不再見,再見。']);
  });

  test('has the keyword on the customer, node and tags on the robot, and its lines kept', () => {
    const [greeting, , , , asked, farewell] = turns(recordInfo.records);
    expect(greeting).toMatchObject({ node: '流程1', tags: ['承認發布'], score: 0, keyword: null });
    expect(greeting?.text.split('\n')).toHaveLength(3);
    expect(asked).toMatchObject({ speaker: 'customer', keyword: '再見', node: null, score: null });
    expect(farewell).toMatchObject({ speaker: 'robot', keyword: null, node: '普適結束語' });
  });
});

describe('Q9: what was heard on the way', () => {
  test('is marked when the sentence came to its end later, whatever order the rows come in', () => {
    const rows = [final(1, '我考虑一下', '好的'), interim(1, '我考'), interim(1, '我')];
    const numbered = rows.map((row, index) => ({ ...row, sequence: 3 - index }));
    expect(said(numbered)).toEqual(['customer?: 我', 'customer?: 我考', 'customer: 我考虑一下', 'robot: 好的']);
  });

  test('without an end the last of it stands, so that nobody loses their last words', () => {
    expect(said([interim(1, '那'), interim(1, '那个'), interim(2, '喂')])).toEqual([
      'customer?: 那',
      'customer: 那个',
      'customer: 喂',
    ]);
  });

  test('behind the end of its sentence it is words of its own', () => {
    expect(said([final(1, '好'), interim(1, '再见')])).toEqual(['customer: 好', 'customer: 再见']);
  });
});

test('after a transfer the words are those of a person', () => {
  const rows = [final(1, '转人工', '马上'), { ...final(2, '喂', '您好，我是客服'), bridge_status: 1 }];
  expect(said(rows)).toEqual(['customer: 转人工', 'robot: 马上', 'customer: 喂', 'agent: 您好，我是客服']);
});

test('a row of any other kind is there only if it has text', () => {
  const rows = [{ notify: 'leave' }, { notify: 'playback_result', answer_content: '\n' }, { notify: 'bridge_result' }];
  expect(said(rows)).toEqual([]);
  expect(said([{ notify: 'playback_result', answer_content: '您好' }])).toEqual(['robot: 您好']);
});

test('where the robot says nothing, score and tags stand on the customer', () => {
  const [one] = turns([{ ...final(1, '多少钱'), score: '50', answer_text: '价格', tags: [{ id: 1, name: '询价' }] }]);
  expect(one).toMatchObject({ speaker: 'customer', score: 50, node: '价格', tags: ['询价'] });
});

test('speech markup is not text, and hides no telephone number', () => {
  const [one] = turns([
    {
      notify: 'enter',
      answer_content: '<speak>请拨<break time="200ms"/>199<break/>0000<break/>1234 或 a<1\n谢谢</speak>',
    },
  ]);
  expect(one?.text).toBe('请拨199****1234 或 a<1\n谢谢');
});

test('without the time of the answer, or long before it, nobody says where a turn is', () => {
  const nowhere = { startMs: null, endMs: null, precision: 'none' };
  expect(turns([final(1, '喂')], null)[0]?.offset).toEqual(nowhere);
  expect(turns([{ ...final(1, '喂'), created_at: '2019-04-22 18:19:40' }])[0]?.offset).toEqual(nowhere);
  expect(turns([{ ...final(1, '喂'), created_at: '2019-04-22 18:19:54' }])[0]?.offset.endMs).toBe(0);
});
