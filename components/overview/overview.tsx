'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { StatusGroupsFigure } from '@/components/charts/status-groups-figure';
import { useFormats } from '@/components/charts/use-formats';
import { EmptyState, ErrorState, LoadingState } from '@/components/charts/widget-states';
import { TextLink } from '@/components/ui/link';
import { LeadSentence } from '@/components/ui/page-head';
import { Cell, Row, Section } from '@/components/ui/section';
import { prepareAttention } from '@/lib/charts/attention';
import type { Drill } from '@/lib/charts/drill';
import { poolOutcomes, standOf } from '@/lib/charts/overview';
import { prepareStatusGroups } from '@/lib/charts/status-groups';
import type { Overview as OverviewData } from '@/lib/model/overview';
import { connectionsQuery } from '@/lib/queries/connections';
import { overviewQuery } from '@/lib/queries/overview';
import { AttentionList } from './attention-list';
import { Lead } from './lead';
import { OverviewFigures } from './overview-figures';
import { SourceTable } from './source-table';
import { TaskTable } from './task-table';

/** The names of the connections by id; an id stands for itself until they are here. */
function useConnectionNames(): (id: string) => string {
  const { data } = useQuery(connectionsQuery());
  const names = new Map(data?.data.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

const sums = (): Drill => ({ why: 'sums' });

function Statuses({ overview }: { overview: OverviewData }) {
  const t = useTranslations('overview.statuses');
  const outcome = useTranslations('common.outcome');
  const formats = useFormats();
  const outcomes = poolOutcomes(overview).map((row) => ({
    ...row,
    code: null,
    label: outcome(row.outcome),
    base: 'numbers' as const,
  }));
  const figure = prepareStatusGroups({ outcomes, unavailable: [] });
  return (
    <StatusGroupsFigure
      title={t('title')}
      subtitle={t('subtitle', { count: formats.number(figure.sum) })}
      figure={figure}
      rowDrill={sums}
      groupDrill={sums}
      note={t.rich('note', { tasks: (text) => <TextLink href="/tasks">{text}</TextLink> })}
      testId="statuses"
    />
  );
}

/** `/`: one sentence, six figures, what needs a look, the tasks. Every number comes from one answer. */
export function Overview() {
  const t = useTranslations('overview');
  const query = useQuery(overviewQuery());
  const nameOf = useConnectionNames();
  if (query.data === undefined) {
    return (
      <>
        <LeadSentence>{t('leadLoading')}</LeadSentence>
        <Row>
          <Section title={t('table.title')} span={12}>
            {query.error ? (
              <ErrorState failure={query.error} attempts={query.failureCount} onRetry={query.refetch} height={480} />
            ) : (
              <LoadingState name={t('title')} shape="table" height={480} />
            )}
          </Section>
        </Row>
      </>
    );
  }
  const overview = query.data.data;
  if (overview.sources.length === 0) {
    return (
      <>
        <LeadSentence>{t('empty.title')}</LeadSentence>
        <Row>
          <Section title={t('table.title')} span={12}>
            <EmptyState
              reason="noSource"
              text={t('empty.text')}
              action={<TextLink href="/settings/connections">{t('empty.action')}</TextLink>}
            />
          </Section>
        </Row>
      </>
    );
  }
  const attention = prepareAttention(overview);
  return (
    <>
      <Lead overview={overview} attention={attention} nameOf={nameOf} />
      <OverviewFigures overview={overview} attention={attention} />
      <Row>
        <Cell span={8}>
          <TaskTable overview={overview} nameOf={nameOf} />
          <SourceTable overview={overview} nameOf={nameOf} />
        </Cell>
        <Cell span={4}>
          <AttentionList attention={attention} complete={overview.complete} nameOf={nameOf} />
          {standOf(overview) === 'known' && <Statuses overview={overview} />}
        </Cell>
      </Row>
    </>
  );
}
