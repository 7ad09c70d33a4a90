'use client';
import { useTranslations } from 'use-intl';
import { CheckTable } from '@/components/quality/check-table';
import { TextLink } from '@/components/ui/link';
import { Cell, Row, Section } from '@/components/ui/section';
import { AnswerRate } from './answer-rate';
import { Rounds, TalkTime } from './buckets';
import { Dimension } from './dimensions';
import { TaskFacts } from './facts';
import { Intentions, Statuses } from './figures';
import { Progress } from './progress';
import { TaskChartFacts } from './task-chart-facts';
import { TaskGate } from './task-gate';
import type { TaskId, TaskView } from './use-task';

function Checks({ view }: { view: TaskView }) {
  const t = useTranslations('task.checks');
  return (
    <Section
      title={t('title')}
      span={12}
      tools={<TextLink href={view.hrefOf('quality')}>{t('all')}</TextLink>}
      testId="checks-section"
    >
      <CheckTable checks={view.meta.checks} caption={t('title')} />
    </Section>
  );
}

/** The first tab of a task. Every number on it comes from one answer. */
export function TaskOverview(one: TaskId) {
  return (
    <TaskGate one={one}>
      {(view) => {
        const [first, ...others] = view.stat.dimensions;
        return (
          <TaskChartFacts view={view}>
            <Row>
              <AnswerRate view={view} />
              <TaskFacts {...one} />
            </Row>
            <Row>
              <Progress view={view} />
              <Intentions view={view} />
            </Row>
            <Row>
              <Statuses view={view} />
              <Cell span={5}>
                <Rounds view={view} />
                <TalkTime view={view} />
                {first && <Dimension view={view} dimension={first} />}
              </Cell>
            </Row>
            {others.length > 0 && (
              <Row>
                {others.map((dimension) => (
                  <Cell key={dimension.name} span={others.length === 1 ? 12 : others.length === 2 ? 6 : 4}>
                    <Dimension view={view} dimension={dimension} />
                  </Cell>
                ))}
              </Row>
            )}
            <Row>
              <Checks view={view} />
            </Row>
          </TaskChartFacts>
        );
      }}
    </TaskGate>
  );
}
