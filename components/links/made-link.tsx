'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { BOX, edge } from '@/components/ui/field';

/** The address of a link, which is shown this once. */
export function MadeLink({ url, onDone }: { url: string; onDone: () => void }) {
  const t = useTranslations('links.made');
  const [copied, setCopied] = useState(false);
  return (
    <div data-testid="made-link">
      <p className="text-pretty text-ink-2">{t('text')}</p>
      <input
        readOnly
        aria-label={t('label')}
        value={url}
        onFocus={(event) => event.target.select()}
        className={`${BOX} ${edge(false)} mt-3 font-mono text-12`}
      />
      <div className="mt-4 flex gap-2">
        <Button
          kind="primary"
          size="large"
          onClick={() =>
            void navigator.clipboard.writeText(url).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          <span role="status">{copied ? t('copied') : t('copy')}</span>
        </Button>
        <Button size="large" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
