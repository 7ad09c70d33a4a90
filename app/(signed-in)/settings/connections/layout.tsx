import type { ReactNode } from 'react';
import { ConnectionDesk } from '@/components/connections/connection-desk';
import { ConnectionList } from '@/components/connections/connection-list';
import { ConnectionsHead } from '@/components/connections/connections-head';
import { requireReader } from '@/lib/server/accounts/page-access';

export default async function ConnectionsLayout({ children }: { children: ReactNode }) {
  const { rights, connections } = await requireReader();
  const manage = rights.includes('connections:manage');
  return (
    <ConnectionDesk may={{ manage, add: manage && connections === null }}>
      <ConnectionsHead />
      <ConnectionList />
      {children}
    </ConnectionDesk>
  );
}
