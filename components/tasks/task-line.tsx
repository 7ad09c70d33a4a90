'use client';
import { memo, type ReactNode, type RefCallback } from 'react';
import { useTranslations } from 'use-intl';
import { IntervalDot } from '@/components/charts/interval-dot';
import { CountLink } from '@/components/charts/mark-link';
import { MiniBar } from '@/components/charts/mini-bar';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { classes } from '@/components/ui/classes';
import { TextLink } from '@/components/ui/link';
import { NeqCount, StatusMark } from '@/components/ui/marks';
import { Skeleton } from '@/components/ui/skeleton';
import type { Drill } from '@/lib/charts/drill';
import { shapeOfState, spansText } from '@/lib/charts/task-state';
import type { TaskRow, TaskTable } from '@/lib/charts/tasks';
import { markPath } from '@/lib/queries/stated';
import { RowAge } from './source-lines';

/** Where it comes from and what else the list says of it, each only where it says it. */
function Origin({ row: { connection, task } }: { row: TaskRow }) {
  const t = useTranslations('tasks.table');
  const c = useTranslations('common');
  const windows = spansText(task.windows, c('separator'));
  const facts = [
    task.scriptName !== null && t('script', { name: task.scriptName }),
    windows !== null && t('window', { spans: windows }),
  ].filter((fact): fact is string => fact !== false);
  return (
    <span className="block overflow-hidden text-12 text-ellipsis whitespace-nowrap text-ink-3">
      {connection.name}
      {connection.sandbox && (
        <span className="ml-1.5 rounded-chip px-1 text-11 shadow-[inset_0_0_0_1px_var(--line-2)]">{t('sandbox')}</span>
      )}
      {facts.map((fact) => (
        <span key={fact} className="dot-between max-tab:hidden">
          {fact}
        </span>
      ))}
    </span>
  );
}

function Waiting({ width }: { width: number }) {
  return (
    <span className="inline-block align-middle">
      <Skeleton width={width} height={10} />
    </span>
  );
}

function DataCell({ row: { summary, contradictions } }: { row: TaskRow }) {
  const t = useTranslations('tasks.table');
  const c = useTranslations('common.neq');
  const failure = useFailureText();
  if (summary === null) return <Waiting width={40} />;
  const { meta, failure: code } = summary;
  if (meta === null) return <span className="text-12 whitespace-normal text-bad">{failure(code ?? 'internal')}</span>;
  const { fetchedAt, state } = meta.source;
  return (
    <>
      {contradictions !== null && contradictions > 0 && (
        <span className="mr-2">
          <NeqCount count={contradictions} label={c('count', { count: contradictions })} />
        </span>
      )}
      <RowAge at={fetchedAt} stale={state === 'stale'} />
      <span className="sr-only">{t('data')}</span>
    </>
  );
}

const oneOf = ({ connection, task }: TaskRow) => ({ connectionId: connection.id, taskId: task.id });

/** How many numbers it has, with the list of them. */
function NumbersCount({ row }: { row: TaskRow }) {
  const formats = useFormats();
  const count = row.summary?.stat?.numbers.total ?? null;
  if (count === null) return formats.number(count);
  const drill: Drill = row.connection.capabilities.includes('numbers')
    ? { of: 'numbers', href: markPath(oneOf(row), 'numbers', {}, { chart: 'task', count }) }
    : { why: 'notGiven' };
  return (
    <CountLink drill={drill} count={count} name={row.task.name}>
      {formats.number(count)}
    </CountLink>
  );
}

/** How many of its calls were answered, with the list of them. */
function AnsweredCount({ row, count }: { row: TaskRow; count: number }) {
  const c = useTranslations('common.outcome');
  const formats = useFormats();
  const drill: Drill = row.connection.capabilities.includes('calls')
    ? { of: 'calls', href: markPath(oneOf(row), 'calls', { outcome: 'answered' }, { chart: 'rate', count }) }
    : { why: 'notGiven' };
  return (
    <CountLink drill={drill} count={count} name={`${row.task.name} ${c('answered')}`}>
      {formats.number(count)}
    </CountLink>
  );
}

/** One task: name and origin at once, its counters when they are here, "—" for what its vendor does not give. */
export const TaskLine = memo(function TaskLine({
  row,
  domain,
  pooled,
  watch,
}: {
  row: TaskRow;
  domain: TaskTable['domain'];
  pooled: number | null;
  watch: RefCallback<HTMLTableRowElement>;
}) {
  const c = useTranslations('common');
  const formats = useFormats();
  const { key, connection, task, summary, dot, positive } = row;
  const { ratio, tooFew } = dot;
  const waiting = summary === null;
  const stale = summary?.meta?.source.state === 'stale';
  const stat = summary?.stat ?? null;
  const tone = tooFew || stale ? 'text-ink-3' : '';
  const given = (width: number, content: ReactNode) => (waiting ? <Waiting width={width} /> : content);
  const progress = stat?.progress.value ?? null;
  const { numerator, denominator } = ratio;
  const base =
    numerator === null || denominator === null ? (
      '—'
    ) : (
      <>
        <AnsweredCount row={row} count={numerator} /> / {formats.number(denominator)}
      </>
    );
  return (
    <tr ref={watch} data-key={key} data-testid={`task-${key}`} aria-busy={waiting || undefined}>
      <th scope="row" className="max-w-0 text-left font-normal max-tab:w-[58%]">
        <TextLink
          href={`/tasks/${connection.id}/${encodeURIComponent(task.id)}`}
          quiet
          className="block overflow-hidden text-13 text-ellipsis whitespace-nowrap text-ink max-tab:leading-6"
        >
          {task.name}
        </TextLink>
        <span className="hidden max-tab:block">
          <StatusMark shape={shapeOfState(task.state)}>{c(`taskState.${task.state}`)}</StatusMark>
        </span>
        <Origin row={row} />
      </th>
      <td className="wide-only whitespace-nowrap" title={task.stateLabel ?? undefined}>
        <StatusMark shape={shapeOfState(task.state)}>{c(`taskState.${task.state}`)}</StatusMark>
      </td>
      <td className={classes('num wide-only', stale && 'text-ink-3')}>{given(44, <NumbersCount row={row} />)}</td>
      <td className={classes('num wide-only', stale && 'text-ink-3')}>
        {given(
          104,
          <>
            {progress !== null && <MiniBar share={progress} width={56} />}
            <span className="ml-2 inline-block min-w-11">{formats.rate(progress)}</span>
          </>,
        )}
      </td>
      <td className={classes('num', tone)} data-testid="rate">
        {given(
          72,
          <>
            {formats.rate(ratio.value, denominator)}
            <span className="ml-1.5 inline-block min-w-[84px] text-12 text-ink-3 max-tab:ml-0 max-tab:block">
              {formats.interval(ratio.interval, denominator)}
            </span>
          </>,
        )}
      </td>
      <td className="wide-only w-[15%] min-w-28 align-top pt-[9px]!">
        {!waiting && (
          <IntervalDot
            dot={dot}
            domain={domain}
            pooled={pooled}
            offScaleText={c('chart.offScale', { interval: formats.interval(ratio.interval) })}
          />
        )}
      </td>
      <td className="num wide-only text-ink-3 max-desk:hidden">{given(76, base)}</td>
      <td className="num wide-only max-desk:hidden">
        {given(36, formats.rate(positive?.value ?? null, positive?.denominator ?? null))}
      </td>
      <td className="num max-w-32">
        <DataCell row={row} />
      </td>
    </tr>
  );
});
