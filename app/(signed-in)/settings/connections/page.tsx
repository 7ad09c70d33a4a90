import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { StartPanel } from '@/components/connections/start-panel';
import { messagesOf } from '@/lib/messages/load';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'connections' })('title') };
}

export default function Page() {
  return <StartPanel />;
}
