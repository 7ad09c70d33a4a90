import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { InboundRaw } from '@/components/inbound/inbound-raw';
import { messagesOf } from '@/lib/messages/load';
import { inboundQuery, inboundRawQuery } from '@/lib/queries/inbound';
import { getInbound, getInboundRaw } from '@/lib/server/reads/inbound';
import { readPreferences } from '../../../../preferences';
import { Prefetched } from '../../../../prefetched';
import { openLine, rangeOf } from '../../lines';

type Props = PageProps<'/inbound/[connectionId]/raw'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ locale }, { line }] = await Promise.all([readPreferences(), openLine((await params).connectionId)]);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'inbound' });
  return { title: `${t('tabs.raw')} · ${line.name}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { call, line } = await openLine((await params).connectionId);
  const question = { connectionId: line.id, ...rangeOf(await searchParams) };
  return (
    <Prefetched
      questions={[
        { queryKey: inboundQuery(question).queryKey, ask: () => getInbound(call, question) },
        { queryKey: inboundRawQuery(question).queryKey, ask: () => getInboundRaw(call, question) },
      ]}
    >
      <InboundRaw line={line} />
    </Prefetched>
  );
}
