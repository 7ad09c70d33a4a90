'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import type { AnswerRateKey, AnswerRateRow } from '@/lib/charts/answer-rates';

/** The parts of one definition in words: its value, what it is a share of, what it lacks. */
export function useRateWords() {
  const t = useTranslations('task.rate');
  const unit = useTranslations('common.unit');
  const formats = useFormats();
  return {
    /** Without the percent sign. */
    value: ({ key, ratio }: AnswerRateRow) => {
      if (ratio === null || ratio.value === null) return '—';
      return key === 'vendor' || ratio.source === 'vendor'
        ? formats.number(ratio.value * 100, 2)
        : formats.rateValue(ratio.value, ratio.denominator);
    },
    base: ({ key, ratio, grain, inputs }: AnswerRateRow) => {
      if (key === 'vendor') return <code className="font-mono">{inputs[0]?.field}</code>;
      const values = {
        part: formats.number(ratio?.numerator ?? null),
        whole: formats.number(ratio?.denominator ?? null),
      };
      return grain === 'numbers' ? unit('numbersOf', values) : unit('callsOf', values);
    },
    need: ({ need }: AnswerRateRow) => (need === null ? '' : t(`need.${need}`)),
  };
}

function Line({
  row,
  name,
  checked,
  onChoose,
}: {
  row: AnswerRateRow;
  name: string;
  checked: boolean;
  onChoose: (key: AnswerRateKey) => void;
}) {
  const t = useTranslations('task.rate');
  const few = useTranslations('common.state');
  const formats = useFormats();
  const words = useRateWords();
  const { key, ratio, tooFew } = row;
  const value = words.value(row);
  return (
    <tr className="relative" data-testid={`definition-${key}`}>
      <th scope="row" className="py-0! text-left">
        <label
          className={classes(
            'inline-flex items-center gap-2 text-13 leading-[31px] whitespace-nowrap text-ink-2 max-tab:leading-10',
            ratio === null ? 'text-ink-3' : 'cursor-pointer',
            'after:absolute after:inset-0 has-checked:font-semibold has-checked:text-ink',
            'has-focus-visible:after:outline-2 has-focus-visible:after:-outline-offset-2 has-focus-visible:after:outline-focus',
          )}
        >
          <input
            type="radio"
            name={name}
            value={key}
            checked={checked}
            disabled={ratio === null}
            onChange={() => onChoose(key)}
            className="size-[9px] flex-none appearance-none rounded-full shadow-[inset_0_0_0_1px_var(--edge)] outline-none checked:shadow-[inset_0_0_0_3px_var(--ink)]"
          />
          {t(`name.${key}`)}
        </label>
      </th>
      <td className="num wide-only text-ink-3">{ratio === null ? words.need(row) : words.base(row)}</td>
      <td className={classes('num', (tooFew || ratio === null) && 'text-ink-3')}>
        {value}
        {value !== '—' && '%'}
      </td>
      <td className="num whitespace-normal text-ink-3">
        {ratio === null ? (
          <span className="text-12 tab:hidden">{words.need(row)}</span>
        ) : ratio.interval === null ? (
          t('noInterval')
        ) : (
          <>
            <span className="whitespace-nowrap">{formats.interval(ratio.interval, ratio.denominator)}</span>
            {tooFew && ` ${few('tooFew')}`}
          </>
        )}
      </td>
    </tr>
  );
}

/** Every definition with its value, so that nobody has to choose one to compare. */
export function RatePicker({
  rows,
  chosen,
  onChoose,
}: {
  rows: readonly AnswerRateRow[];
  chosen: AnswerRateRow;
  onChoose: (key: AnswerRateKey) => void;
}) {
  const t = useTranslations('task.rate');
  const name = useId();
  return (
    <fieldset className="mt-4">
      <legend className="sr-only">{t('definitions')}</legend>
      <table>
        <caption className="sr-only">{t('definitions')}</caption>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.key}
              row={row}
              name={name}
              checked={row.key === chosen.key && row.ratio !== null}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
