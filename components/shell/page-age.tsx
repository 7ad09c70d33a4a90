'use client';
import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import type { Meta } from '@/lib/model/source';

function sourceOf(data: unknown): Meta['source'] | null {
  if (typeof data !== 'object' || data === null || !('meta' in data)) return null;
  const { meta } = data;
  if (typeof meta !== 'object' || meta === null || !('source' in meta)) return null;
  // Only answers that our own schema has read are in the cache.
  return meta.source as Meta['source'];
}

/** Oldest answer among the queries that the page is showing: "instant state how-many", or empty text. */
function oldestOf(client: QueryClient): string {
  const sources = client
    .getQueryCache()
    .getAll()
    .filter((query) => query.isActive())
    .map((query) => sourceOf(query.state.data))
    .filter((source) => source !== null);
  const oldest = sources.toSorted((a, b) => a.fetchedAt.localeCompare(b.fetchedAt))[0];
  if (!oldest) return '';
  const stale = sources.some(({ state }) => state === 'stale');
  return `${oldest.fetchedAt} ${stale ? 'stale' : 'fresh'} ${sources.length}`;
}

/** The page's own age: that of its oldest answer, amber as soon as one of them is stale. */
export function PageAge() {
  const t = useTranslations('common.age');
  const client = useQueryClient();
  // The cache speaks up while other components render: React is told afterwards.
  const subscribe = useCallback(
    (listener: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(listener)),
    [client],
  );
  const oldest = useSyncExternalStore(
    subscribe,
    () => oldestOf(client),
    () => '',
  );
  const [at = '', state = '', count = '0'] = oldest.split(' ');
  if (at === '') return null;
  return (
    <span data-testid="page-age">
      <span className="sr-only">{t('label')} </span>
      <Age at={at} pill state={state === 'stale' ? 'stale' : 'fresh'} oldest={state === 'stale' && Number(count) > 1} />
    </span>
  );
}
