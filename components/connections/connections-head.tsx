'use client';
import { useTranslations } from 'use-intl';
import { NavLink } from '@/components/ui/nav-link';
import { PageHead } from '@/components/ui/page-head';
import { useDesk } from './connection-desk';

/** The title; the page's one primary action is a link, since the form has an address. Only for who may add. */
export function ConnectionsHead() {
  const t = useTranslations('connections');
  const { may } = useDesk();
  return (
    <PageHead
      title={t('title')}
      actions={
        may.add && (
          <NavLink
            href="/settings/connections/new"
            className="inline-flex h-7 items-center justify-center rounded-control bg-solid px-2.5 font-medium whitespace-nowrap text-on-solid hover:opacity-90 max-tab:h-10"
          >
            {t('add')}
          </NavLink>
        )
      }
    />
  );
}
