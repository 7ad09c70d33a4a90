'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** The recovery codes, which are shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('account.recovery');
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div data-testid="recovery-codes">
      <Notice tone="warn">{t('once')}</Notice>
      <p className="mt-3 text-pretty text-ink-2">{t('text')}</p>
      <ul className="mt-3 grid grid-cols-2 gap-x-6 rounded-control bg-sunken px-4 py-3 font-mono text-13 leading-7">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="mt-4 flex gap-2">
        <Button kind="primary" size="large" onClick={onDone}>
          {t('done')}
        </Button>
        <Button size="large" onClick={() => void copy()}>
          <span role="status">{copied ? t('copied') : t('copy')}</span>
        </Button>
      </div>
    </div>
  );
}
