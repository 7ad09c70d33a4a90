import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { PeopleList } from '@/components/people/people-list';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { messagesOf } from '@/lib/messages/load';
import { invitesQuery, usersQuery } from '@/lib/queries/people';
import { pageCall } from '@/lib/server/accounts/page-access';
import { listInvites } from '@/lib/server/people/invites';
import { listPeople } from '@/lib/server/people/view';

async function translator() {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: messagesOf(locale), namespace: 'people' });
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())('title') };
}

export default async function Page() {
  const [call, t] = await Promise.all([pageCall(), translator()]);
  if (!call.reader?.rights.includes('people:manage')) {
    return (
      <PageHead title={t('title')}>
        <Sentence>{t('forbidden')}</Sentence>
      </PageHead>
    );
  }
  return (
    <Prefetched
      questions={[
        { queryKey: usersQuery().queryKey, ask: () => listPeople(call) },
        { queryKey: invitesQuery().queryKey, ask: () => listInvites(call) },
      ]}
    >
      <PeopleList />
    </Prefetched>
  );
}
