import { describe, expect, onTestFinished, test } from 'vitest';
import numberSample from './fixtures/number.json' with { type: 'json' };
import recordsSample from './fixtures/query-done-task-phones.json' with { type: 'json' };
import { answerOf, failed, row, rows, signal, stage, TASK } from './testing';

const { connected, counted } = stage(onTestFinished);

describe('task statistics', () => {
  test('Q3: 2 and 12 mean what this generation says, unless their words say otherwise', async () => {
    const silent = await counted({ numbers: { 2: 1, 12: 1 } });
    expect([silent.data?.outcomes[2]?.outcome, silent.data?.outcomes[12]?.outcome]).toEqual([
      'line_fault',
      'call_loss',
    ]);
    const told = await counted({ numbers: { 2: 1, 12: 1 }, labels: { 2: '運營商攔截', 12: '用户屏蔽' } });
    expect([told.data?.outcomes[2]?.outcome, told.data?.outcomes[12]?.outcome]).toEqual([
      'carrier_blocked',
      'user_blocked',
    ]);
  });

  test('Q4: simplified and traditional text give the same levels and pass the same rules', async () => {
    const simplified = { level_name: 'D级(无意向)', gender: 2, gender_str: '男', tag_groups: [] };
    const { data, checks } = await counted({ records: [row('a', simplified)] });
    expect(data?.intentions).toMatchObject([{ key: 'D', label: 'D级(无意向)' }]);
    expect(['T14', 'T15', 'T16'].map((id) => checks.get(id)?.status)).toEqual(['pass', 'pass', 'pass']);
  });

  test('Q5: talk time comes in milliseconds and is counted in seconds', async () => {
    const lengths = [9_999, 10_000, 59_999, 60_000, 119_999, 120_000, 0];
    const { data } = await counted({ records: lengths.map((bill, at) => row(`r${at}`, { bill })) });
    expect(data?.talkTime.map(({ count }) => count)).toEqual([2, 2, 2, 1]);
  });

  test('Q5: a call of more than six hours is flagged: the unit may have changed', async () => {
    const { checks } = await counted({ records: [row('a', { duration: 21_600_001 }), row('b')] });
    expect(checks.get('Q5')).toMatchObject({ status: 'fail', stated: 1 });
    expect((await counted({ records: rows(1) })).checks.has('Q5')).toBe(false);
  });

  test('Q6: answers without an envelope are read, and an envelope that says no is believed', async () => {
    expect('code' in recordsSample).toBe(false);
    const { connector } = await connected((asked) =>
      asked.path.endsWith('phones')
        ? { body: { code: 422, status: 'error', message: '', data: [] } }
        : answerOf({}, asked),
    );
    expect(await failed(connector.taskCounts?.(TASK, null, signal))).toMatchObject({ code: 'vendor_rejected' });
  });

  test('Q10: tags and their groups are read with ids of text, of digits, or none, under either status', async () => {
    const tags = [
      { id: 1, name: '甲', status: 1 },
      { id: '1', name: '甲', status: true },
      { id: null, name: '乙' },
      { name: '乙' },
      { id: 'x', name: null },
    ];
    const { data, checks } = await counted({
      records: [
        row('a', {
          tags,
          tag_groups: [
            { id: 1, name: 'g' },
            { id: 2, name: 'g' },
          ],
        }),
      ],
    });
    expect(data?.dimensions).toEqual([
      {
        name: '标签',
        values: [
          { label: '乙', count: 1 },
          { label: '甲', count: 1 },
        ],
      },
    ]);
    expect(checks.get('T16')?.status).toBe('pass');
  });

  test('Q11: codes and counts that come as text are numbers all the same', async () => {
    const { connector } = await connected((asked) => {
      const { body } = answerOf(
        { numbers: { 1: 2 }, records: rows(2, { gender: '1', rounds: '3', bill: '31319' }) },
        asked,
      );
      return { body: JSON.parse(JSON.stringify(body).replace(/"(total|last_page|status)":(\d+)/g, '"$1":"$2"')) };
    });
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toMatchObject({ numbers: { total: 2, waiting: 0 }, calls: { answered: 2 } });
    expect(reading?.data.rounds[2]).toMatchObject({ label: '2~5', count: 2 });
  });

  test('Q12 and Q13: places, numbers and recording paths are not read, and the raw answer hides them', async () => {
    const { reading, data } = await counted({ records: recordsSample.data });
    expect(JSON.stringify(data)).not.toMatch(/1990000|smartivr|025/);
    expect(JSON.stringify(reading?.raw)).not.toMatch(/1990000\d{4}|smartivr/);
    expect(JSON.stringify(reading?.raw)).toContain('199****1003');
  });

  test('Q32: record ids may be longer than a number can be', async () => {
    const { connector } = await connected((asked) => {
      const { body } = answerOf({ records: rows(2) }, asked);
      return { body: JSON.stringify(body).replace('"r0"', '9007199254740993').replace('"r1"', '9007199254740992') };
    });
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.coverage).toBeUndefined();
    expect(reading?.data.rounds[0]?.count).toBe(2);
  });

  test('a status that no document knows is asked for as soon as it is seen', async () => {
    const { data } = await counted({ numbers: { 1: 1, 44: 5 }, labels: { 44: '语音信箱' } });
    expect(data?.outcomes.at(-1)).toEqual({
      outcome: 'unknown',
      code: '44',
      label: '语音信箱',
      count: 5,
      base: 'numbers',
    });
    expect(data?.calls.unanswered).toBe(5);
  });

  test('a vendor that ignores the status filter gives no breakdown, rather than thirteen times the whole', async () => {
    const { connector } = await connected((asked) =>
      asked.path.endsWith('number') ? { body: numberSample } : answerOf({ records: rows(1) }, asked),
    );
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toMatchObject({
      numbers: { total: 1, waiting: null, done: null },
      calls: { answered: 1, unanswered: null },
      outcomes: [],
      unavailable: ['answerRate', 'progress', 'outcomes'],
    });
  });

  test('numbers that move between two requests do not make a negative count', async () => {
    const { connector } = await connected((asked) => {
      const status = new URLSearchParams(asked.search).get('status[]');
      return answerOf({ numbers: status === null ? { 0: 1 } : { 0: 5, 1: 9 } }, asked);
    });
    const reading = await connector.taskCounts?.(TASK, null, signal);
    expect(reading?.data).toMatchObject({ numbers: { total: 1, waiting: 5, done: null }, calls: { unanswered: null } });
  });

  test('a task that is not configured is not asked for', async () => {
    const { connector, asked } = await connected((question) => answerOf({}, question));
    for (const read of [
      connector.taskCounts?.('nope', null, signal),
      connector.taskSummary?.('nope', signal),
      connector.task?.('nope', signal),
    ]) {
      expect(await failed(read)).toMatchObject({ code: 'not_found' });
    }
    expect(asked).toEqual([]);
  });
});
