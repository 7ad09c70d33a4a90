'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { CheckTable } from '@/components/quality/check-table';
import { Row, Section } from '@/components/ui/section';
import { TaskGate } from './task-gate';
import type { TaskId } from './use-task';

/** Every rule that applied to the answer that the first tab shows. */
export function TaskQuality(one: TaskId) {
  const t = useTranslations('task.checks');
  return (
    <TaskGate one={one}>
      {({ meta: { checks, source } }) => (
        <Row>
          <Section title={t('title')} subtitle={<Age at={source.fetchedAt} state={source.state} />} span={12}>
            <CheckTable checks={checks} caption={t('title')} />
          </Section>
        </Row>
      )}
    </TaskGate>
  );
}
