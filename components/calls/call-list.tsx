'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '@/components/source/use-connection';
import type { CallsCsvInput } from '@/lib/api/exports';
import { levelFacets, toneOfLevels } from '@/lib/charts/call-facets';
import { prepareList, shownColumns, tagsOf } from '@/lib/charts/call-list';
import { outcomeFacets } from '@/lib/charts/outcome-facets';
import { urlOf } from '@/lib/queries/call';
import { callFiltersOf, callsInputOf, type CallFilters as Filters, searchOf } from '@/lib/queries/call-filters';
import { callPagesQuery } from '@/lib/queries/call-pages';
import { CallFilters } from './call-filters';
import { CallTable } from './call-table';
import { CLEARED } from './changes';
import { ColumnMenu } from './column-menu';
import { ListBody } from './list-body';
import { StatedByMark } from './stated';
import { type TaskId, useChange, useTotals, zoneOf } from './use-list';

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

function useCallsOf(one: TaskId, filters: Filters, enabled: boolean) {
  const options = callPagesQuery(callsInputOf(one, filters));
  const query = useInfiniteQuery({ ...options, enabled });
  const { data } = query;
  const list = useMemo(() => prepareList(data?.pages ?? []), [data]);
  const calls = useMemo(() => list.blocks.flatMap(({ rows }) => rows), [list]);
  const tags = useMemo(() => tagsOf(calls), [calls]);
  const outcomes = useMemo(() => [...new Set(calls.map(({ outcome }) => outcome))], [calls]);
  const filteredHere = new Set((data?.pages ?? []).flatMap((page) => page.filteredHere));
  return { query, queryKey: options.queryKey, list, tags, outcomes, filteredHere: [...filteredHere] };
}

/** `/tasks/…/calls`: every call of a task, narrowed by what the address says. */
export function CallList(one: TaskId) {
  const names = useTranslations('calls.filter.name');
  const { params, put, change, onTag } = useChange();
  const filters = callFiltersOf(params);
  const { level, outcome, from, to } = filters;
  const hidden = params.get('hide');
  const columns = useMemo(() => shownColumns(hidden), [hidden]);
  const connection = useConnection(one.connectionId);
  const unsupported = connection?.capabilities.includes('calls') === false;
  const totals = useTotals(one, { ...(from && { from }), ...(to && { to }) });
  const toneOf = useMemo(() => toneOfLevels(totals), [totals]);
  const { query, queryKey, list, tags, outcomes, filteredHere } = useCallsOf(one, filters, !unsupported);
  const zone = zoneOf(connection);
  const search = searchOf(filters);
  // Filters exclude nothing where there is nothing.
  const { answered, unanswered } = totals?.calls ?? {};
  const hasCalls = from !== undefined || answered !== 0 || (unanswered ?? 0) > 0;
  const elsewhere = outcome !== undefined && outcome !== 'answered' && connection?.capabilities.includes('numbers');
  return (
    <ListBody
      one={one}
      what="calls"
      source={connection?.name ?? one.connectionId}
      unsupported={unsupported}
      query={query}
      queryKey={queryKey}
      list={list}
      filteredHere={[...new Set(filteredHere.map((filter) => names(NAME_OF[filter])))]}
      exportHref={urlOf('calls-csv', { ...one, ...filters, style: 'report' } satisfies CallsCsvInput)}
      zone={zone}
      note={<StatedByMark one={one} what="calls" filters={filters} total={list.total} />}
      empty={{
        filtered: search !== '' && hasCalls,
        elsewhere: elsewhere ? { one, outcome } : null,
        onClear: () => change(CLEARED),
      }}
      filters={
        <CallFilters
          filters={filters}
          levels={levelFacets(totals, level ?? null)}
          outcomes={outcomeFacets(totals, 'calls', outcomes, outcome ?? null, connection?.dialect)}
          tags={tags}
          onChange={change}
        >
          <ColumnMenu shown={columns} onChange={(hide) => put({ hide })} />
        </CallFilters>
      }
    >
      <CallTable
        one={one}
        list={list}
        columns={columns}
        toneOf={toneOf}
        search={hidden === null ? search : `${search}${search && '&'}hide=${encodeURIComponent(hidden)}`}
        zone={zone}
        onTag={onTag}
      />
    </ListBody>
  );
}
