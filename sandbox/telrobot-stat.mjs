import { LEVELS, levelLabel, RENAMED } from './telrobot-levels.mjs';
import { isGraded } from './world/ledger.mjs';

const ROUNDS = [
  ['1', 1, 1],
  ['2~5', 2, 5],
  ['6~10', 6, 10],
  ['11~20', 11, 20],
  ['>20', 21, 999],
];

// The vendor rounds the ratio and multiplies afterwards; the float noise of 91.03999999999999 is real.
const percent = (part, whole) => (whole === 0 ? 0 : (Math.round((part / whole) * 1e4) / 1e4) * 100);

/** The `data` of `/stat`. A range filters what counts calls; the statuses are those of the numbers now. */
export function stat(ledger, task, now, range, labels) {
  const counts = new Array(13).fill(0);
  for (const code of ledger.codes(task, now)) counts[Math.max(code, 0)]++;
  const levels = [0, 0, 0, 0, 0];
  const rounds = Object.fromEntries(ROUNDS.map(([name]) => [name, 0]));
  let answered = 0;
  const failedInRange = new Set();
  ledger.eachEnded(task, now, (row, s, start, end) => {
    if (start < range.from || start > range.to) return;
    if (s.bill[row] === 0) return void failedInRange.add(s.number[row]);
    answered++;
    if (s.level[row] > 0 && isGraded(end, now)) levels[s.level[row] - 1]++;
    const bucket = ROUNDS.find(([, low, high]) => s.rounds[row] >= low && s.rounds[row] <= high);
    if (bucket) rounds[bucket[0]]++;
  });
  const total = task.size;
  const whole = range.from === Number.NEGATIVE_INFINITY;
  const noAnswer = whole ? total - counts[0] - counts[1] : failedInRange.size;
  const graded = levels.reduce((sum, value) => sum + value, 0);
  return {
    answer_rate: {
      answered,
      noAnswer,
      callCompletetRate: percent(answered, answered + noAnswer),
      taskProgress: Math.floor((100 * (total - counts[0])) / total),
    },
    intention: levels.map((count, i) => ({
      intention_results: i + 1,
      name: levelLabel(LEVELS[i]),
      total: count,
      percent: percent(count, graded),
    })),
    number_status: labels.map((label, code) => ({ status: code, status_str: label, count: counts[code] })),
    rounds,
  };
}

/** As seen on accounts that renamed their levels and on clusters that leave out an unused status. */
export function messyStat(data) {
  const { answered, noAnswer } = data.answer_rate;
  return {
    ...data,
    answer_rate: {
      ...data.answer_rate,
      noAnswer: noAnswer + 3,
      callCompletetRate: percent(answered, answered + noAnswer),
    },
    intention: data.intention.map((level, i) => ({ ...level, name: levelLabel(RENAMED[i]) })),
    number_status: data.number_status.filter(({ status }) => status !== 9),
  };
}
