import type { Locale } from '@/lib/format/locale';

export type Theme = 'light' | 'dark' | 'system';
const YEAR = 31_536_000;

/** Remembers a choice for a year, for this site alone; the server reads it with the next page. */
function remember(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

/** Shows at once; the cookie keeps it. */
export function chooseTheme(theme: Theme): void {
  remember('callboard_theme', theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** The next render by the server speaks it. */
export function chooseLocale(locale: Locale): void {
  remember('callboard_locale', locale);
}

/** What the reader has chosen on this page. */
export function chosenTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Whether the page is dark now, by choice or by the system. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === undefined ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
}

const KEYS = 'callboard_keys';

/** Single-key shortcuts can be turned off: a voice or switch user may otherwise press them by accident. */
export function areKeysOn(): boolean {
  return window.localStorage.getItem(KEYS) !== 'off';
}
export function turnKeys(on: boolean): void {
  window.localStorage.setItem(KEYS, on ? 'on' : 'off');
}
