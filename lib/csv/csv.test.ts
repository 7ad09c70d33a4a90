import { describe, expect, test } from 'vitest';
import { csvTranslator } from '@/lib/messages/csv';
import { aboutRecords, brokenRecord, headRecord } from './about';
import { CALL_FIELDS } from './columns';
import { csvText } from './text';

describe('what a spreadsheet would run as a formula', () => {
  const formula = '1+cmd|calc';
  test.each([
    ['=', `'=${formula}`],
    ['+', `'+${formula}`],
    ['-', `'-${formula}`],
    ['@', `'@${formula}`],
    ['\t', `'\t${formula}`],
    ['\r', `"'\r${formula}"`],
    ['\n', `"'\n${formula}"`],
    ['＝', `'＝${formula}`],
    ['＋', `'＋${formula}`],
    ['－', `'－${formula}`],
    ['＠', `'＠${formula}`],
    ['\0=', `'=${formula}`],
    [' =', `' =${formula}`],
    ['\u3000＝', `'\u3000＝${formula}`],
    ['\0\0 @', `' @${formula}`],
  ])('is a text behind an apostrophe: %j', (prefix, written) => {
    expect(csvText([[`${prefix}${formula}`]])).toBe(`${written}\r\n`);
  });

  test('numbers stay numbers, those below zero, too', () => {
    expect(csvText([[-5, 0, 1.5, '-5', null]])).toBe("-5,0,1.5,'-5,\r\n");
  });

  test('a word that only holds such a character stays as it is', () => {
    expect(csvText([['A+B', '199****1001', 'x=1', '客户@公司']])).toBe('A+B,199****1001,x=1,客户@公司\r\n');
  });
});

test('quotes, commas and line breaks stay inside their cell', () => {
  expect(csvText([['a"b', 'a,b', 'a\nb', 'a\r\nb']])).toBe('"a""b","a,b","a\nb","a\r\nb"\r\n');
});

const about = {
  task: { id: '42', name: '续费回访' },
  connection: { id: 'by', name: '百应', dialect: 'byrobot' },
  zone: 'Asia/Shanghai',
  endpoint: 'POST /openapi/v1/task/queryDoneTaskPhones',
  fetched: { first: '2026-11-21T01:00:00.000Z', last: '2026-11-21T01:00:09.000Z' },
  filters: { q: '19900001234', level: 'A', from: '2026-11-20', to: undefined },
  filteredHere: ['level'],
  rows: 1234,
  total: 1234,
  checks: [],
  fields: CALL_FIELDS,
} as const;
const textOf = (locale: 'zh-CN' | 'en', more: object = {}) =>
  csvText(aboutRecords(csvTranslator(locale), { ...about, ...more }));

test('a report ends with what it is: count, source, times, zone, range, filters, definitions, reconciliation', () => {
  expect(textOf('zh-CN')).toMatchInlineSnapshot(`
    "
    # 完整,"共1,234行，到此为止"
    # 任务,续费回访 · 42
    # 接入,百应 · by · byrobot
    # 来源,POST /openapi/v1/task/queryDoneTaskPhones
    # 取数,2026-11-21 09:00:00至2026-11-21 09:00:09
    # 范围,2026-11-20起
    # 时区,Asia/Shanghai
    # 筛选,q = 199****1234; level = A
    # 由Callboard筛选,level
    # 厂商说的总数,"1,234"
    # 号码,全部掩码
    # 指标定义,outcome = outcome_distribution; talkSeconds = talk_time_distribution; rounds = rounds_distribution; level = intent_distribution
    # 对账,没有适用的规则
    "
  `);
  expect(textOf('en')).toContain('# Time zone,Asia/Shanghai');
});

test('a number that was searched for is masked in what the report tells of its filters', () => {
  expect(textOf('en')).toContain('q = 199****1234; level = A');
  expect(textOf('en', { filters: { q: '1990000 1234' } })).toContain('q = 199****1234');
});

test('a total that is not the number of rows, and a rule that failed, are told', () => {
  const check = { id: 'B10', status: 'fail', severity: 'warning', subject: 'status', stated: 3, computed: 0 } as const;
  const text = textOf('en', { total: 1240, checks: [{ ...check, tolerance: 0 }] });
  expect(text).toContain('"1,240, 6 off the rows: the list changed while it was read"');
  expect(text).toContain('"B10 failed: status, vendor 3, computed 0"');
});

test('every heading of a report carries its field, and a plain file has the fields alone', () => {
  expect(headRecord(null, ['id', 'talkSeconds'])).toEqual(['id', 'talkSeconds']);
  expect(headRecord(csvTranslator('zh-CN'), ['id', 'talkSeconds'])).toEqual([
    '编号 [id]',
    '通话时长（秒） [talkSeconds]',
  ]);
});

test('an export that broke off says after how many rows, and why', () => {
  const t = csvTranslator('zh-CN');
  expect(brokenRecord(null, 400, { code: 'timeout' })).toEqual(['# incomplete', 'rows=400', 'code=timeout']);
  expect(brokenRecord(t, 400, { code: 'timeout' })[1]).toBe('写了400行后中断：厂商没有答好（timeout）。请重新导出。');
  const coverage = { rows: 600, total: 1000 };
  expect(brokenRecord(t, 0, { code: 'timeout', coverage })[1]).toContain('只读到1,000条记录中的600条');
  expect(brokenRecord(t, 0, { code: 'timeout', late: true })[1]).toContain('超过了一次导出的时间');
});
