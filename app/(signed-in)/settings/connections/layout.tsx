import type { ReactNode } from 'react';
import { Prefetched } from '@/app/prefetched';
import { ConnectionDesk } from '@/components/connections/connection-desk';
import { ConnectionList } from '@/components/connections/connection-list';
import { ConnectionsHead } from '@/components/connections/connections-head';
import { connectionsQuery } from '@/lib/queries/connections';
import { listConnections } from '@/lib/server/connections';
import { pageCall, requireReader } from '@/lib/server/page-access';

export default async function ConnectionsLayout({ children }: { children: ReactNode }) {
  const [call, { role }] = await Promise.all([pageCall(), requireReader()]);
  return (
    <Prefetched questions={[{ queryKey: connectionsQuery().queryKey, ask: () => listConnections(call) }]}>
      <ConnectionDesk role={role}>
        <ConnectionsHead />
        <ConnectionList />
        {children}
      </ConnectionDesk>
    </Prefetched>
  );
}
