import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { Overview } from '@/components/overview/overview';
import { messagesOf } from '@/lib/messages/load';
import { overviewQuery } from '@/lib/queries/overview';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getOverview } from '@/lib/server/reads/overview';
import { readPreferences } from '../preferences';
import { Prefetched } from '../prefetched';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'overview' })('title') };
}

export default async function Page() {
  const call = await pageCall();
  return (
    <Prefetched questions={[{ queryKey: overviewQuery().queryKey, ask: () => getOverview(call) }]}>
      <Overview />
    </Prefetched>
  );
}
