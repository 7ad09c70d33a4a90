import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SETTINGS_PLACES, type SettingsPlace } from '@/components/settings/settings-places';
import { roleCovers } from '@/lib/model/user';
import { requireReader } from '@/lib/server/page-access';

/** What stands in the way of a page says so itself; this only leaves out what would. */
const ADMINS: readonly SettingsPlace[] = ['tokens', 'audit'];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await requireReader();
  const places = SETTINGS_PLACES.filter((place) => roleCovers(role, 'admin') || !ADMINS.includes(place));
  return (
    <>
      <SettingsNav places={places} />
      {children}
    </>
  );
}
