import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { LinkList } from '@/components/links/link-list';
import { messagesOf } from '@/lib/messages/load';
import { requireReader } from '@/lib/server/accounts/page-access';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'links' })('title') };
}

export default async function Page() {
  const { rights } = await requireReader();
  return <LinkList mayShare={rights.includes('links:make')} />;
}
