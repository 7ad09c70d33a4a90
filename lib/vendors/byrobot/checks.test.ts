import { expect, test } from 'vitest';
import { checkTaskDetail, checkTaskPage } from './checks';
import detail from './fixtures/get-task-detail.json';
import list from './fixtures/get-tasks.json';
import { taskDetailWire, taskPageWire } from './wire';

const checksOf = (changes: Record<string, unknown> = {}) =>
  checkTaskDetail(taskDetailWire.parse({ data: { ...detail.data, ...changes } }).data);

test("the vendor's own example holds B1 and B2, and breaks B3 and B4", () => {
  expect(checksOf()).toMatchObject([
    { id: 'B1', status: 'pass' },
    { id: 'B2', status: 'pass', stated: 2, computed: 2 },
    { id: 'B3', status: 'fail', stated: 0, computed: 22, subject: 'Σ durationStat = calledCount' },
    { id: 'B4', status: 'fail', stated: 0, computed: 1 },
  ]);
});

test('a task whose counts add up passes every rule', () => {
  const consistent = { doneCount: 40, totalCount: 50, calledCount: 22, rejectedCount: 3, extraStat: {} };
  const withLevels = { ...consistent, extraStat: { 客户意向等级: [{ name: 'A级(较强)', value: 21 }] } };
  expect(checksOf(withLevels).map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'pass']);
  expect(checksOf(consistent).map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'skipped']);
});

test.each([
  { changes: { doneCount: 3 }, failing: 'B1', subject: 'doneCount ≤ totalCount' },
  { changes: { calledCount: 3, fromUnavailableCount: 0 }, failing: 'B1', subject: 'calledCount ≤ doneCount' },
  { changes: { rejectedCount: 1 }, failing: 'B2' },
  {
    changes: { calledCount: 22, doneCount: 22, totalCount: 22, chatRoundStat: [{ name: '0-9次', value: 23 }] },
    failing: 'B3',
    subject: 'Σ chatRoundStat ≤ calledCount',
  },
])('counts that contradict each other fail $failing', ({ changes, failing, ...expected }) => {
  expect(checksOf(changes)).toContainEqual(expect.objectContaining({ id: failing, status: 'fail', ...expected }));
});

test('a rule without its counters is skipped, not passed', () => {
  const none = { totalCount: null, doneCount: null, calledCount: null, durationStat: null, extraStat: null };
  expect(checksOf(none).map(({ status }) => status)).toEqual(['skipped', 'skipped', 'skipped', 'skipped']);
});

test('the number of pages follows from the total (B5)', () => {
  const page = taskPageWire.parse(list).data;
  expect(checkTaskPage(page)).toMatchObject({ id: 'B5', status: 'pass', stated: 23, computed: 23 });
  expect(checkTaskPage({ ...page, pages: 24 })).toMatchObject({ status: 'fail', stated: 24, computed: 23 });
  expect(checkTaskPage({ ...page, total: null })).toMatchObject({ status: 'skipped' });
});
