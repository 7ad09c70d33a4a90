import { type AnswerRateDefinition, answerRatesOf } from '@/lib/metrics/answer-rates';
import { isTooFew } from '@/lib/metrics/ratio';
import { definitionOf } from '@/lib/model/definitions';
import type { Ratio } from '@/lib/model/quantity';
import type { TaskStat } from '@/lib/model/task-stat';
import type { Dialect } from '@/lib/model/vendor';

export type AnswerRateId = AnswerRateDefinition['id'];
/** As the address carries it: `?def=number`. */
export type AnswerRateKey = 'attempt' | 'number' | 'net' | 'vendor';

/** What a definition lacks: dates do not restrict numbers, a count is missing, a status per number, a stated rate. */
export type AnswerRateNeed = 'range' | 'counts' | 'statuses' | 'stated';

type InputName = 'answered' | 'unanswered' | 'done' | 'answeredNumbers' | 'finishedNumbers' | 'netNumbers' | 'stated';
/** One number of the formula, with the vendor's own name for it. */
export type AnswerRateInput = {
  readonly name: InputName;
  readonly value: number | null;
  readonly field: string | undefined;
};

export type AnswerRateRow = {
  readonly id: AnswerRateId;
  readonly key: AnswerRateKey;
  readonly grain: 'calls' | 'numbers';
  /** Null exactly where `need` says what is missing. */
  readonly ratio: Ratio | null;
  readonly need: AnswerRateNeed | null;
  readonly tooFew: boolean;
  readonly inputs: readonly AnswerRateInput[];
};

export type AnswerRates = { readonly rows: readonly AnswerRateRow[]; readonly chosen: AnswerRateRow };

const KEYS: Readonly<Record<AnswerRateId, AnswerRateKey>> = {
  'answer_rate.attempt': 'attempt',
  'answer_rate.number': 'number',
  'answer_rate.net': 'net',
  'answer_rate.vendor': 'vendor',
};

function needOf(key: AnswerRateKey, stat: TaskStat): AnswerRateNeed {
  if (key === 'attempt') return stat.range === null ? 'counts' : 'range';
  return key === 'vendor' ? 'stated' : 'statuses';
}

function inputsOf(key: AnswerRateKey, stat: TaskStat, ratio: Ratio, dialect: Dialect): AnswerRateInput[] {
  const [first, second] = definitionOf(`answer_rate.${key}`)?.map[dialect]?.fields ?? [];
  if (key === 'vendor') return [{ name: 'stated', value: ratio.vendorValue, field: first }];
  if (key === 'attempt') {
    return [
      { name: 'answered', value: stat.calls.answered, field: first },
      // This vendor sends the whole and not the rest.
      dialect === 'byrobot'
        ? { name: 'done', value: ratio.denominator, field: second }
        : { name: 'unanswered', value: stat.calls.unanswered, field: second },
    ];
  }
  return [
    { name: 'answeredNumbers', value: ratio.numerator, field: first },
    { name: key === 'net' ? 'netNumbers' : 'finishedNumbers', value: ratio.denominator, field: second },
  ];
}

/**
 * The answer rate by every definition, each with what it is made of or what it lacks. A definition that the glossary does
 * not map for this dialect is not computed from whatever else happens to be there. `asked` yields to the first
 * definition that has a value.
 */
export function prepareAnswerRates(stat: TaskStat, dialect: Dialect, asked: string | null = null): AnswerRates {
  const rows = answerRatesOf(stat).map(({ id, ratio: found }): AnswerRateRow => {
    const key = KEYS[id];
    const ratio = definitionOf(id)?.map[dialect] === undefined ? null : found;
    return {
      id,
      key,
      grain: key === 'number' || key === 'net' ? 'numbers' : 'calls',
      ratio,
      need: ratio === null ? needOf(key, stat) : null,
      tooFew: ratio !== null && isTooFew(ratio),
      inputs: ratio === null ? [] : inputsOf(key, stat, ratio, dialect),
    };
  });
  const available = rows.filter(({ ratio }) => ratio !== null);
  const chosen = available.find(({ key }) => key === asked) ?? available[0] ?? rows[0];
  if (chosen === undefined) throw new TypeError('There is no definition of the answer rate.');
  return { rows, chosen };
}

/** "61 ÷ (61 + 6) = 0.910448"; undefined where nothing is divided. */
export function answerRateDigits({ key, ratio, inputs }: AnswerRateRow): string | undefined {
  if (ratio === null || ratio.value === null || ratio.source === 'vendor' || ratio.denominator === null)
    return undefined;
  const rest = inputs.find(({ name }) => name === 'unanswered')?.value;
  const whole = key === 'attempt' && rest != null ? `(${ratio.numerator} + ${rest})` : ratio.denominator;
  return `${ratio.numerator} ÷ ${whole} = ${ratio.value.toFixed(6)}`;
}
