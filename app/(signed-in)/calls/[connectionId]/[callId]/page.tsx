import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { CallView } from '@/components/call/call-view';
import { messagesOf } from '@/lib/messages/load';
import { callQuery } from '@/lib/queries/calls';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getCall } from '@/lib/server/reads/calls';
import { callParams } from './call-params';

type Props = PageProps<'/calls/[connectionId]/[callId]'>;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'call' })('title') };
}

export default async function Page({ params, searchParams }: Props) {
  const [one, call] = await Promise.all([callParams(params, searchParams), pageCall()]);
  const question = { ...one, taskId: one.taskId };
  return (
    <Prefetched questions={[{ queryKey: callQuery(one).queryKey, ask: () => getCall(call, question) }]}>
      <CallView {...one} />
    </Prefetched>
  );
}
