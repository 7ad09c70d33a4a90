'use client';
import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/charts/call-list';
import type { Contact } from '@/lib/model/contact';
import { ListTable } from './list-table';
import { NUMBER_LOOK, NumberRow } from './number-row';

/** The numbers that are here, in their vendor's order. */
export function NumberTable({
  list,
  hrefOf,
  zone,
  history,
}: {
  list: List<Contact>;
  hrefOf: ((callId: string) => string) | null;
  zone: string;
  history: boolean;
}) {
  const t = useTranslations('calls.numbers');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setOpen((known) => {
        const next = new Set(known);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const row = useCallback(
    (contact: Contact, place: number) => (
      <NumberRow
        key={contact.id}
        contact={contact}
        index={place + 2}
        hrefOf={hrefOf}
        zone={zone}
        history={history}
        open={open.has(contact.id)}
        onToggle={toggle}
      />
    ),
    [hrefOf, zone, history, open, toggle],
  );
  const columns = useMemo(
    () =>
      (['number', 'status', 'place', 'blacklisted', 'attempts', 'last'] as const)
        .filter((key) => history || key !== 'attempts')
        .map((key) => ({ ...NUMBER_LOOK[key], key, label: t(key) })),
    [history, t],
  );
  return (
    <ListTable
      list={list}
      caption={t('caption')}
      testId="number-list"
      className="list-of-numbers"
      columns={columns}
      row={row}
    />
  );
}
