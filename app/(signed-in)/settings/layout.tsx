import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SETTINGS_PLACES, type SettingsPlace } from '@/components/settings/settings-places';
import { roleCovers } from '@/lib/model/user';
import type { Reader } from '@/lib/server/accounts/access';
import { requireReader } from '@/lib/server/accounts/page-access';

/** The same as each page asks for itself; this only leaves out what would be refused. */
function opens({ role, rights }: Reader, place: SettingsPlace): boolean {
  if (place === 'tokens') return roleCovers(role, 'admin');
  if (place === 'people') return rights.includes('people:manage');
  return place !== 'audit' || rights.includes('audit:read');
}

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const reader = await requireReader();
  return (
    <>
      <SettingsNav places={SETTINGS_PLACES.filter((place) => opens(reader, place))} />
      {children}
    </>
  );
}
