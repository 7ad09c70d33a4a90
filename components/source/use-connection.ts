'use client';
import { useQuery } from '@tanstack/react-query';
import type { Connection } from '@/lib/model/connection';
import { connectionsQuery } from '@/lib/queries/connections';

/** A connection of the list that comes with every page; null where there is none of that id, undefined while nobody knows. */
export function useConnection(connectionId: string): Connection | null | undefined {
  const { data } = useQuery(connectionsQuery());
  return data && (data.data.find(({ id }) => id === connectionId) ?? null);
}
