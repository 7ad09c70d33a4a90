'use client';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';

/** One file of a report. A document of our API, not a page: never fetched before it is wanted. */
function FileLink({ href, hint, label, onDone }: { href: string; hint: string; label: string; onDone: () => void }) {
  const print = href.includes('show=print');
  return (
    <a
      href={href}
      onClick={onDone}
      {...(print ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
      className="flex h-8 w-full items-center gap-6 rounded-control px-2.5 text-ink-2 hover:bg-sunken hover:text-ink max-tab:h-11"
    >
      <span className="flex-1">{label}</span>
      <span className="text-12 text-ink-3">{hint}</span>
    </a>
  );
}

/** The report of this page as a file, or printed. `path`: where the report is, to which an ending comes. */
export function ExportMenu({ path, search }: { path: string; search: Readonly<Record<string, string>> }) {
  const t = useTranslations('links.export');
  const at = (ending: string, more: Readonly<Record<string, string>> = {}) => {
    const asked = new URLSearchParams({ ...search, ...more }).toString();
    return `/api/v1${path}/report.${ending}${asked === '' ? '' : `?${asked}`}`;
  };
  return (
    <Menu
      label={t('label')}
      align="end"
      className="gap-1 pr-1.5 pl-2.5 font-medium text-ink shadow-[inset_0_0_0_1px_var(--line-2)]"
      trigger={
        <>
          {t('button')}
          <Icon name="caret" size={14} />
        </>
      }
    >
      {(close) => (
        <>
          <FileLink href={at('xlsx')} label={t('xlsx')} hint=".xlsx" onDone={close} />
          <FileLink href={at('csv')} label={t('csv')} hint=".csv" onDone={close} />
          <FileLink href={at('html')} label={t('html')} hint={t('signed')} onDone={close} />
          <FileLink href={at('html', { show: 'print' })} label={t('print')} hint="PDF" onDone={close} />
        </>
      )}
    </Menu>
  );
}
