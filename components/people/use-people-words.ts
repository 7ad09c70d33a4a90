'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import type { Powers } from '@/lib/model/person';
import { connectionsQuery } from '@/lib/queries/connections';
import type { ApiFailure } from '@/lib/queries/failure';

/** How many rights there are; the list with its schema stays out of this page. */
const EVERY_RIGHT = 5;

/** What somebody may do, and what they see, each as words. */
export function usePowersText() {
  const t = useTranslations('people');
  const c = useTranslations('common');
  const { data } = useQuery(connectionsQuery());
  const nameOf = (id: string) => data?.data.find((one) => one.id === id)?.name ?? t('form.unknown', { id });
  return {
    rights: ({ rights }: Powers) =>
      rights.length === EVERY_RIGHT
        ? t('everything')
        : rights.map((right) => t(`right.${right}.name`)).join(c('separator')) || t('reading'),
    connections: ({ connections }: Powers) =>
      connections === null ? t('allConnections') : connections.map(nameOf).join(c('separator')) || t('noConnections'),
  };
}

/** Why a change was refused. */
export function useRefusal(): (error: ApiFailure) => string {
  const t = useTranslations('people.failed');
  const failureText = useFailureText();
  const own: Readonly<Record<string, 'last' | 'more' | 'gone'>> = {
    conflict: 'last',
    forbidden: 'more',
    not_found: 'gone',
  };
  return ({ code }) => {
    const known = own[code];
    return known ? t(known) : failureText(code);
  };
}
