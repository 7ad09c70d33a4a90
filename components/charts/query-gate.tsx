'use client';
import type { ReactNode } from 'react';
import { ErrorState, type Failure, LoadingState, type Shape } from './widget-states';

type Query<Data> = {
  readonly data: Data | undefined;
  readonly error: Failure | null;
  readonly isPending: boolean;
  readonly failureCount: number;
  readonly refetch: () => unknown;
};

/** The three exits of whatever shows a query: loading, failed, data. A failed refetch keeps the last data. */
export function QueryGate<Data>({
  query,
  name,
  shape,
  height,
  source,
  children,
}: {
  query: Query<Data>;
  name: string;
  shape: Shape;
  height: number;
  source?: string;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return <ErrorState failure={query.error} attempts={query.failureCount} onRetry={query.refetch} height={height} />;
  }
  return <LoadingState name={name} shape={shape} height={height} source={source} />;
}
