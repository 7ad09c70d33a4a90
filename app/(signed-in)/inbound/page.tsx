import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { createTranslator } from 'use-intl';
import { InboundLines } from '@/components/inbound/line-list';
import { messagesOf } from '@/lib/messages/load';
import { inboundQuery } from '@/lib/queries/inbound';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getInbound } from '@/lib/server/reads/inbound';
import { readPreferences } from '../../preferences';
import { Prefetched } from '../../prefetched';
import { inboundLines, rangeOf } from './lines';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'inbound' })('title') };
}

export default async function Page({ searchParams }: PageProps<'/inbound'>) {
  const call = await pageCall();
  const [lines, search] = await Promise.all([inboundLines(call), searchParams]);
  const [only] = lines;
  if (only && lines.length === 1) {
    const given = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const query = new URLSearchParams(given);
    redirect(`/inbound/${only.id}${query.size > 0 ? `?${query}` : ''}` as Route);
  }
  const range = rangeOf(search);
  return (
    <Prefetched
      questions={lines.map(({ id: connectionId }) => ({
        queryKey: inboundQuery({ connectionId, ...range }).queryKey,
        ask: () => getInbound(call, { connectionId, ...range }),
      }))}
    >
      <InboundLines lines={lines} />
    </Prefetched>
  );
}
