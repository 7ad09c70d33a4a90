'use client';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/charts/call-list';
import type { Contact } from '@/lib/model/contact';
import { ListBlock } from './list-block';
import { NumberRow } from './number-row';

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
  const { blocks, total } = list;
  return (
    <div className="border-t border-line px-(--gutter) pt-4">
      <table
        aria-rowcount={total.exact ? total.count + 1 : -1}
        data-testid="number-list"
        className="table-fixed max-tab:table-auto"
      >
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="w-40 max-tab:w-auto">
              {t('number')}
            </th>
            <th scope="col" className="wide-only">
              {t('status')}
            </th>
            <th scope="col" className="wide-only">
              {t('place')}
            </th>
            <th scope="col" className="wide-only">
              {t('blacklisted')}
            </th>
            {history && (
              <th scope="col" className="num w-36 max-tab:w-24">
                {t('attempts')}
              </th>
            )}
            <th scope="col" className="num w-32 max-tab:w-20">
              {t('last')}
            </th>
          </tr>
        </thead>
        {blocks.map(({ from, rows }) => (
          <ListBlock key={from}>
            {() =>
              rows.map((contact, at) => (
                <NumberRow
                  key={contact.id}
                  contact={contact}
                  index={from + at + 2}
                  hrefOf={hrefOf}
                  zone={zone}
                  history={history}
                  open={open.has(contact.id)}
                  onToggle={toggle}
                />
              ))
            }
          </ListBlock>
        ))}
      </table>
    </div>
  );
}
