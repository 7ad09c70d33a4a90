'use client';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/charts/call-list';
import type { Contact } from '@/lib/model/contact';
import { ListTable } from './list-table';
import { NumberRow } from './number-row';

function NumberHead({ history }: { history: boolean }) {
  const t = useTranslations('calls.numbers');
  return (
    <>
      <th scope="col" className="w-40 max-tab:w-auto">
        {t('number')}
      </th>
      {(['status', 'place', 'blacklisted'] as const).map((column) => (
        <th key={column} scope="col" className="wide-only">
          {t(column)}
        </th>
      ))}
      {history && (
        <th scope="col" className="num w-36 max-tab:w-24">
          {t('attempts')}
        </th>
      )}
      <th scope="col" className="num w-32 max-tab:w-20">
        {t('last')}
      </th>
    </>
  );
}

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
  return (
    <ListTable
      list={list}
      caption={t('caption')}
      testId="number-list"
      className="[--row:32px] max-tab:table-auto max-tab:[--row:78px]"
      head={<NumberHead history={history} />}
      row={row}
    />
  );
}
