'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { ChartSection } from '@/components/charts/chart-section';
import { useListSentence } from '@/components/charts/empty-picture';
import { CountLink } from '@/components/charts/mark-link';
import { StackPicture } from '@/components/charts/stack-picture';
import { useFormats } from '@/components/charts/use-formats';
import { EmptyState } from '@/components/charts/widget-states';
import { useNeq } from '@/components/quality/use-check-words';
import { BaseLine, FigureNumber } from '@/components/ui/figure';
import { Section } from '@/components/ui/section';
import { agrees, concernsOf } from '@/lib/charts/concerns';
import { prepareProgress } from '@/lib/charts/stack';
import { definitionOf } from '@/lib/model/definitions';
import type { NumberFilters } from '@/lib/queries/call-filters';
import { useTaskHow } from './use-how';
import { useRecords } from './use-records';
import type { TaskView } from './use-task';

/** Under this share a label of words does not fit; the line above has both numbers. */
const LABEL_FROM = 0.16;

/** Numbers done and waiting: a count, so there is no interval. */
export function Progress({ view }: { view: TaskView }) {
  const t = useTranslations('task.progress');
  const how = useTranslations('common.how');
  const chart = useTranslations('common.chart');
  const formats = useFormats();
  const sentence = useListSentence();
  const neq = useNeq();
  const make = useTaskHow(view);
  const records = useRecords(view);
  const { stat, meta, stale } = view;
  const { progress, numbers } = stat;
  const { value, vendorValue } = progress;
  const total = formats.number(numbers.total);
  if (value === null) {
    return (
      <Section title={t('title')} span={5} testId="progress">
        <EmptyState reason="notProvided" text={t('noWaiting')} height={120} />
      </Section>
    );
  }
  const concerns = concernsOf(meta.checks, 'progress');
  const [doneField, whole] = definitionOf('progress')?.map[meta.source.dialect]?.fields ?? [];
  const rule = meta.source.dialect === 'byrobot' ? 'B1' : 'T6';
  const stated = vendorValue === null ? '' : `${formats.number(vendorValue * 100)}%`;
  const rounded = vendorValue !== null && Math.abs(vendorValue - value) >= 0.0005;
  const figure = prepareProgress(numbers);
  const partOf = (key: 'done' | 'waiting' | 'total', filters: NumberFilters) => {
    const count = numbers[key] ?? 0;
    const drill = records.numbers(filters, { chart: 'progress', count });
    const label = t(`${key}Name`);
    const text = formats.number(numbers[key]);
    const counted = (
      <CountLink key={key} drill={drill} count={count} name={label}>
        {text}
      </CountLink>
    );
    return { label, value: text, counted, drill };
  };
  const done = partOf('done', { group: 'finished' });
  const waiting = partOf('waiting', { group: 'pending' });
  const all = partOf('total', {});
  const parts = [
    { ...done, share: formats.rate(value, numbers.total) },
    { ...waiting, share: formats.rate(1 - value, numbers.total) },
  ];
  return (
    <ChartSection
      title={t('title')}
      subtitle={t('subtitle', { total })}
      span={5}
      testId="progress"
      stale={stale}
      neq={neq(concerns.mark)}
      how={make('progress', {
        concerns,
        digits: `${done.value} ÷ ${total} = ${value.toFixed(6)}`,
        inputs: [
          { name: t('doneName'), value: done.value, field: doneField },
          { name: t('totalName'), value: total, field: whole },
        ],
        interval: how('noInterval'),
        vendor: vendorValue === null ? null : { value: stated, agrees: agrees(meta.checks, rule), rule },
      })}
      lead={
        <>
          <FigureNumber
            value={formats.rateValue(value, numbers.total)}
            unit="%"
            tone={stale ? 'stale' : 'plain'}
            testId="progress-value"
          />
          <BaseLine
            base={
              <>
                {t.rich('base', { done: () => done.counted, total: () => all.counted })}
                {rounded && (
                  <span className="dot-between">{t('stated', { value: formats.number(vendorValue * 100) })}</span>
                )}
              </>
            }
            age={<Age at={meta.source.fetchedAt} state={meta.source.state} />}
            className="mb-2"
          />
        </>
      }
      twin={{
        caption: t('title'),
        columns: [
          { key: 'name', label: chart('name') },
          { key: 'count', label: chart('count'), numeric: true },
          { key: 'share', label: chart('share'), numeric: true },
        ],
        rows: parts.map(({ label, counted, share }) => [label, counted, share]),
      }}
      summary={sentence(t('title'), parts)}
      note={stat.range === null ? t('note') : t('noteRanged')}
    >
      <StackPicture
        figure={figure}
        drillOf={({ key }) => (key === 'done' ? done : waiting).drill}
        labelOf={({ key, count, share }) =>
          share < LABEL_FROM ? '' : t(key === 'done' ? 'done' : 'waiting', { count: formats.number(count) })
        }
      />
    </ChartSection>
  );
}
