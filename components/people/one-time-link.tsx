'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { ShownOnce, TakenLine } from '@/components/ui/shown-once';

const ZONE = 'Asia/Shanghai';

/** A link that works once and is shown this once. */
export function OneTimeLink({ url, until, onDone }: { url: string; until: string; onDone: () => void }) {
  const t = useTranslations('people.made');
  const formats = useFormats();
  return (
    <ShownOnce
      testId="one-time-link"
      text={url}
      words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
      onDone={onDone}
    >
      <p className="mb-3 text-pretty text-ink-2">{t('text', { until: formats.dayTime(until, ZONE) })}</p>
      <TakenLine label={t('label')} text={url} />
    </ShownOnce>
  );
}
