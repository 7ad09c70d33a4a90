import type { ReactNode } from 'react';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { AppShell } from '@/components/shell/app-shell';
import { connectionsQuery } from '@/lib/queries/connections';
import { sessionQuery } from '@/lib/queries/session';
import { getSession } from '@/lib/server/accounts/account-verbs';
import { pageCall, requireReader } from '@/lib/server/accounts/page-access';
import { listConnections } from '@/lib/server/connections/connections';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [call, { login, name, role }] = await Promise.all([pageCall(), requireReader()]);
  const { theme } = await readPreferences();
  // Around the shell, which names the connections itself, on every page.
  return (
    <Prefetched
      questions={[
        { queryKey: connectionsQuery().queryKey, ask: () => listConnections(call) },
        { queryKey: sessionQuery().queryKey, ask: () => getSession(call) },
      ]}
    >
      <AppShell reader={{ login, name, role }} theme={theme}>
        {children}
      </AppShell>
    </Prefetched>
  );
}
