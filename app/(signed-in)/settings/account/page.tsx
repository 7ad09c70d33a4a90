import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { AccountPage } from '@/components/account/account-page';
import { messagesOf } from '@/lib/messages/load';
import { ownSessionsQuery, secondFactorQuery } from '@/lib/queries/account-keys';
import { getOwnSessions, getSecondFactor } from '@/lib/server/accounts/account-keys-verbs';
import { pageCall, requireReader } from '@/lib/server/accounts/page-access';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'settings' })('nav.account') };
}

export default async function Page() {
  const [call, { name, login, role }] = await Promise.all([pageCall(), requireReader()]);
  return (
    <Prefetched
      questions={[
        { queryKey: secondFactorQuery().queryKey, ask: () => getSecondFactor(call) },
        { queryKey: ownSessionsQuery().queryKey, ask: () => getOwnSessions(call) },
      ]}
    >
      <AccountPage name={name} login={login} role={role} />
    </Prefetched>
  );
}
