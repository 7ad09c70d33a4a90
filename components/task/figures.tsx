'use client';
import { useTranslations } from 'use-intl';
import { IntentionsFigure } from '@/components/charts/intentions-figure';
import { StatusGroupsFigure } from '@/components/charts/status-groups-figure';
import { useFormats } from '@/components/charts/use-formats';
import { PartialLine } from '@/components/charts/widget-lines';
import { useNeq } from '@/components/quality/use-check-words';
import { agrees, concernsOf } from '@/lib/charts/concerns';
import { prepareIntentions } from '@/lib/charts/intentions';
import { prepareStatusGroups } from '@/lib/charts/status-groups';
import { recordsOf } from '@/lib/charts/task-records';
import { definitionOf } from '@/lib/model/definitions';
import { useTaskHow } from './use-how';
import { useRecords } from './use-records';
import type { TaskView } from './use-task';

/** Levels of the answered calls. */
export function Intentions({ view }: { view: TaskView }) {
  const t = useTranslations('task.intentions');
  const formats = useFormats();
  const neq = useNeq();
  const make = useTaskHow(view);
  const { ofLevel } = useRecords(view);
  const { stat, meta, stale } = view;
  const { coverage, dialect } = meta.source;
  const figure = prepareIntentions(recordsOf(stat, coverage));
  const concerns = concernsOf(meta.checks, 'intent_distribution');
  const stated = stat.intentions.some(({ share }) => share.vendorValue !== null);
  const classified = formats.number(figure.classified);
  const [field] = definitionOf('intent_distribution')?.map[dialect]?.fields ?? [];
  return (
    <IntentionsFigure
      title={t('title')}
      subtitle={
        figure.answered === null
          ? t('subtitleOnly', { classified })
          : t('subtitle', { answered: formats.number(figure.answered), classified })
      }
      span={7}
      testId="intentions"
      stale={stale}
      neq={neq(concerns.mark)}
      figure={figure}
      drillOf={ofLevel}
      how={make('intent_distribution', {
        concerns,
        records: true,
        inputs: [
          { name: t('classified'), value: classified, field },
          ...(figure.answered === null ? [] : [{ name: t('answered'), value: formats.number(figure.answered) }]),
          ...(figure.unclassified === null
            ? []
            : [{ name: t('unclassified'), value: formats.number(figure.unclassified) }]),
        ],
        vendor: stated ? { value: t('vendor'), agrees: agrees(meta.checks, 'T2'), rule: 'T2' } : null,
      })}
      {...(coverage && { note: <PartialLine {...coverage} /> })}
    />
  );
}

/** What became of the numbers, in groups. */
export function Statuses({ view }: { view: TaskView }) {
  const t = useTranslations('task.statuses');
  const formats = useFormats();
  const neq = useNeq();
  const make = useTaskHow(view);
  const { ofOutcome, ofGroup } = useRecords(view);
  const { stat, meta, stale } = view;
  const figure = prepareStatusGroups(stat);
  const concerns = concernsOf(meta.checks, 'outcome_distribution');
  const [field] = definitionOf('outcome_distribution')?.map[meta.source.dialect]?.fields ?? [];
  const sum = formats.number(figure.sum);
  return (
    <StatusGroupsFigure
      title={t('title')}
      subtitle={figure.base === null ? undefined : t(figure.base, { sum, codes: figure.codes })}
      span={7}
      testId="statuses"
      stale={stale}
      neq={neq(concerns.mark)}
      figure={figure}
      rowDrill={ofOutcome}
      groupDrill={ofGroup}
      how={make('outcome_distribution', { concerns, inputs: [{ name: t('total'), value: sum, field }] })}
    />
  );
}
