import { describe, expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import type { TaskStat } from '@/lib/model/task-stat';
import { answerRateDigits, prepareAnswerRates } from './answer-rates';

const status = (
  outcome: TaskStat['outcomes'][number]['outcome'],
  count: number,
  base: 'numbers' | 'calls' = 'numbers',
) => ({
  outcome,
  code: null,
  label: outcome,
  count,
  base,
});

/** The vendor's own sample: 61 calls answered of 67; of 22 numbers 12 wait, 4 are answered, 6 carrier-blocked. */
const sample: TaskStat = {
  taskId: 't',
  asOf: '2026-11-21T06:26:08.000Z',
  range: null,
  numbers: { total: 22, waiting: 12, done: 10 },
  calls: { answered: 61, unanswered: 6 },
  progress: ratioOf(10, 22, 0.45),
  answerRate: ratioOf(61, 67, 0.9104),
  outcomes: [status('waiting', 12), status('answered', 4), status('carrier_blocked', 6)],
  intentions: [],
  rounds: [],
  talkTime: [],
  dimensions: [],
  unavailable: ['talkTime', 'dimensions'],
};

describe('the definitions of the answer rate', () => {
  test('each have their value and base, whichever is chosen', () => {
    const { rows } = prepareAnswerRates(sample, 'telrobot-agent', 'number');
    expect(rows.map(({ key, ratio }) => [key, ratio?.numerator, ratio?.denominator])).toEqual([
      ['attempt', 61, 67],
      ['number', 4, 10],
      ['net', 4, 4],
      ['vendor', null, null],
    ]);
    expect(rows.map(({ tooFew }) => tooFew)).toEqual([false, true, true, false]);
  });

  test('the address chooses one; without it, or with nonsense, it is the rate by call', () => {
    const chosen = (asked: string | null) => prepareAnswerRates(sample, 'telrobot-agent', asked).chosen.key;
    expect([null, 'net', 'vendor', 'nonsense'].map(chosen)).toEqual(['attempt', 'net', 'vendor', 'attempt']);
  });

  test('one that this vendor does not give says what it lacks and cannot be chosen', () => {
    const byrobot = {
      ...sample,
      answerRate: ratioOf(61, 67),
      outcomes: [status('waiting', 12), status('answered', 61, 'calls')],
    };
    const { rows, chosen } = prepareAnswerRates(byrobot, 'byrobot', 'number');
    expect(rows.map(({ key, need }) => [key, need])).toEqual([
      ['attempt', null],
      ['number', 'statuses'],
      ['net', 'statuses'],
      ['vendor', 'stated'],
    ]);
    expect(chosen.key).toBe('attempt');
  });

  test('a definition without a field of this vendor is not made of what happens to be there', () => {
    // byrobot's four counters of numbers look like statuses, but hide the carrier-blocked among "others".
    const { rows } = prepareAnswerRates(sample, 'byrobot');
    expect(rows.find(({ key }) => key === 'net')).toMatchObject({ ratio: null, need: 'statuses' });
  });

  test('with a range, calls without their unanswered ones are no rate, and the page says that it is the range', () => {
    const ranged = {
      ...sample,
      range: { from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T16:00:00.000Z' },
      answerRate: ratioOf(61, null),
      unavailable: ['answerRate' as const],
    };
    const { rows, chosen } = prepareAnswerRates(ranged, 'telrobot-v1');
    expect(rows[0]).toMatchObject({ ratio: null, need: 'range' });
    expect(chosen.key).toBe('number');
  });
});

describe('the formula with its digits', () => {
  const digits = (dialect: 'telrobot-agent' | 'byrobot', asked: string | null) =>
    answerRateDigits(prepareAnswerRates(sample, dialect, asked).chosen);

  test('adds what the vendor sends apart, and divides what it sends as a whole', () => {
    expect(digits('telrobot-agent', null)).toBe('61 ÷ (61 + 6) = 0.910448');
    expect(digits('telrobot-agent', 'number')).toBe('4 ÷ 10 = 0.400000');
    expect(digits('byrobot', null)).toBe('61 ÷ 67 = 0.910448');
  });

  test('is left out where the vendor only states its rate', () => {
    expect(digits('telrobot-agent', 'vendor')).toBeUndefined();
  });

  test('names its inputs as the vendor does', () => {
    const { chosen } = prepareAnswerRates(sample, 'telrobot-agent');
    expect(chosen.inputs).toEqual([
      { name: 'answered', value: 61, field: 'answer_rate.answered' },
      { name: 'unanswered', value: 6, field: 'answer_rate.noAnswer' },
    ]);
  });
});
