import { expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import type { CallOutcome } from '@/lib/model/outcome';
import type { TaskStat } from '@/lib/model/task-stat';
import { levelFacets, toneOfLevels } from './call-facets';
import { outcomeFacets } from './outcome-facets';

const level = (key: string, rank: number, count: number) => ({
  key,
  label: `${key}级(说明${key})`,
  rank,
  count,
  share: ratioOf(count, 100),
});
const outcome = (name: CallOutcome, count: number, base: 'numbers' | 'calls', code = '1') => ({
  outcome: name,
  code,
  label: name,
  count,
  base,
});
const stat = (part: Partial<TaskStat>): TaskStat => ({
  taskId: '1',
  asOf: '2026-11-21T00:00:00.000Z',
  range: null,
  numbers: { total: null, waiting: null, done: null },
  calls: { answered: 100, unanswered: null },
  progress: ratioOf(null, null),
  answerRate: ratioOf(null, null),
  outcomes: [],
  intentions: [],
  rounds: [],
  talkTime: [],
  dimensions: [],
  unavailable: [],
  ...part,
});

test('levels stand in their order and colours with their counts; empty ones only where they are chosen', () => {
  const totals = stat({ intentions: [level('B', 2, 7), level('A', 1, 3), level('C', 3, 0)] });
  expect(levelFacets(totals, null)).toEqual([
    { value: 'A', words: '说明A', count: 3, tone: 'lv-a' },
    { value: 'B', words: '说明B', count: 7, tone: 'lv-b' },
  ]);
  expect(levelFacets(totals, 'C').map(({ value }) => value)).toEqual(['A', 'B', 'C']);
  expect(levelFacets(null, 'X')).toEqual([{ value: 'X', words: '', count: null, tone: 'data' }]);
  expect(toneOfLevels(totals)('B')).toBe('lv-b');
});

test('while the totals are away levels keep the colours of their letters, and other words have none', () => {
  expect(['A', 'F', 'G', '忙碌'].map(toneOfLevels(null))).toEqual(['lv-a', 'lv-f', 'data', 'data']);
  expect(toneOfLevels(stat({ intentions: [level('A', 1, 3)] }))('B')).toBe('data');
});

test('an outcome has a count only where the totals count what the list lists', () => {
  const totals = stat({
    outcomes: [outcome('answered', 4, 'numbers'), outcome('busy', 0, 'numbers'), outcome('waiting', 9, 'numbers')],
  });
  expect(outcomeFacets(totals, 'numbers', [], null)).toEqual([
    { value: 'waiting', count: 9 },
    { value: 'answered', count: 4 },
  ]);
  expect(outcomeFacets(totals, 'calls', ['no_answer'], 'line_fault')).toEqual([
    { value: 'answered', count: null },
    { value: 'no_answer', count: null },
    { value: 'line_fault', count: null },
  ]);
});

test('two codes of one outcome are one choice with the sum of both', () => {
  const totals = stat({ outcomes: [outcome('no_answer', 4, 'calls', '3'), outcome('no_answer', 5, 'calls', '9')] });
  expect(outcomeFacets(totals, 'calls', [], null)).toEqual([{ value: 'no_answer', count: 9 }]);
});

test('where only answered calls have records, what became of other numbers is no choice among calls', () => {
  const totals = stat({ outcomes: [outcome('answered', 4, 'numbers'), outcome('busy', 2, 'numbers')] });
  const facets = (current: CallOutcome | null, seen: readonly CallOutcome[] = ['answered']) =>
    outcomeFacets(totals, 'calls', seen, current, 'telrobot-agent').map(({ value }) => value);
  expect(facets(null)).toEqual(['answered']);
  expect(facets('busy')).toEqual(['answered', 'busy']);
  expect(facets(null, ['answered', 'unknown'])).toEqual(['answered', 'unknown']);
  expect(outcomeFacets(totals, 'calls', [], null, 'byrobot').map(({ value }) => value)).toEqual(['answered', 'busy']);
});
