import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readPreferences } from '@/app/preferences';
import { MetricPage } from '@/components/definitions/metric-page';
import { metricWords } from '@/components/definitions/metric-words';
import { messagesOf } from '@/lib/messages/load';
import { definitionOf } from '@/lib/model/definitions';

type Props = PageProps<'/definitions/[metric]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ locale }, { metric }] = await Promise.all([readPreferences(), params]);
  const { title, metrics } = messagesOf(locale).definitions;
  return { title: `${metricWords(metrics, metric).name} · ${title}` };
}

export default async function Page({ params }: Props) {
  const { metric } = await params;
  if (!definitionOf(metric)) notFound();
  return <MetricPage id={metric} />;
}
