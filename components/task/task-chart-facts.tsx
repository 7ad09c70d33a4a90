'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ChartFactsProvider } from '@/components/charts/chart-facts';
import { useFormats } from '@/components/charts/use-formats';
import { usePictureSource } from '@/components/source/use-picture-source';
import { checkCounts } from '@/lib/charts/check-counts';
import { taskQuery } from '@/lib/queries/tasks';
import type { TaskView } from './use-task';

/** What the pictures of a task's charts say of themselves. */
export function TaskChartFacts({ view, children }: { view: TaskView; children: ReactNode }) {
  const t = useTranslations('common.picture');
  const formats = useFormats();
  const { connectionId, taskId, stat, meta, zone } = view;
  const name = useQuery(taskQuery({ connectionId, taskId })).data?.data.name ?? taskId;
  const source = usePictureSource(connectionId, zone, meta);
  const base = [
    stat.answerRate.denominator !== null && t('calls', { calls: formats.number(stat.answerRate.denominator) }),
    stat.numbers.total !== null && t('numbers', { numbers: formats.number(stat.numbers.total) }),
  ].filter((text) => text !== false);
  return (
    <ChartFactsProvider
      facts={{
        subject: name,
        range: stat.range === null ? t('whole') : formats.range(stat.range, zone),
        base: base.join(' · ') || null,
        source,
        checks: t('checks', checkCounts(meta.checks)),
      }}
    >
      {children}
    </ChartFactsProvider>
  );
}
