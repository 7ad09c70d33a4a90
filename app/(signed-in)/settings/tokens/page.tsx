import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { TokenList } from '@/components/tokens/token-list';
import { messagesOf } from '@/lib/messages/load';
import { roleCovers } from '@/lib/model/user';
import { tokensQuery } from '@/lib/queries/tokens';
import { getTokens } from '@/lib/server/accounts/account-verbs';
import { pageCall, requireReader } from '@/lib/server/accounts/page-access';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'tokens' })('title') };
}

export default async function Page() {
  const [call, { role }] = await Promise.all([pageCall(), requireReader()]);
  if (!roleCovers(role, 'admin')) notFound();
  return (
    <Prefetched questions={[{ queryKey: tokensQuery().queryKey, ask: () => getTokens(call) }]}>
      <TokenList />
    </Prefetched>
  );
}
