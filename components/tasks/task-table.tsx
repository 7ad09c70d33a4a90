'use client';
import { type ReactNode, type RefCallback, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { nextSort, type Sort, type SortKey, type TaskTable as Table } from '@/lib/charts/tasks';
import { TaskLine } from './task-line';

/** Drawn at once; more follow as their end comes near, so that a list of a thousand stays as quick as one of ten. */
const STEP = 60;

function Head({
  sortKey,
  sort,
  onSort,
  numeric = false,
  className,
  children,
}: {
  sortKey: SortKey;
  sort: Sort | null;
  onSort: (sort: string | null) => void;
  numeric?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const current = sort?.key === sortKey ? sort : null;
  const order = current === null ? undefined : current.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order} className={classes(numeric && 'num', className)}>
      <button
        type="button"
        onClick={() => onSort(nextSort(sortKey, sort))}
        className={classes('hover:text-ink max-tab:h-10', current !== null && 'font-medium text-ink')}
      >
        {children}
        {current !== null && <span aria-hidden="true">{current.descending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
}

function MoreRows({ count, onMore }: { count: number; onMore: () => void }) {
  const t = useTranslations('tasks');
  const near = useCallback(
    (button: HTMLButtonElement | null) => {
      if (!button || typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
        {
          rootMargin: '800px 0px',
        },
      );
      observer.observe(button);
      return () => observer.disconnect();
    },
    [onMore],
  );
  return (
    <div className="px-(--gutter) py-3">
      <button ref={near} type="button" onClick={onMore} className="underlined text-12 text-ink-2 max-tab:h-10">
        {t('more', { count })}
      </button>
    </div>
  );
}

/** The rows of all sources; their answer rates share one axis. */
export function TaskTable({
  table,
  sort,
  onSort,
  watch,
}: {
  table: Table;
  sort: Sort | null;
  onSort: (sort: string | null) => void;
  watch: RefCallback<HTMLTableRowElement>;
}) {
  const t = useTranslations('tasks.table');
  const formats = useFormats();
  const [limit, setLimit] = useState(STEP);
  const more = useCallback(() => setLimit((known) => known + STEP), []);
  const { rows, domain, pooled } = table;
  const rest = rows.length - limit;
  const heads = { sort, onSort };
  return (
    <>
      <div className="border-t border-line px-(--gutter) pt-4">
        <table data-testid="task-list">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <Head {...heads} sortKey="name" className="w-[27%] max-tab:w-[58%]">
                {t('task')}
              </Head>
              <Head {...heads} sortKey="state" className="wide-only">
                {t('state')}
              </Head>
              <Head {...heads} sortKey="numbers" numeric className="wide-only">
                {t('numbers')}
              </Head>
              <Head {...heads} sortKey="progress" numeric className="wide-only">
                {t('progress')}
              </Head>
              <Head {...heads} sortKey="rate" numeric>
                {t('rate')}
              </Head>
              <th scope="col" className="wide-only">
                <span className="flex justify-between">
                  <span>{formats.rate(domain.low)}</span>
                  <span>{formats.rate(domain.high)}</span>
                </span>
              </th>
              <th scope="col" className="num wide-only max-desk:hidden">
                {t('base')}
              </th>
              <Head {...heads} sortKey="positive" numeric className="wide-only max-desk:hidden">
                {t('positive')}
              </Head>
              <Head {...heads} sortKey="differs" numeric>
                {t('data')}
              </Head>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row) => (
              <TaskLine key={row.key} row={row} domain={domain} pooled={pooled} watch={watch} />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && <MoreRows count={Math.min(STEP, rest)} onMore={more} />}
      {pooled !== null && (
        <p className="px-(--gutter) pt-3 text-12 text-ink-3 max-tab:hidden">
          {t('pooled', { count: formats.number(table.counted), rate: formats.rate(pooled) })}
        </p>
      )}
    </>
  );
}
