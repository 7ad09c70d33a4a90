'use client';
import { type QueryKey, type UseInfiniteQueryResult, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback } from 'react';
import type { List } from '@/lib/charts/call-list';
import type { ApiFailure } from '@/lib/queries/failure';
import { ListEnd } from './list-end';
import { NoList } from './list-gate';
import { ListHead } from './list-head';
import type { Elsewhere } from './no-rows';
import type { TaskId } from './use-list';

// Most lists have rows, and these pages are near their limit of weight.
const NoRows = lazy(() => import('./no-rows').then(({ NoRows: none }) => ({ default: none })));

/** What every list asks for, whatever its rows are. */
type Query = Pick<
  UseInfiniteQueryResult<{ readonly pages: readonly { readonly data: readonly unknown[] }[] }, ApiFailure>,
  'data' | 'error' | 'failureCount' | 'refetch' | 'fetchNextPage' | 'isFetchNextPageError' | 'isFetchingNextPage'
>;

/** A list of a task below its filters: in its place why there is none, else its head, its rows and its end. */
export function ListBody({
  one,
  what,
  source,
  unsupported,
  query,
  queryKey,
  list,
  filters,
  empty,
  filteredHere,
  exportHref,
  zone,
  note,
  children,
}: {
  one: TaskId;
  what: 'calls' | 'numbers';
  /** The connection's name. */
  source: string;
  unsupported: boolean;
  query: Query;
  queryKey: QueryKey;
  list: List<{ readonly id: string }>;
  /** Above the list, wherever there is one. */
  filters: ReactNode;
  /** Of a list without rows. */
  empty: { readonly filtered: boolean; readonly elsewhere: Elsewhere | null; readonly onClear: () => void };
  filteredHere: readonly string[];
  exportHref: string;
  zone: string;
  /** Between the head and the rows. */
  note: ReactNode;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const { data, error, failureCount, refetch, fetchNextPage, isFetchNextPageError, isFetchingNextPage } = query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const known = data !== undefined;
  const none = (
    <NoList
      one={one}
      what={what}
      source={source}
      unsupported={unsupported}
      failure={error}
      attempts={failureCount}
      onRetry={refetch}
    />
  );
  if (unsupported || (!known && (error?.code === 'unsupported' || error?.code === 'not_found'))) return none;
  if (!known) {
    return (
      <>
        {filters}
        {none}
      </>
    );
  }
  const reading = list.coverage !== null;
  return (
    <>
      {filters}
      <ListHead
        list={list}
        what={what}
        filteredHere={filteredHere}
        failure={isFetchNextPageError ? null : error}
        zone={zone}
        exportHref={exportHref}
        onRefresh={() => void client.resetQueries({ queryKey, exact: true })}
      />
      {note}
      {list.loaded > 0 && children}
      {list.loaded === 0 && (list.complete || reading) && (
        <Suspense fallback={<div className="h-24 border-t border-line" />}>
          <NoRows what={what} source={source} partial={reading} {...empty} />
        </Suspense>
      )}
      {/* While nothing is found the top of the list is asked for again by itself: there is no more to ask for. */}
      {!(list.loaded === 0 && reading) && (
        <ListEnd
          list={list}
          reading={isFetchingNextPage}
          failure={isFetchNextPageError ? error : null}
          automatic={(data.pages.at(-1)?.data.length ?? 0) > 0}
          onMore={more}
        />
      )}
    </>
  );
}
