'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { CopyButton } from '@/components/ui/shown-once';

/** The recovery codes, which are shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('account.recovery');
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
        <CopyButton text={codes.join('\n')} label={t('copy')} copiedLabel={t('copied')} />
      </div>
    </div>
  );
}
