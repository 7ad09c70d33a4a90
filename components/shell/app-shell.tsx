'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Reader } from './account-menu';
import type { Theme } from './preferences';
import { Rail, TabBar } from './rail';
import { TopBar } from './top-bar';

/** The frame of every signed-in page: rail, bar, sheet; on the phone bar, sheet, tabs. */
export function AppShell({ reader, theme, children }: { reader: Reader; theme: Theme; children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <div className="grid min-h-screen grid-cols-[var(--rail-width)_minmax(0,1fr)] max-tab:block print:block">
      <a
        href="#content"
        className="sr-only rounded-control bg-solid px-3 py-2 text-on-solid focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20"
      >
        {t('skip')}
      </a>
      <Rail />
      <div className="min-w-0">
        <TopBar reader={reader} theme={theme} />
        <main id="content" tabIndex={-1} className="min-w-0 pb-16 focus:outline-none max-tab:pb-24">
          {children}
        </main>
      </div>
      <TabBar />
    </div>
  );
}
