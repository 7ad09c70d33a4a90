'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { LoadingState } from '@/components/charts/widget-states';
import { type Fact, FactList } from '@/components/ui/fact-list';
import { Section } from '@/components/ui/section';
import { spansText } from '@/lib/charts/task-state';
import { taskQuery } from '@/lib/queries/tasks';
import type { TaskId } from './use-task';

/** What the vendor says of the task itself; what it does not say is named, not left blank. */
export function TaskFacts(one: TaskId) {
  const t = useTranslations('task.facts');
  const c = useTranslations('common');
  const formats = useFormats();
  const { data, isPending } = useQuery(taskQuery(one));
  if (data === undefined) {
    return (
      <Section title={t('title')} span={5} testId="facts">
        {isPending && <LoadingState name={t('title')} shape="bars" height={200} />}
      </Section>
    );
  }
  const { scriptName, robotName, concurrency, startDate, kind, windows, breaks, remark, stateLabel, id } = data.data;
  const facts: readonly Fact[] = [
    [t('script'), scriptName],
    [t('robot'), robotName],
    [t('concurrency'), concurrency === null ? null : t('concurrencyValue', { count: formats.number(concurrency) })],
    [t('startDate'), startDate === null ? null : formats.day(startDate, true)],
    [t('windows'), spansText(windows, c('separator'))],
    [t('breaks'), spansText(breaks, c('separator'))],
    [t('kind'), kind === null ? null : t(kind)],
    [t('state'), stateLabel],
    [t('remark'), remark],
    [
      t('id'),
      <code key="id" className="font-mono text-12 text-ink-2">
        {id}
      </code>,
    ],
  ];
  return (
    <Section title={t('title')} span={5} testId="facts">
      <FactList left facts={facts} notGiven={(names) => t('notGiven', { list: names.join(c('separator')) })} />
    </Section>
  );
}
