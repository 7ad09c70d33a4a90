'use client';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Notice } from '@/components/ui/notice';
import type { ApiFailure } from '@/lib/queries/failure';

/** Why a form did not get through, where no field of it is to blame. */
export function FormFailure({ error }: { error: ApiFailure | null }) {
  const t = useTranslations('account');
  const failureText = useFailureText();
  if (!error) return null;
  return (
    <div className="mt-2">
      <Notice tone="bad">
        {error.code === 'rate_limited'
          ? t('tooMany', { seconds: error.retryAfterSeconds ?? 60 })
          : failureText(error.code)}
      </Notice>
    </div>
  );
}
