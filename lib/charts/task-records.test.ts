import { expect, test } from 'vitest';
import { ratioOf } from '@/lib/metrics/ratio';
import type { TaskStat } from '@/lib/model/task-stat';
import { recordsOf } from './task-records';

const stat: TaskStat = {
  taskId: 't',
  asOf: '2026-11-21T06:00:00.000Z',
  range: null,
  numbers: { total: 1118, waiting: 0, done: 1118 },
  calls: { answered: 723, unanswered: 426 },
  progress: ratioOf(1118, 1118),
  answerRate: ratioOf(723, 1149),
  outcomes: [],
  intentions: [],
  rounds: [],
  talkTime: [],
  dimensions: [],
  unavailable: [],
};

test('calls whose record is not here yet are neither unclassified nor without rounds', () => {
  const counted = recordsOf(stat, { rows: 375, total: 723 });
  expect(counted.calls).toEqual({ answered: 375, unanswered: 426 });
  expect(counted.answerRate.numerator).toBe(723);
});

test('with every record here the answered calls are the whole', () => {
  expect(recordsOf(stat, undefined)).toBe(stat);
});
