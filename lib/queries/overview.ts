import type { overviewEndpoint } from '@/lib/api/overview';
import type { Meta } from '@/lib/model/source';
import { endpointQuery } from './endpoint-query';
import { SOON_MS } from './refresh';

type Shown = {
  readonly complete: boolean;
  readonly tasks: readonly { readonly meta: Meta | null }[];
};

/** Asked again every 30 s, and soon while some tasks, or newer numbers of some, are still on their way. */
export const overviewQuery = () => ({
  ...endpointQuery<typeof overviewEndpoint>('overview', {}),
  refetchInterval: ({ state: { data } }: { state: { data?: { data: Shown } | undefined } }) => {
    if (!data) return 30_000;
    const { complete, tasks } = data.data;
    const updating = tasks.some(({ meta }) => meta?.source.updating);
    return complete && !updating ? 30_000 : SOON_MS;
  },
});
