'use client';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { LoadingState } from '@/components/charts/widget-states';
import { Section } from '@/components/ui/section';
import { Pairs } from '@/components/ui/table';
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
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
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
  const missing = facts.filter(([, value]) => value === null).map(([name]) => name);
  return (
    <Section title={t('title')} span={5} testId="facts">
      <Pairs left>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
        )}
      </Pairs>
      {missing.length > 0 && (
        <p className="mt-2 text-12 text-pretty text-ink-3">{t('notGiven', { list: missing.join(c('separator')) })}</p>
      )}
    </Section>
  );
}
