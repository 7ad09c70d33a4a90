import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { SavedConnection } from '@/components/connections/saved-connection';
import { messagesOf } from '@/lib/messages/load';

type Props = PageProps<'/settings/connections/[connectionId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ locale }, { connectionId }] = await Promise.all([readPreferences(), params]);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'connections' });
  return { title: `${connectionId} · ${t('title')}` };
}

export default async function Page({ params }: Props) {
  const { connectionId } = await params;
  return <SavedConnection connectionId={connectionId} />;
}
