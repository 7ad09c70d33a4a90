import type { Check } from '@/lib/model/check';
import type { TaskCounts } from '@/lib/model/task-stat';
import { checkAtMost, checkEqual, checkThat, RATIO_TOLERANCE } from '../../check';
import { OUTCOMES } from './codes';
import { countOfStatus, numbersTotal } from './map';
import type { StatWire } from './wire';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function answerRate({ answered, noAnswer, callCompletetRate: stated }: StatWire['answer_rate']): Check {
  const computed = answered === null || noAnswer === null ? null : share(answered, answered + noAnswer);
  return checkEqual({ id: 'T1', subject: 'answer_rate.callCompletetRate' }, stated, computed, RATIO_TOLERANCE);
}

function intentionShares({ intention }: StatWire): Check[] {
  const total = sum(intention.map((level) => level.total));
  const each = intention.map(({ percent, total: count }, index) => {
    const subject = `intention[${index}].percent`;
    return checkEqual({ id: 'T2', subject }, percent, share(count, total) ?? 0, RATIO_TOLERANCE);
  });
  const percents = intention.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  const whole = percents.length < intention.length || intention.length === 0 ? null : sum(percents);
  return [...each, checkEqual({ id: 'T3', subject: 'sum of intention.percent' }, whole, total === 0 ? 0 : 1, 0.0005)];
}

/** The vendor gives whole percents, cut off or rounded; either will do. */
function progress(wire: StatWire): Check {
  const rule = { id: 'T6', subject: 'answer_rate.taskProgress' };
  const { taskProgress: stated } = wire.answer_rate;
  const waiting = countOfStatus(wire, 0);
  const total = numbersTotal(wire);
  const computed = waiting === null ? null : share(total - waiting, total);
  const lower = stated !== null && computed !== null ? computed - stated : null;
  const holds = lower === null ? null : (lower > -1e-9 && lower < 0.01 - 1e-9) || Math.abs(lower) <= 0.005 + 1e-9;
  return checkThat(rule, holds, { stated, computed, tolerance: 0.01 });
}

/** Numbers are in their present state whatever the range: with one, calls and numbers cannot be compared. */
function callsAgainstNumbers(wire: StatWire, ranged: boolean): Check[] {
  const { answered, noAnswer } = wire.answer_rate;
  const finished = wire.number_status.filter(({ status }) => status !== 0 && status !== 1);
  const unanswered = ranged ? null : sum(finished.map(({ count }) => count));
  const noAnswerRule = { id: 'T7', subject: 'answer_rate.noAnswer, number_status other than 0 and 1' };
  const answeredRule = { id: 'T8', severity: 'info', subject: 'number_status[1].count, answer_rate.answered' } as const;
  return [
    checkEqual(noAnswerRule, noAnswer, unanswered),
    checkAtMost(answeredRule, ranged ? null : countOfStatus(wire, 1), answered),
  ];
}

function statuses({ number_status: rows }: StatWire): Check {
  const codes = [...rows.map(({ status }) => status)].sort((a, b) => a - b);
  const complete = codes.length === OUTCOMES.length && codes.every((code, index) => code === index);
  const seen = { stated: codes.join(','), computed: OUTCOMES.map((_, index) => index).join(',') };
  return checkThat({ id: 'T9', subject: 'number_status.status' }, complete, seen);
}

/** T1 to T9 of contract.md section 8, in order; T2 once per level. Rates are 0 to 1. */
export function checksOfStat(wire: StatWire, range: TaskCounts['range']): Check[] {
  const { answered } = wire.answer_rate;
  const levels = sum(wire.intention.map(({ total }) => total));
  const rounds = sum(Object.values(wire.rounds));
  return [
    answerRate(wire.answer_rate),
    ...intentionShares(wire),
    checkAtMost({ id: 'T4', subject: 'sum of intention.total, answer_rate.answered' }, levels, answered),
    checkAtMost({ id: 'T5', subject: 'sum of rounds, answer_rate.answered' }, rounds, answered),
    progress(wire),
    ...callsAgainstNumbers(wire, range !== null),
    statuses(wire),
  ];
}
