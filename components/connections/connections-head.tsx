'use client';
import NextLink from 'next/link';
import { useTranslations } from 'use-intl';
import { PageHead } from '@/components/ui/page-head';
import { useDesk } from './connection-desk';

/** The title; the page's one primary action is a link, since the form has an address. Only for who may add. */
export function ConnectionsHead() {
  const t = useTranslations('connections');
  const { role } = useDesk();
  return (
    <PageHead
      crumb={t('crumb')}
      title={t('title')}
      actions={
        role === 'admin' && (
          <NextLink
            href="/settings/connections/new"
            prefetch={false}
            className="inline-flex h-7 items-center justify-center rounded-control bg-solid px-2.5 font-medium whitespace-nowrap text-on-solid hover:opacity-90 max-tab:h-10"
          >
            {t('add')}
          </NextLink>
        )
      }
    />
  );
}
