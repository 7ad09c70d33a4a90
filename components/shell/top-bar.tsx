'use client';
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Kbd } from '@/components/ui/marks';
import type { Connection } from '@/lib/model/connection';
import { connectionsQuery } from '@/lib/queries/connections';
import { AccountMenu, type Reader } from './account-menu';
import { LanguageSwitch, ThemeSwitch, useOtherLanguage } from './appearance';
import { PageAge } from './page-age';
import { RANGE_KEYS } from './places';
import { chooseTheme, isDark, type Theme } from './preferences';
import { RangeControl } from './range-control';
import { SandboxMark } from './sources';
import { useKeys } from './use-keys';
import { useRange } from './use-range';

const KeyboardHelp = lazy(() => import('./keyboard-help').then(({ KeyboardHelp: sheet }) => ({ default: sheet })));

const BEIJING = 'Asia/Shanghai';

/** The page's source says which days its range means; a page of all sources has Beijing's where they disagree. */
function zoneOf(sources: readonly Connection[], pathname: string): string {
  const [, place, id] = pathname.split('/');
  const shown = sources.find((source) => source.id === id);
  if (shown && (place === 'tasks' || place === 'calls' || place === 'inbound')) return shown.timeZone;
  const zones = [...new Set(sources.map(({ timeZone }) => timeZone))];
  return zones.length === 1 ? (zones[0] ?? BEIJING) : BEIJING;
}

/** What the address owns at the left, how old the page is and what is the reader's own at the right. */
export function TopBar({ reader, theme }: { reader: Reader; theme: Theme }) {
  const t = useTranslations('shell');
  const [help, setHelp] = useState(false);
  const { data } = useQuery(connectionsQuery());
  const timeZone = zoneOf(data?.data ?? [], usePathname());
  const range = useRange(timeZone);
  const otherLanguage = useOtherLanguage();
  const listen = useKeys((key) => {
    const preset = range?.offers.find((offer) => RANGE_KEYS[offer] === key);
    if (preset) range?.goPreset(preset);
    else if (key === '?') setHelp(true);
    else if (key === 'T') chooseTheme(isDark() ? 'light' : 'dark');
    else if (key === 'L') otherLanguage();
  });
  return (
    <header
      ref={listen}
      className="no-print sticky top-0 z-10 flex h-(--bar-height) items-center gap-1 border-b border-line bg-canvas px-(--gutter)"
    >
      <RangeControl timeZone={timeZone} />
      {range && (
        <span className="px-2 whitespace-nowrap text-ink-3 max-tab:hidden">
          <span className="sr-only">{t('range.zone')} </span>
          {timeZone === BEIJING ? t('range.beijing') : timeZone}
        </span>
      )}
      <SandboxMark />
      <span className="flex-1" />
      <PageAge />
      <LanguageSwitch />
      <ThemeSwitch initial={theme} />
      <button
        type="button"
        aria-label={t('keys.label')}
        onClick={() => setHelp(true)}
        className="inline-flex h-7 items-center rounded-control px-2 hover:bg-sunken max-tab:hidden"
      >
        <Kbd>?</Kbd>
      </button>
      <AccountMenu reader={reader} />
      {help && (
        <Suspense>
          <KeyboardHelp offers={range?.offers ?? []} onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </header>
  );
}
