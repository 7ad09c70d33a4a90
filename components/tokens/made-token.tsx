'use client';
import { useTranslations } from 'use-intl';
import { Notice } from '@/components/ui/notice';
import { ShownOnce, TakenLine } from '@/components/ui/shown-once';

/** The secret of a new token, which is shown this once. */
export function MadeToken({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations('tokens.made');
  return (
    <ShownOnce
      testId="made-token"
      text={secret}
      words={{ copy: t('copy'), copied: t('copied'), done: t('done') }}
      onDone={onDone}
    >
      <div className="mb-3">
        <Notice tone="warn">{t('once')}</Notice>
      </div>
      <TakenLine label={t('label')} text={secret} />
      <p className="mt-2 text-12 text-pretty text-ink-3">{t('use')}</p>
      <p className="mt-1 font-mono text-12 text-ink-2 wrap-anywhere">Authorization: Bearer …</p>
    </ShownOnce>
  );
}
