'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Verdict } from '@/components/ui/marks';
import type { List } from '@/lib/charts/call-list';
import { LIST_PAGE } from '@/lib/queries/call-filters';
import type { ApiFailure } from '@/lib/queries/failure';

/** The next page, read as soon as its place comes near; by button where it failed or brought nothing. */
export function ListEnd({
  list,
  reading,
  failure,
  automatic,
  onMore,
}: {
  list: List<{ readonly id: string }>;
  reading: boolean;
  /** Of the next page. */
  failure: ApiFailure | null;
  /** False where the last page brought nothing: the reader says whether to go on. */
  automatic: boolean;
  onMore: () => void;
}) {
  const t = useTranslations('calls.end');
  const c = useTranslations('common.action');
  const formats = useFormats();
  const failureText = useFailureText();
  const { loaded, total, complete } = list;
  const waits = automatic && failure === null && !reading;
  const near = useCallback(
    (end: HTMLDivElement | null) => {
      if (!end || !waits || typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && onMore(),
        { rootMargin: '1200px 0px' },
      );
      observer.observe(end);
      return () => observer.disconnect();
    },
    [waits, onMore],
  );
  if (complete) return loaded > LIST_PAGE ? <p className="px-(--gutter) py-3 text-12 text-ink-3">{t('all')}</p> : null;
  const rest = total.exact ? Math.min(LIST_PAGE, Math.max(1, total.count - loaded)) : LIST_PAGE;
  return (
    <div ref={near} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-(--gutter) py-3 text-12 text-ink-3">
      {failure && (
        <span role="alert">
          <Verdict verdict="fail">{t('failed', { reason: failureText(failure.code) })}</Verdict>
        </span>
      )}
      {reading ? (
        <span role="status">{t('reading')}</span>
      ) : (
        <Button onClick={onMore}>{failure ? c('retry') : t('more', { count: formats.number(rest) })}</Button>
      )}
    </div>
  );
}
