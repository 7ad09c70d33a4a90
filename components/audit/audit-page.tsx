'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { Button } from '@/components/ui/button';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { Row } from '@/components/ui/section';
import { useAddress } from '@/components/ui/use-address';
import { type AuditFilters, auditCsvUrl, auditPagesQuery } from '@/lib/queries/audit';
import { AuditFilterBar } from './audit-filter-bar';
import { AuditTable } from './audit-table';

const NAMES = ['actor', 'action', 'from', 'to'] as const;

/** What the address asks for. */
function filtersIn(params: Pick<URLSearchParams, 'get'>): AuditFilters {
  const given = NAMES.map((name) => [name, params.get(name) ?? ''] as const).filter(([, value]) => value !== '');
  return Object.fromEntries(given);
}

/** Who did what, newest first; the address holds what it is narrowed by. */
export function AuditPage() {
  const t = useTranslations('audit');
  const c = useTranslations('common.action');
  const locale = useLocale();
  const { params, change } = useAddress();
  const filters = filtersIn(params);
  const query = useInfiniteQuery(auditPagesQuery(filters));
  const narrowed = Object.keys(filters).length > 0;
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          // A document of our API, not a page: it is never fetched before it is wanted.
          <a
            href={auditCsvUrl({ ...filters, locale })}
            download
            data-testid="export"
            className="inline-flex h-7 items-center rounded-control px-2.5 font-medium shadow-[inset_0_0_0_1px_var(--line-2)] hover:bg-sunken max-tab:h-10"
          >
            {t('export')}
          </a>
        }
      >
        <Sentence>{t('lead')}</Sentence>
      </PageHead>
      <AuditFilterBar filters={filters} known={query.data?.pages[0]?.known ?? null} onChange={change} />
      <Row>
        <section className="cell" aria-label={t('title')}>
          <QueryGate query={query} name={t('title')} shape="table" height={320}>
            {({ pages }) => {
              const records = pages.flatMap(({ data }) => data);
              if (records.length === 0) {
                return (
                  <div data-testid="no-entries" className="max-w-[56em]">
                    <p className="font-medium">{t(narrowed ? 'noneLeft' : 'none')}</p>
                    {narrowed && (
                      <Button
                        className="mt-2"
                        onClick={() => change(Object.fromEntries(NAMES.map((name) => [name, null])))}
                      >
                        {t('clear')}
                      </Button>
                    )}
                  </div>
                );
              }
              return (
                <>
                  <AuditTable records={records} />
                  <div className="mt-4">
                    {query.hasNextPage ? (
                      <Button size="large" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                        {query.isFetchNextPageError ? c('retry') : t('more')}
                      </Button>
                    ) : (
                      <p className="text-12 text-ink-3">{t('end')}</p>
                    )}
                  </div>
                </>
              );
            }}
          </QueryGate>
        </section>
      </Row>
    </>
  );
}
