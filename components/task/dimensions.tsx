'use client';
import { useTranslations } from 'use-intl';
import { BarListFigure } from '@/components/charts/bar-list-figure';
import { HowComputed } from '@/components/charts/how-computed';
import { useFormats } from '@/components/charts/use-formats';
import { PartialLine } from '@/components/charts/widget-lines';
import { prepareDistribution } from '@/lib/charts/distribution';
import { DIMENSION_LIMIT } from '@/lib/charts/task-records';
import type { Dialect } from '@/lib/model/vendor';
import { useEvidence } from './use-how';
import { useRecords } from './use-records';
import type { TaskView } from './use-task';

const NO_CHECKS = { failed: [], mark: undefined };
/** Dimensions are an account's own: they have no entry in the glossary. */
const FIELD: Partial<Record<Dialect, (name: string) => string>> = {
  byrobot: (name) => `extraStat.${name}[].value`,
  'telrobot-v1': () => 'data[].tag_groups',
};

/** One of the vendor's other ways to count the answered calls. */
export function Dimension({ view, dimension }: { view: TaskView; dimension: TaskView['stat']['dimensions'][number] }) {
  const t = useTranslations('task.dimension');
  const tool = useTranslations('common.tool');
  const formats = useFormats();
  const evidenceOf = useEvidence(view);
  const { ofValue } = useRecords(view);
  const { name, values } = dimension;
  const { coverage, dialect } = view.meta.source;
  const figure = prepareDistribution(
    values.map(({ label, count }) => ({ key: label, label, count })),
    { limit: DIMENSION_LIMIT },
  );
  const sum = formats.number(figure.sum);
  const field = FIELD[dialect]?.(name);
  const label = tool('howOf', { name });
  return (
    <BarListFigure
      title={name}
      subtitle={
        figure.of > figure.rows.length
          ? t('capped', { shown: figure.rows.length, total: figure.of, sum })
          : t('subtitle', { count: figure.of, sum })
      }
      testId="dimension"
      stale={view.stale}
      figure={figure}
      drillOf={ofValue(name)}
      how={{
        label,
        formula: t('formula'),
        content: (
          <HowComputed
            title={label}
            definitionId="dimensions"
            formula={t('formula')}
            inputs={[{ name, value: sum, field }]}
            {...evidenceOf(NO_CHECKS)}
          />
        ),
      }}
      {...(coverage && { note: <PartialLine {...coverage} /> })}
    />
  );
}
