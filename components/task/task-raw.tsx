'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { LoadingState } from '@/components/charts/widget-states';
import { RawAnswers } from '@/components/raw/raw-answers';
import { useConnection } from '@/components/source/use-connection';
import { Row, Section } from '@/components/ui/section';
import { taskStatRawQuery } from '@/lib/queries/tasks';
import { TaskFailure } from './task-gate';
import { type TaskId, useRangeInput } from './use-task';

/** What the vendor itself answered, each with its endpoint and time. */
export function TaskRaw(one: TaskId) {
  const t = useTranslations('raw');
  const zone = useConnection(one.connectionId)?.timeZone ?? 'Asia/Shanghai';
  const { data, error, failureCount, refetch } = useQuery(taskStatRawQuery({ ...one, ...useRangeInput() }));
  return (
    <Row>
      <Section title={t('title')} span={12}>
        {data !== undefined ? (
          <RawAnswers data={data.data} timeZone={zone} />
        ) : error ? (
          <TaskFailure one={one} failure={error} attempts={failureCount} onRetry={refetch} />
        ) : (
          <LoadingState name={t('title')} shape="table" height={400} />
        )}
      </Section>
    </Row>
  );
}
