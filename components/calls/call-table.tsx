'use client';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import type { CallColumn, List } from '@/lib/charts/call-list';
import type { Tone } from '@/lib/charts/tone';
import type { Call } from '@/lib/model/call';
import { callPath } from '@/lib/queries/call-filters';
import { CallRow } from './call-row';
import { ListBlock } from './list-block';
import type { TaskId } from './use-list';

const NUMERIC: readonly CallColumn[] = ['talk', 'rounds', 'score'];
/** Left out first where the window is narrow. */
const LAST: readonly CallColumn[] = ['hangup', 'tags', 'score'];

/** Fixed, so that rows which come and go move no column, and no row has to be measured; the customer takes the rest. */
const WIDTHS: Readonly<Record<CallColumn, string>> = {
  customer: '',
  outcome: 'w-28',
  level: 'w-44 max-desk:w-32',
  talk: 'w-20',
  rounds: 'w-16',
  hangup: 'w-24',
  tags: 'w-44',
  score: 'w-14',
};

/** The calls that are here, newest first as far as their vendor orders them. */
export function CallTable({
  one,
  list,
  columns,
  tones,
  search,
  zone,
  onTag,
}: {
  one: TaskId;
  list: List<Call>;
  columns: readonly CallColumn[];
  tones: ReadonlyMap<string, Tone>;
  /** Of the list's own address. */
  search: string;
  zone: string;
  onTag: (tag: string) => void;
}) {
  const t = useTranslations('calls');
  const { blocks, total } = list;
  return (
    <div className="border-t border-line px-(--gutter) pt-4">
      <table aria-rowcount={total.exact ? total.count + 1 : -1} data-testid="call-list" className="table-fixed">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="w-32 max-tab:w-auto">
              {t('columns.time')}
            </th>
            <th scope="col" className="wide-only w-28">
              {t('columns.number')}
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={classes(
                  'wide-only',
                  WIDTHS[column],
                  NUMERIC.includes(column) && 'num',
                  column === 'hangup' && 'pl-5!',
                  LAST.includes(column) && 'max-desk:hidden',
                )}
              >
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col" className="num hidden w-24 max-tab:table-cell">
              {t('columns.talk')}
            </th>
          </tr>
        </thead>
        {blocks.map(({ from, rows }) => (
          <ListBlock key={from}>
            {() =>
              rows.map((call, at) => (
                <CallRow
                  key={call.id}
                  call={call}
                  index={from + at + 2}
                  href={callPath(one, call.id, { search, at: from + at + 1 })}
                  zone={zone}
                  tone={tones.get(call.intent?.key ?? '') ?? 'data'}
                  columns={columns}
                  onTag={onTag}
                />
              ))
            }
          </ListBlock>
        ))}
      </table>
    </div>
  );
}
