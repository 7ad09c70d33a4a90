import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { type Locale, localeOf } from '@/lib/format/locale';

export type Theme = 'light' | 'dark' | 'system';

/** The reader's language and theme: from the cookies, else from what the browser asks for. */
export const readPreferences = cache(async (): Promise<{ locale: Locale; theme: Theme }> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const theme = jar.get('callboard_theme')?.value;
  return {
    locale: localeOf(jar.get('callboard_locale')?.value, head.get('accept-language')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
});
