'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { List } from '@/lib/charts/call-list';

/** The whole list as a file, however little of it is here; in its place the reason where there is none to be had. */
export function ExportLink({
  list: { loaded, total, complete },
  href,
  failing,
}: {
  list: List<{ readonly id: string }>;
  href: string;
  /** The vendor does not answer: the list is the one from before, and a file is never made of that. */
  failing: boolean;
}) {
  const t = useTranslations('calls.export');
  const formats = useFormats();
  if (failing) return <span data-testid="no-export">{t('failing')}</span>;
  if (loaded === 0 && complete) return <span data-testid="no-export">{t('none')}</span>;
  const what = total.exact ? t('rows', { count: formats.number(total.count) }) : t('atLeast');
  return (
    <span className="no-print">
      {/* A document of our API, not a page: it is never fetched before it is wanted. */}
      <a
        href={href}
        download
        aria-label={t('label', { what })}
        data-testid="export"
        className="underlined text-13 text-ink max-tab:inline-block max-tab:leading-10"
      >
        {t('link')}
      </a>{' '}
      <span aria-hidden="true">{what}</span>
    </span>
  );
}
