'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isFiltered, type TaskFilters } from '@/lib/charts/tasks';
import type { Connection } from '@/lib/model/connection';
import type { Meta } from '@/lib/model/source';
import type { Task } from '@/lib/model/task';
import { connectionsQuery } from '@/lib/queries/connections';
import type { ApiFailure } from '@/lib/queries/failure';
import { tasksQuery } from '@/lib/queries/tasks';

/** One page of the list, as the page asks for it on the server too. */
export const PAGE_SIZE = 100;

/** One connection's list as far as it is here. */
export type SourceState = {
  readonly connection: Connection;
  readonly tasks: readonly Task[];
  /** How many there are; null where the vendor does not say. */
  readonly total: number | null;
  /** How many were loaded page by page, without those that only a filter brought. */
  readonly loaded: number;
  readonly complete: boolean;
  readonly pending: boolean;
  readonly source: Meta['source'] | null;
  /** Of the last try; with tasks, they are kept. */
  readonly failure: ApiFailure | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
};

const unique = (tasks: readonly Task[]) => [...new Map(tasks.map((task) => [task.id, task])).values()];

/** The task lists of all connections that have one, each on its own: one that fails leaves the others alone. */
export function useTaskSources(filters: TaskFilters) {
  const connections = useQuery(connectionsQuery());
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map());
  const listed = (connections.data?.data ?? []).filter(({ capabilities }) => capabilities.includes('taskList'));
  const asked = listed.flatMap(({ id }) =>
    Array.from({ length: pages.get(id) ?? 1 }, (_, at) => ({ connectionId: id, page: at + 1, pageSize: PAGE_SIZE })),
  );
  const lists = useQueries({
    queries: asked.map((input) => tasksQuery(input)),
  });
  const partOf = (id: string) => lists.filter((_, at) => asked[at]?.connectionId === id);
  const isComplete = (id: string) => partOf(id).at(-1)?.data?.page.last !== false;

  // What is not loaded cannot be filtered here: its vendor is asked.
  const searched = listed.filter(
    ({ id }) => isFiltered(filters) && !isComplete(id) && (filters.connection ?? id) === id,
  );
  const found = useQueries({
    queries: searched.map(({ id }) =>
      tasksQuery({
        connectionId: id,
        page: 1,
        pageSize: PAGE_SIZE,
        ...(filters.q !== '' && { q: filters.q }),
        ...(filters.state !== null && { state: filters.state }),
      }),
    ),
  });

  const sources = listed.map((connection): SourceState => {
    const { id } = connection;
    const part = partOf(id);
    const loaded = unique(part.flatMap(({ data }) => data?.data ?? []));
    const extra = found[searched.findIndex((each) => each.id === id)]?.data?.data ?? [];
    return {
      connection,
      tasks: unique([...loaded, ...extra]),
      total: part.find(({ data }) => data !== undefined)?.data?.page.total ?? null,
      loaded: loaded.length,
      complete: isComplete(id),
      pending: part.some(({ isPending }) => isPending),
      source: part.find(({ data }) => data !== undefined)?.data?.meta.source ?? null,
      failure: part.find(({ error }) => error !== null)?.error ?? null,
      loadMore: () => setPages((known) => new Map(known).set(id, (known.get(id) ?? 1) + 1)),
      retry: () => {
        for (const list of part) if (list.error) void list.refetch();
      },
    };
  });
  return { connections, sources };
}
