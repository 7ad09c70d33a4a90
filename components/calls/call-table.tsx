'use client';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { CallColumn, List } from '@/lib/charts/call-list';
import type { Tone } from '@/lib/charts/tone';
import type { Call } from '@/lib/model/call';
import { callPath } from '@/lib/queries/call-filters';
import { callColumns } from './call-columns';
import { CallRow } from './call-row';
import { ListTable } from './list-table';
import type { TaskId } from './use-list';

/** The calls that are here, newest first as far as their vendor orders them. */
export function CallTable({
  one: { connectionId, taskId },
  list,
  columns,
  toneOf,
  search,
  zone,
  onTag,
}: {
  one: TaskId;
  list: List<Call>;
  columns: readonly CallColumn[];
  /** Of a level by its name. */
  toneOf: (key: string) => Tone;
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
        tone={toneOf(call.intent?.key ?? '')}
        columns={columns}
        onTag={onTag}
      />
    ),
    [connectionId, taskId, search, zone, toneOf, columns, onTag],
  );
  const looks = useMemo(() => callColumns(columns, (key) => t(`columns.${key}`)), [columns, t]);
  return (
    <ListTable
      list={list}
      caption={t('caption')}
      testId="call-list"
      className="list-of-calls"
      columns={looks}
      row={row}
    />
  );
}
