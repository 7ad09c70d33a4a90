'use client';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Tabs } from '@/components/ui/tabs';
import { SETTINGS_PLACES, type SettingsPlace } from './settings-places';

/** The pages of the settings that the reader may open; on the phone the strip scrolls sideways. */
export function SettingsNav({ places }: { places: readonly SettingsPlace[] }) {
  const t = useTranslations('settings');
  const segment = useSelectedLayoutSegment();
  return (
    <div className="no-print border-b border-line pt-4 max-tab:pt-1">
      <Tabs
        label={t('nav.label')}
        current={segment ?? ''}
        tabs={SETTINGS_PLACES.filter((place) => places.includes(place)).map((place) => ({
          key: place,
          href: `/settings/${place}`,
          label: t(`nav.${place}`),
        }))}
      />
    </div>
  );
}
