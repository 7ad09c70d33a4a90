'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { BOX, edge } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';

/** The secret of a new token, which is shown this once. */
export function MadeToken({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations('tokens.made');
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div data-testid="made-token">
      <Notice tone="warn">{t('once')}</Notice>
      <input
        readOnly
        aria-label={t('label')}
        value={secret}
        onFocus={(event) => event.target.select()}
        className={`${BOX} ${edge(false)} mt-3 font-mono text-12`}
      />
      <p className="mt-2 text-12 text-pretty text-ink-3">{t('use')}</p>
      <p className="mt-1 font-mono text-12 text-ink-2 wrap-anywhere">Authorization: Bearer …</p>
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
