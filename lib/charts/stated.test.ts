import { describe, expect, test } from 'vitest';
import type { Check } from '@/lib/model/check';
import type { TaskStat } from '@/lib/model/task-stat';
import { compare } from './stated';

type Context = Parameters<typeof compare>[2];

const exact = (count: number) => ({ count, exact: true });
const broken = (id: string): Check => ({
  id,
  subject: 'durationStat',
  status: 'fail',
  severity: 'warning',
  stated: 1,
  computed: 2,
  tolerance: 0,
});
const bucket = (label: string, min: number, max: number | null) =>
  ({ label, min, max, count: 1, origin: 'vendor' }) as const;
const nothing = { dialect: 'byrobot', stat: null, checks: [], coverage: null, filters: {} } as const;
// Only what is compared; the rest of the statistics plays no part.
const stat = (parts: Partial<TaskStat>) =>
  ({ outcomes: [], rounds: [], talkTime: [], ...parts }) as unknown as TaskStat;

test('a list that holds what its mark said agrees, and one that is not read to its end is not judged', () => {
  expect(compare({ chart: 'level', count: 61 }, exact(61), nothing)).toEqual({ verdict: 'same' });
  expect(compare({ chart: 'level', count: 61 }, { count: 40, exact: false }, nothing)).toEqual({ verdict: 'open' });
});

describe('a list that differs says why', () => {
  const told = (context: Partial<Context>, chart: Parameters<typeof compare>[0]['chart']) => {
    const found = compare({ chart, count: 61 }, exact(60), { ...nothing, ...context });
    return found.verdict === 'differs' ? found.reasons : [];
  };

  test('more rows than the mark said differ before the last one is read', () => {
    expect(compare({ chart: 'level', count: 61 }, { count: 100, exact: false }, nothing)).toMatchObject({
      verdict: 'differs',
    });
  });

  test.each<[string, Partial<Context>, Parameters<typeof compare>[0]['chart'], string[]]>([
    ['byrobot lists no number that waits for a redial', { filters: { group: 'pending' } }, 'progress', ['redial']],
    ['nor among all numbers of a task', {}, 'task', ['redial']],
    ['but all that are finished', { filters: { group: 'finished' } }, 'progress', ['later']],
    [
      'two codes of one meaning share a list',
      {
        filters: { outcome: 'busy' },
        stat: stat({
          outcomes: ['6', '16'].map((code) => ({ outcome: 'busy', code, label: '占线', count: 1, base: 'calls' })),
        }),
      },
      'status',
      ['codes'],
    ],
    [
      'the figure was made of a part of the records',
      { dialect: 'telrobot-v1', coverage: { rows: 15, total: 300 } },
      'level',
      ['partial'],
    ],
    [
      'R18: nothing is named between 50 and 60 s',
      { stat: stat({ talkTime: [bucket('10-50秒', 10, 50), bucket('1分钟', 60, 119)] }) },
      'talk',
      ['edges'],
    ],
    [
      'R19: buckets of rounds overlap, and a rule of the vendor is broken',
      { stat: stat({ rounds: [bucket('0-2次', 0, 2), bucket('2-4次', 2, 4)] }), checks: [broken('B3')] },
      'rounds',
      ['edges', 'rule'],
    ],
    [
      'R7: there is no bucket for 0 rounds',
      { dialect: 'telrobot-agent', filters: { roundsMax: 0 } },
      'rounds',
      ['zero'],
    ],
    ['R6: what has no level is what is left', { filters: { level: 'unclassified' } }, 'level', ['unclassified']],
    ['the rule of another figure explains nothing', { checks: [broken('B3')] }, 'level', ['later']],
  ])('%s', (_, context, chart, reasons) => {
    expect(told(context, chart)).toEqual(reasons);
  });
});
