import type { ReactNode } from 'react';
import { readPreferences } from '@/app/preferences';
import { AppShell } from '@/components/shell/app-shell';
import { requireReader } from '@/lib/server/page-access';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { login, name, role } = await requireReader();
  const { theme } = await readPreferences();
  return (
    <AppShell reader={{ login, name, role }} theme={theme}>
      {children}
    </AppShell>
  );
}
