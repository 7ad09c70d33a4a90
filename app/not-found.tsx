import { createTranslator } from 'use-intl/core';
import { TextLink } from '@/components/ui/link';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { messagesOf } from '@/lib/messages/load';
import { readPreferences } from './preferences';

export default async function NotFound() {
  const { locale } = await readPreferences();
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'errors.notFound' });
  return (
    <main>
      <PageHead title={t('title')}>
        <Sentence>{t('text')}</Sentence>
        <p className="mt-4">
          <TextLink href="/">{t('home')}</TextLink>
        </p>
      </PageHead>
    </main>
  );
}
