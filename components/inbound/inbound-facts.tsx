'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ChartFactsProvider } from '@/components/charts/chart-facts';
import { useFormats } from '@/components/charts/use-formats';
import { usePictureSource } from '@/components/source/use-picture-source';
import { checkCounts } from '@/lib/charts/check-counts';
import type { InboundView } from './inbound-view';

/** What the pictures of an inbound line's charts say of themselves. */
export function InboundFacts({ view, children }: { view: InboundView; children: ReactNode }) {
  const t = useTranslations('common.picture');
  const formats = useFormats();
  const { line, stat, meta, passed } = view;
  const source = usePictureSource(line.id, line.timeZone, meta);
  const calls = stat.realtime.total?.counts.calls ?? null;
  return (
    <ChartFactsProvider
      facts={{
        subject: line.name,
        range: formats.range(passed, line.timeZone),
        base: calls === null ? null : t('calls', { calls: formats.number(calls) }),
        source,
        checks: t('checks', checkCounts(meta.checks)),
      }}
    >
      {children}
    </ChartFactsProvider>
  );
}
