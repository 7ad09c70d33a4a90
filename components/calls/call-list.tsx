'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useAddress } from '@/components/ui/use-address';
import { levelFacets, levelTones, outcomeFacets } from '@/lib/charts/call-facets';
import { prepareList, shownColumns, tagsOf } from '@/lib/charts/call-list';
import { callFiltersOf, callsInputOf, searchOf } from '@/lib/queries/call-filters';
import { callPagesQuery } from '@/lib/queries/call-pages';
import { UNSTATED } from '@/lib/queries/stated';
import { CallFilters } from './call-filters';
import { CallTable } from './call-table';
import { ColumnMenu } from './column-menu';
import { ListEnd } from './list-end';
import { NoList, NoRows } from './list-gate';
import { ListHead } from './list-head';
import { StatedByMark } from './stated';
import { CLEARED } from './use-chips';
import { type TaskId, useConnection, useTotals, zoneOf } from './use-list';

/** A filter of the answer as the chips name it. */
const NAME_OF = {
  q: 'q',
  level: 'level',
  outcome: 'outcome',
  talkMin: 'talk',
  talkMax: 'talk',
  roundsMin: 'rounds',
  roundsMax: 'rounds',
  tag: 'tag',
  from: 'range',
  to: 'range',
} as const;

/** `/tasks/…/calls`: every call of a task, narrowed by what the address says. */
export function CallList(one: TaskId) {
  const names = useTranslations('calls.filter.name');
  const client = useQueryClient();
  const { params, change: put } = useAddress();
  // Narrowed otherwise, it is no longer the list of the mark that it was opened from.
  const change = (changes: Parameters<typeof put>[0]) => put({ ...changes, ...UNSTATED });
  const filters = callFiltersOf(params);
  const columns = shownColumns(params.get('hide'));
  const connection = useConnection(one.connectionId);
  const unsupported = connection?.capabilities.includes('calls') === false;
  const { from, to } = filters;
  const totals = useTotals(one, { ...(from && { from }), ...(to && { to }) });
  const options = callPagesQuery(callsInputOf(one, filters));
  const query = useInfiniteQuery({ ...options, enabled: !unsupported });
  const { data, error, fetchNextPage, isFetchNextPageError, isFetchingNextPage } = query;
  const list = useMemo(() => prepareList(data?.pages ?? []), [data]);
  const tones = useMemo(() => levelTones(totals), [totals]);
  const calls = useMemo(() => list.blocks.flatMap(({ rows }) => rows), [list]);
  const tags = useMemo(() => tagsOf(calls), [calls]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const zone = zoneOf(connection);
  const name = connection?.name ?? one.connectionId;
  if (unsupported || (data === undefined && (error?.code === 'unsupported' || error?.code === 'not_found'))) {
    const gone = { unsupported, failure: error, attempts: query.failureCount, onRetry: query.refetch };
    return <NoList one={one} what="calls" source={name} {...gone} />;
  }
  const filteredHere = [...new Set((data?.pages ?? []).flatMap((page) => page.filteredHere))].map((filter) =>
    names(NAME_OF[filter]),
  );
  const facets = outcomeFacets(
    totals,
    'calls',
    calls.map(({ outcome }) => outcome),
    filters.outcome ?? null,
  );
  const clear = () => change(CLEARED);
  const lastPage = data?.pages.at(-1);
  return (
    <>
      <CallFilters
        filters={filters}
        levels={levelFacets(totals, filters.level ?? null)}
        outcomes={facets}
        tags={tags}
        onChange={change}
      >
        <ColumnMenu shown={columns} onChange={(hide) => put({ hide })} />
      </CallFilters>
      {data === undefined ? (
        <NoList
          one={one}
          what="calls"
          source={name}
          unsupported={false}
          failure={error}
          attempts={query.failureCount}
          onRetry={query.refetch}
        />
      ) : (
        <>
          <ListHead
            list={list}
            what="calls"
            filteredHere={[...new Set(filteredHere)]}
            failure={isFetchNextPageError ? null : error}
            zone={zone}
            onRefresh={() => void client.resetQueries({ queryKey: options.queryKey, exact: true })}
          />
          <StatedByMark one={one} what="calls" filters={filters} total={list.total} />
          {list.loaded > 0 && (
            <CallTable
              one={one}
              list={list}
              columns={columns}
              tones={tones}
              search={searchOf(filters)}
              zone={zone}
              onTag={(tag) => change({ tag })}
            />
          )}
          {list.loaded === 0 && list.complete && (
            <NoRows
              what="calls"
              source={name}
              filtered={searchOf(filters) !== ''}
              partial={list.coverage !== null}
              onClear={clear}
            />
          )}
          <ListEnd
            list={list}
            reading={isFetchingNextPage}
            failure={isFetchNextPageError ? error : null}
            automatic={(lastPage?.data.length ?? 0) > 0}
            onMore={more}
          />
        </>
      )}
    </>
  );
}
