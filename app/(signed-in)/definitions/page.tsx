import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Glossary } from '@/components/definitions/glossary';
import { messagesOf } from '@/lib/messages/load';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'definitions' })('title') };
}

export default function Page() {
  return <Glossary />;
}
