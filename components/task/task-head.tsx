'use client';
import { useQuery } from '@tanstack/react-query';
import { useSelectedLayoutSegment } from 'next/navigation';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '@/components/source/use-connection';
import { TextLink } from '@/components/ui/link';
import { StatusMark, Tag } from '@/components/ui/marks';
import { PageHead } from '@/components/ui/page-head';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { shapeOfState, spansText } from '@/lib/charts/task-state';
import { taskQuery, taskStatQuery } from '@/lib/queries/tasks';
import { type TaskId, useRangeInput, useTaskHref } from './use-task';

// On the overview alone, which is what is sent and kept; the lists are near their limit of weight.
const ReportActions = lazy(() =>
  import('@/components/links/report-actions').then(({ ReportActions: actions }) => ({ default: actions })),
);

function TaskTabs(one: TaskId) {
  const t = useTranslations('task.tabs');
  const hrefOf = useTaskHref(one);
  const segment = useSelectedLayoutSegment();
  const { data } = useQuery(taskStatQuery({ ...one, ...useRangeInput() }));
  const { capabilities = [] } = useConnection(one.connectionId) ?? {};
  const failed = data?.meta.checks.filter(({ status }) => status === 'fail').length ?? 0;
  return (
    <Tabs
      label={t('label')}
      current={segment ?? 'overview'}
      tabs={[
        { key: 'overview', href: hrefOf(''), label: t('overview') },
        ...(['calls', 'numbers'] as const)
          .filter((list) => capabilities.includes(list))
          .map((list) => ({ key: list, href: hrefOf(list), label: t(list) })),
        { key: 'quality', href: hrefOf('quality'), label: t('quality'), ...(failed > 0 && { count: failed }) },
        { key: 'raw', href: hrefOf('raw'), label: t('raw') },
      ]}
    />
  );
}

/** Name, state, hours and source of the task, and its tabs: the same on each of them. */
export function TaskHead({ children, ...one }: TaskId & { children: ReactNode }) {
  const t = useTranslations('task');
  const c = useTranslations('common');
  const connection = useConnection(one.connectionId);
  const { data, isPending } = useQuery(taskQuery(one));
  const range = useRangeInput();
  const segment = useSelectedLayoutSegment();
  const task = data?.data;
  const windows = spansText(task?.windows ?? [], c('separator'));
  const breaks = spansText(task?.breaks ?? [], c('separator'));
  const words = [
    task && c(`taskState.${task.state}`),
    windows !== null && t('head.window', { spans: windows }),
    breaks !== null && t('head.breaks', { spans: breaks }),
  ].filter(Boolean);
  return (
    <>
      <PageHead
        crumb={
          <>
            <TextLink href="/tasks">{t('head.all')}</TextLink> / {connection?.name ?? one.connectionId}{' '}
            {connection?.sandbox && <Tag>{t('head.sandbox')}</Tag>}
          </>
        }
        title={task?.name ?? (isPending ? <Skeleton width={260} height={28} /> : one.taskId)}
        state={
          task && (
            <span title={task.stateLabel === null ? undefined : t('head.vendorState', { word: task.stateLabel })}>
              <StatusMark shape={shapeOfState(task.state)}>{words.join(c('comma'))}</StatusMark>
            </span>
          )
        }
        actions={
          task &&
          segment === null && (
            <Suspense>
              <ReportActions
                report={{ kind: 'task', ...one, ...range }}
                dated={connection?.dialect !== 'byrobot'}
                path={`/connections/${encodeURIComponent(one.connectionId)}/tasks/${encodeURIComponent(one.taskId)}`}
                search={range}
              />
            </Suspense>
          )
        }
      />
      <TaskTabs {...one} />
      {children}
    </>
  );
}
