import type { CallOutcome } from '@/lib/model/outcome';
import { outcomesOfGroup } from '@/lib/model/outcome-groups';
import type { Ratio } from '@/lib/model/quantity';
import type { TaskStat } from '@/lib/model/task-stat';
import { ratioOf } from './ratio';

/** The definitions of the answer rate that a reader may switch between; ids of product.md section 5.3. */
export type AnswerRateDefinition = {
  readonly id: 'answer_rate.attempt' | 'answer_rate.number' | 'answer_rate.net' | 'answer_rate.vendor';
  /** Null where this vendor's answer lacks the inputs. */
  readonly ratio: Ratio | null;
};

const FINISHED = outcomesOfGroup('finished');
const REACHED = outcomesOfGroup('reached');

/**
 * The same task by four definitions. By number: numbers now in status "answered" over numbers that are finished. Net:
 * the same without what the callee never saw (carrier-blocked, line fault, do-not-call list).
 */
export function answerRatesOf(stat: TaskStat): AnswerRateDefinition[] {
  const byNumber = stat.outcomes.filter(({ base }) => base === 'numbers');
  const count = (kept: (outcome: CallOutcome) => boolean) =>
    byNumber.filter(({ outcome }) => kept(outcome)).reduce((sum, row) => sum + row.count, 0);
  const known = byNumber.some(({ outcome }) => outcome === 'answered');
  const answered = known ? count((outcome) => outcome === 'answered') : null;
  const finished = known ? count((outcome) => FINISHED.includes(outcome)) : null;
  const net = known ? count((outcome) => REACHED.includes(outcome)) : null;
  const stated = stat.answerRate.vendorValue;
  return [
    { id: 'answer_rate.attempt', ratio: stat.unavailable.includes('answerRate') ? null : stat.answerRate },
    { id: 'answer_rate.number', ratio: known ? ratioOf(answered, finished) : null },
    { id: 'answer_rate.net', ratio: known ? ratioOf(answered, net) : null },
    { id: 'answer_rate.vendor', ratio: stated === null ? null : ratioOf(null, null, stated) },
  ];
}
