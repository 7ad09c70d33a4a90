import { createTranslator } from 'use-intl/core';
import { formatsOf } from '@/lib/format/formats';
import { type Locale, localeOf } from '@/lib/format/locale';
import { messagesOf } from '@/lib/messages/load';

/** The texts and formats of a page that is drawn without hooks, as a finished document. */
export function wordsOf(locale: Locale) {
  const messages = messagesOf(locale);
  return {
    locale,
    formats: formatsOf(locale),
    r: createTranslator({ locale, messages, namespace: 'report' }),
    common: createTranslator({ locale, messages, namespace: 'common' }),
    task: createTranslator({ locale, messages, namespace: 'task' }),
    inbound: createTranslator({ locale, messages, namespace: 'inbound' }),
    callWords: createTranslator({ locale, messages, namespace: 'call' }),
    metric: createTranslator({ locale, messages, namespace: 'definitions.metrics' }),
    /** The sentence of a reconciliation rule; its id where it has none. */
    rule: (id: string) => (messages.quality.rules as Readonly<Record<string, string>>)[id] ?? id,
  };
}
export type Words = ReturnType<typeof wordsOf>;

/** A link's own language, else the reader's. */
export const wordsFor = (locale: Locale | undefined, acceptLanguage: string | null): Words =>
  wordsOf(localeOf(locale, acceptLanguage));
