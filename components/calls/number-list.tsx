'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useAddress } from '@/components/ui/use-address';
import { outcomeFacets } from '@/lib/charts/call-facets';
import { prepareList } from '@/lib/charts/call-list';
import { callPath, type NumberFilters as Filters, numberFiltersOf, numbersInputOf } from '@/lib/queries/call-filters';
import { numberPagesQuery } from '@/lib/queries/call-pages';
import { UNSTATED } from '@/lib/queries/stated';
import { OutcomeFacets } from './call-filters';
import { Chips } from './chips';
import { FacetButton } from './facets';
import { ListEnd } from './list-end';
import { NoList, NoRows } from './list-gate';
import { ListHead } from './list-head';
import { NumberTable } from './number-table';
import { RevealNumbers } from './reveal-numbers';
import { SearchBox } from './search-box';
import { StatedByMark } from './stated';
import { type Change, useCallChips } from './use-chips';
import { type TaskId, useConnection, useTotals, zoneOf } from './use-list';

const CLEARED = { q: null, outcome: null, group: null };

function NumberFilters({
  filters,
  facets,
  ranged,
  onChange,
}: {
  filters: Filters;
  facets: ReturnType<typeof outcomeFacets>;
  /** The page has dates, which do not concern numbers. */
  ranged: boolean;
  onChange: Change;
}) {
  const t = useTranslations('calls.numbers');
  const { history, ...narrowing } = filters;
  const chips = useCallChips(narrowing, null, onChange);
  return (
    <search aria-label={t('label')} className="flex flex-col gap-2.5 px-(--gutter) pt-4 pb-3.5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SearchBox label={t('q')} value={filters.q ?? ''} onChange={(q) => onChange({ q })} />
        <FacetButton
          pressed={history === true}
          label={t('history')}
          count={null}
          onPress={() => onChange({ history: history === true ? null : 'true' })}
        >
          {t('history')}
        </FacetButton>
      </div>
      <OutcomeFacets
        facets={facets}
        current={filters.outcome}
        counted={(name, count) => t('counted', { name, count })}
        onChange={(outcome) => onChange({ outcome, group: null })}
      />
      <Chips chips={chips} onClear={() => onChange(CLEARED)} />
      {ranged && <p className="text-12 text-ink-3">{t('now')}</p>}
    </search>
  );
}

/** `/tasks/…/numbers`: every number of a task with what it is now. */
export function NumberList(one: TaskId) {
  const names = useTranslations('calls.filter.name');
  const client = useQueryClient();
  const { params, change: put } = useAddress();
  const change: Change = (changes) => put({ ...changes, ...UNSTATED });
  const filters = numberFiltersOf(params);
  const connection = useConnection(one.connectionId);
  const unsupported = connection?.capabilities.includes('numbers') === false;
  // The first telrobot generation tells the switch's id of a call here, and has no way from it to a record.
  const hasCalls = connection?.capabilities.includes('callDetail') === true && connection.dialect !== 'telrobot-v1';
  // Numbers have no dates, so their totals are the whole task's.
  const totals = useTotals(one);
  const options = numberPagesQuery(numbersInputOf(one, filters));
  const query = useInfiniteQuery({ ...options, enabled: !unsupported });
  const { data, error, fetchNextPage, isFetchNextPageError, isFetchingNextPage } = query;
  const list = useMemo(() => prepareList(data?.pages ?? []), [data]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const { connectionId, taskId } = one;
  const pathOf = useCallback((id: string) => callPath({ connectionId, taskId }, id), [connectionId, taskId]);
  const name = connection?.name ?? connectionId;
  const zone = zoneOf(connection);
  const instead = (
    <NoList
      one={one}
      what="numbers"
      source={name}
      unsupported={unsupported}
      failure={error}
      attempts={query.failureCount}
      onRetry={query.refetch}
    />
  );
  if (unsupported || (data === undefined && (error?.code === 'unsupported' || error?.code === 'not_found'))) {
    return instead;
  }
  const seen = list.blocks.flatMap(({ rows }) => rows.map(({ outcome }) => outcome));
  const filteredHere = new Set((data?.pages ?? []).flatMap((page) => page.filteredHere));
  const words = [...filteredHere].flatMap((filter) => (filter === 'q' || filter === 'outcome' ? [names(filter)] : []));
  return (
    <>
      <NumberFilters
        filters={filters}
        facets={outcomeFacets(totals, 'numbers', seen, filters.outcome ?? null)}
        ranged={params.has('from')}
        onChange={change}
      />
      {data === undefined ? (
        instead
      ) : (
        <>
          <ListHead
            list={list}
            what="numbers"
            filteredHere={words}
            failure={isFetchNextPageError ? null : error}
            zone={zone}
            onRefresh={() => void client.resetQueries({ queryKey: options.queryKey, exact: true })}
          />
          <StatedByMark one={one} what="numbers" filters={filters} total={list.total} />
          {list.loaded > 0 && (
            <RevealNumbers key={JSON.stringify(filters)} input={numbersInputOf(one, filters)} pages={data.pages.length}>
              <NumberTable
                list={list}
                hrefOf={hasCalls ? pathOf : null}
                zone={zone}
                history={filters.history === true}
              />
            </RevealNumbers>
          )}
          {list.loaded === 0 && list.complete && (
            <NoRows
              what="numbers"
              source={name}
              filtered={[filters.q, filters.outcome, filters.group].some((each) => each !== undefined)}
              partial={list.coverage !== null}
              onClear={() => change(CLEARED)}
            />
          )}
          <ListEnd
            list={list}
            reading={isFetchingNextPage}
            failure={isFetchNextPageError ? error : null}
            automatic={(data.pages.at(-1)?.data.length ?? 0) > 0}
            onMore={more}
          />
        </>
      )}
    </>
  );
}
