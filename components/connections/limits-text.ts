'use client';
import { useTranslations } from 'use-intl';
import { DEFAULT_LIMITS } from '@/lib/model/limits';
import type { ConnectionDraft } from '@/lib/queries/connection-draft';

/** What holds where nothing is filled in, as it would be typed. */
export const DEFAULT_TEXTS = {
  perSecond: String(DEFAULT_LIMITS.requestsPerSecond),
  inFlight: String(DEFAULT_LIMITS.inFlight),
  seconds: String(DEFAULT_LIMITS.timeoutMs / 1000),
};

type Limits = Pick<ConnectionDraft, 'requestsPerSecond' | 'inFlight' | 'timeoutSeconds'>;

/** The limits that hold, in one line; an empty one is the default, and told to be it. */
export function useLimitsText(): (limits: Limits) => string {
  const t = useTranslations('connections.limit');
  const c = useTranslations('common');
  return ({ requestsPerSecond, inFlight, timeoutSeconds }) => {
    const parts = [
      { own: requestsPerSecond, text: t('perSecond', { value: requestsPerSecond || DEFAULT_TEXTS.perSecond }) },
      { own: inFlight, text: t('inFlight', { value: inFlight || DEFAULT_TEXTS.inFlight }) },
      { own: timeoutSeconds, text: t('seconds', { value: timeoutSeconds || DEFAULT_TEXTS.seconds }) },
    ];
    const isAllDefault = parts.every(({ own }) => own === '');
    const marked = parts.map(({ own, text }) => (own === '' && !isAllDefault ? t('default', { text }) : text));
    const line = marked.join(c('comma'));
    return isAllDefault ? t('allDefault', { line }) : line;
  };
}
