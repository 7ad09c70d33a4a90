'use client';
import { useLocale } from 'use-intl';
import { type Formats, formatsOf } from '@/lib/format/formats';
import type { Locale } from '@/lib/format/locale';

const MADE: Partial<Record<Locale, Formats>> = {};

/** Every format in the reader's language; the same object on every call. */
export function useFormats(): Formats {
  const locale = useLocale();
  const formats = MADE[locale] ?? formatsOf(locale);
  MADE[locale] = formats;
  return formats;
}
