export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The reader's choice where it is one of ours; else English for a browser that asks for it first; else Chinese. */
export function localeOf(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = LOCALES.find((locale) => locale === chosen);
  if (known) return known;
  const first = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .map(([tag = '', weight = '']) => ({ tag: tag.toLowerCase(), q: Number(/q=([\d.]+)/.exec(weight)?.[1] ?? 1) }))
    .sort((a, b) => b.q - a.q)[0];
  return first?.tag === 'en' || first?.tag.startsWith('en-') ? 'en' : 'zh-CN';
}
