'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { PageHead, Sentence } from '@/components/ui/page-head';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <main>
      <PageHead title={t('errors.page.title')}>
        <Sentence>{t('errors.page.text')}</Sentence>
        <p className="mt-4 flex flex-wrap items-center gap-4">
          <Button kind="primary" onClick={reset}>
            {t('common.action.retry')}
          </Button>
          {error.digest !== undefined && (
            <code className="font-mono text-12 text-ink-3">{t('errors.page.digest', { id: error.digest })}</code>
          )}
        </p>
      </PageHead>
    </main>
  );
}
