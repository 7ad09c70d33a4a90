'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState, ErrorState, LoadingState } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import { useAddress } from '@/components/ui/use-address';
import {
  filtersOf,
  isFiltered,
  prepareTaskTable,
  type Sort,
  sortOf,
  sortsByCounters,
  type TaskTable as Table,
} from '@/lib/charts/tasks';
import { FilterBar } from './filter-bar';
import { SourceLines } from './source-lines';
import { TaskTable } from './task-table';
import { useSummaries } from './use-summaries';
import { type SourceState, useTaskSources } from './use-task-sources';
import { useVisible } from './use-visible';

function NoSource() {
  const t = useTranslations('tasks.empty');
  return (
    <EmptyState
      reason="noSource"
      title={t('noSourceTitle')}
      text={t('noSourceText')}
      action={<TextLink href="/settings/connections">{t('noSourceAction')}</TextLink>}
    />
  );
}

/** Why there is no row: nobody answered, nobody has a task, or the filters leave none. */
function NoRows({
  sources,
  filtered,
  onClear,
}: {
  sources: readonly SourceState[];
  filtered: boolean;
  onClear: () => void;
}) {
  const t = useTranslations('tasks');
  const c = useTranslations('common');
  const answered = sources.filter(({ source }) => source !== null);
  if (answered.length === 0) {
    return <EmptyState reason="noCalls" title={t('empty.allFailedTitle')} text={t('empty.allFailedText')} />;
  }
  if (filtered) {
    return <EmptyState reason="filtered" action={<Button onClick={onClear}>{t('filter.clear')}</Button>} />;
  }
  const names = answered.map(({ connection }) => connection.name).join(c('separator'));
  return <EmptyState reason="noCalls" title={t('empty.noTasksTitle')} text={t('empty.noTasksText', { names })} />;
}

/** An order by counters, while some of them are still on their way. */
function Sorting({ sort, table }: { sort: Sort; table: Table }) {
  const t = useTranslations('tasks');
  if (table.counted >= table.rows.length) return null;
  return (
    <p role="status" className="border-t border-line px-(--gutter) py-2 text-12 text-ink-3">
      {t('sorting', { name: t(`sortName.${sort.key}`), counted: table.counted, total: table.rows.length })}
    </p>
  );
}

/** How many there are, beside the title. */
function Count({ sources, total }: { sources: readonly SourceState[]; total: number }) {
  const t = useTranslations('tasks');
  const running = sources.flatMap(({ tasks }) => tasks).filter(({ state }) => state === 'running').length;
  const counts = { sources: sources.length, total, running };
  return <span className="text-12 text-ink-3">{running > 0 ? t('countRunning', counts) : t('count', counts)}</span>;
}

/** `/tasks`: the tasks of every outbound source in one table. */
export function Tasks() {
  const t = useTranslations('tasks');
  const { params, change } = useAddress();
  const filters = filtersOf(params);
  const sort = sortOf(params.get('sort'));
  const filtered = isFiltered(filters);
  const { connections, sources } = useTaskSources(filters);
  const { visible, watch } = useVisible();
  // An order by counters cannot be told from the rows that happen to be on the screen.
  const eager = sortsByCounters(sort);
  const summaries = useSummaries(sources, (key) => eager || visible.has(key));
  const table = prepareTaskTable(sources, summaries, filters, sort);
  const [typed, setTyped] = useState<string | null>(null);
  const clear = () => {
    setTyped('');
    change({ q: null, state: null, connection: null });
  };
  const pending = connections.isPending || sources.some((source) => source.pending);
  const waiting = <LoadingState name={t('title')} shape="table" height={520} />;
  const nothing = () => {
    if (pending) return waiting;
    if (connections.error && !connections.data) {
      return (
        <ErrorState failure={connections.error} attempts={connections.failureCount} onRetry={connections.refetch} />
      );
    }
    return sources.length === 0 ? <NoSource /> : <NoRows sources={sources} filtered={filtered} onClear={clear} />;
  };
  return (
    <>
      <PageHead title={t('title')} state={table.total > 0 && <Count sources={sources} total={table.total} />} />
      {sources.length > 0 && (
        <FilterBar
          filters={filters}
          typed={typed}
          onType={setTyped}
          sources={sources}
          shown={table.rows.length}
          total={table.total}
          onChange={change}
          onClear={clear}
        />
      )}
      <SourceLines sources={sources} filtered={filtered} />
      {eager && sort !== null && <Sorting sort={sort} table={table} />}
      {table.rows.length > 0 ? (
        <TaskTable table={table} sort={sort} onSort={(next) => change({ sort: next })} watch={watch} />
      ) : (
        <div className="border-t border-line px-(--gutter) pt-5">{nothing()}</div>
      )}
    </>
  );
}
