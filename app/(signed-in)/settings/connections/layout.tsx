import type { ReactNode } from 'react';
import { ConnectionDesk } from '@/components/connections/connection-desk';
import { ConnectionList } from '@/components/connections/connection-list';
import { ConnectionsHead } from '@/components/connections/connections-head';
import { requireReader } from '@/lib/server/page-access';

export default async function ConnectionsLayout({ children }: { children: ReactNode }) {
  const { role } = await requireReader();
  return (
    <ConnectionDesk role={role}>
      <ConnectionsHead />
      <ConnectionList />
      {children}
    </ConnectionDesk>
  );
}
