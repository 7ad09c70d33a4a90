import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { InboundQuality } from '@/components/inbound/inbound-quality';
import { messagesOf } from '@/lib/messages/load';
import { inboundQuery } from '@/lib/queries/inbound';
import { getInbound } from '@/lib/server/reads/inbound';
import { readPreferences } from '../../../../preferences';
import { Prefetched } from '../../../../prefetched';
import { openLine, rangeOf } from '../../lines';

type Props = PageProps<'/inbound/[connectionId]/quality'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ locale }, { line }] = await Promise.all([readPreferences(), openLine((await params).connectionId)]);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'inbound' });
  return { title: `${t('tabs.quality')} · ${line.name}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { call, line } = await openLine((await params).connectionId);
  const question = { connectionId: line.id, ...rangeOf(await searchParams) };
  return (
    <Prefetched questions={[{ queryKey: inboundQuery(question).queryKey, ask: () => getInbound(call, question) }]}>
      <InboundQuality line={line} />
    </Prefetched>
  );
}
