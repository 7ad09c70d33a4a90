import type { Meta } from '@/lib/model/source';

/** How soon an answer is asked for again that the server is renewing right now. */
export const SOON_MS = 2_000;
/** While the server goes on reading records behind an answer that covers some of them. */
const PARTIAL_MS = 5_000;

type Shown = { readonly state: { readonly data?: { readonly meta: Meta } | undefined } };

/**
 * For `refetchInterval`, in milliseconds: every `ms` while a page shows the answer; sooner where a newer one is on its
 * way, and while it covers only a part.
 */
export const refreshEvery =
  (ms: number) =>
  ({ state: { data } }: Shown): number => {
    if (!data) return ms;
    const { source } = data.meta;
    if (source.updating) return SOON_MS;
    return source.coverage && source.coverage.rows < source.coverage.total ? Math.min(ms, PARTIAL_MS) : ms;
  };
