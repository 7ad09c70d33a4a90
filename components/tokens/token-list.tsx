'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { QueryGate } from '@/components/charts/query-gate';
import { Button } from '@/components/ui/button';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { Row } from '@/components/ui/section';
import type { ApiToken } from '@/lib/api/tokens';
import { tokensQuery } from '@/lib/queries/tokens';
import { TokenTable } from './token-table';

const TokenDialog = lazy(() => import('./token-dialog').then(({ TokenDialog: dialog }) => ({ default: dialog })));
const RevokeDialog = lazy(() => import('./revoke-dialog').then(({ RevokeDialog: dialog }) => ({ default: dialog })));

/** The page of all API tokens. */
export function TokenList() {
  const t = useTranslations('tokens');
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<ApiToken | null>(null);
  const query = useQuery(tokensQuery());
  const cache = useQueryClient();
  const refresh = () => void cache.invalidateQueries({ queryKey: tokensQuery().queryKey });
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <Button kind="primary" onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        }
      >
        <Sentence>{t('lead')}</Sentence>
      </PageHead>
      <Row>
        <section className="cell" aria-label={t('title')}>
          <QueryGate query={query} name={t('title')} shape="table" height={160}>
            {({ data }) =>
              data.length === 0 ? (
                <div data-testid="no-tokens" className="max-w-[56em]">
                  <p className="font-medium">{t('none')}</p>
                  <p className="text-pretty text-ink-2">{t('noneText')}</p>
                </div>
              ) : (
                <TokenTable tokens={data} onRevoke={setLeaving} />
              )
            }
          </QueryGate>
        </section>
      </Row>
      <Suspense>
        {making && (
          <TokenDialog
            onClose={() => {
              setMaking(false);
              refresh();
            }}
          />
        )}
        {leaving && (
          <RevokeDialog
            token={leaving}
            onClose={() => {
              setLeaving(null);
              refresh();
            }}
          />
        )}
      </Suspense>
    </>
  );
}
