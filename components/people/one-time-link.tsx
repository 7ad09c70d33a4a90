'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import { BOX, edge } from '@/components/ui/field';

const ZONE = 'Asia/Shanghai';

/** A link that works once and is shown this once. */
export function OneTimeLink({ url, until, onDone }: { url: string; until: string; onDone: () => void }) {
  const t = useTranslations('people.made');
  const formats = useFormats();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div data-testid="one-time-link">
      <p className="text-pretty text-ink-2">{t('text', { until: formats.dayTime(until, ZONE) })}</p>
      <input
        readOnly
        aria-label={t('label')}
        value={url}
        onFocus={(event) => event.target.select()}
        className={`${BOX} ${edge(false)} mt-3 font-mono text-12`}
      />
      <div className="mt-4 flex gap-2">
        <Button kind="primary" size="large" onClick={() => void copy()}>
          <span role="status">{copied ? t('copied') : t('copy')}</span>
        </Button>
        <Button size="large" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
