'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuItem } from '@/components/ui/menu';
import { chooseLocale, chooseTheme, chosenTheme, isDark, type Theme } from './preferences';

const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

/** Switches to the other language: the cookie first, then the server renders the page again in it. */
export function useOtherLanguage(): () => void {
  const router = useRouter();
  const locale = useLocale();
  return useCallback(() => {
    chooseLocale(locale === 'en' ? 'zh-CN' : 'en');
    router.refresh();
  }, [locale, router]);
}

export function LanguageSwitch() {
  const t = useTranslations('shell.language');
  const locale = useLocale();
  const change = useOtherLanguage();
  return (
    <button
      type="button"
      lang={locale === 'en' ? 'zh-CN' : 'en'}
      aria-label={t('label')}
      onClick={change}
      className="inline-flex h-7 items-center rounded-control px-2 text-ink-2 transition-colors hover:bg-sunken max-tab:h-10"
    >
      {t('other')}
    </button>
  );
}

/** The system's theme and the reader's own choice, wherever it was made: in the menu or by its key. */
const onTheme = (listener: () => void) => {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(listener);
  query.addEventListener('change', listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    query.removeEventListener('change', listener);
    observer.disconnect();
  };
};

export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations('shell.theme');
  const theme = useSyncExternalStore(onTheme, chosenTheme, () => initial);
  const dark = useSyncExternalStore(onTheme, isDark, () => initial === 'dark');
  return (
    <Menu label={t('label')} align="end" trigger={<Icon name={dark ? 'moon' : 'sun'} />}>
      {(close) =>
        THEMES.map((each) => (
          <MenuItem
            key={each}
            checked={each === theme}
            onSelect={() => {
              chooseTheme(each);
              close();
            }}
          >
            {t(each)}
          </MenuItem>
        ))
      }
    </Menu>
  );
}
