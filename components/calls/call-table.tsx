'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import type { CallColumn, List } from '@/lib/charts/call-list';
import type { Tone } from '@/lib/charts/tone';
import type { Call } from '@/lib/model/call';
import { callPath } from '@/lib/queries/call-filters';
import { CallRow } from './call-row';
import { ListTable } from './list-table';
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

function CallHead({ columns }: { columns: readonly CallColumn[] }) {
  const t = useTranslations('calls.columns');
  return (
    <>
      <th scope="col" className="w-32 max-tab:w-auto">
        {t('time')}
      </th>
      <th scope="col" className="wide-only w-28">
        {t('number')}
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
          {t(column)}
        </th>
      ))}
      <th scope="col" className="num hidden w-24 max-tab:table-cell">
        {t('talk')}
      </th>
    </>
  );
}

/** The calls that are here, newest first as far as their vendor orders them. */
export function CallTable({
  one: { connectionId, taskId },
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
  const row = useCallback(
    (call: Call, place: number) => (
      <CallRow
        key={call.id}
        call={call}
        index={place + 2}
        href={callPath({ connectionId, taskId }, call.id, { search, at: place + 1 })}
        zone={zone}
        tone={tones.get(call.intent?.key ?? '') ?? 'data'}
        columns={columns}
        onTag={onTag}
      />
    ),
    [connectionId, taskId, search, zone, tones, columns, onTag],
  );
  return (
    <ListTable
      list={list}
      caption={t('caption')}
      testId="call-list"
      className="[--row:32px] max-tab:[--row:54px]"
      head={<CallHead columns={columns} />}
      row={row}
    />
  );
}
