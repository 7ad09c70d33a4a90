'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { IntervalDot } from '@/components/charts/interval-dot';
import { CountLink } from '@/components/charts/mark-link';
import { MiniBar } from '@/components/charts/mini-bar';

import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { TextLink } from '@/components/ui/link';
import { NeqCount, StatusMark } from '@/components/ui/marks';
import { Section } from '@/components/ui/section';
import { type OverviewRow, type OverviewTable, prepareOverviewTable } from '@/lib/charts/overview';
import type { Overview, OverviewTask } from '@/lib/model/overview';
import type { TaskState } from '@/lib/model/task-states';
import { connectionsQuery } from '@/lib/queries/connections';
import { markPath } from '@/lib/queries/stated';

const SHOWN = 12;
const SHAPES: Partial<Record<TaskState, 'run' | 'done' | 'warn' | 'bad'>> = {
  running: 'run',
  finished: 'done',
  stopped: 'done',
  deleted: 'done',
  paused_system: 'warn',
  blocked: 'bad',
};

/** How trustworthy the row is: contradictions before age, a failure before both. */
function DataMark({ entry, contradictions }: { entry: OverviewTask; contradictions: number }) {
  const t = useTranslations('overview.table');
  const failure = useFailureText();
  const { meta, error, pending } = entry;
  if (pending) return <span className="text-12 text-ink-3">{t('pending')}</span>;
  if (meta === null) {
    return error ? <span className="text-12 text-bad">{failure(error.code)}</span> : null;
  }
  if (contradictions > 0)
    return <NeqCount count={contradictions} label={t('contradictions', { count: contradictions })} />;
  return <Age at={meta.source.fetchedAt} state={meta.source.state} short />;
}

/** How many numbers a task has, with the list of them. */
function NumbersCount({ task: { task, stat, connectionId }, listed }: { task: OverviewTask; listed: boolean }) {
  const formats = useFormats();
  const count = stat?.numbers.total ?? null;
  if (count === null) return formats.number(count);
  const href = markPath({ connectionId, taskId: task.id }, 'numbers', {}, { chart: 'task', count });
  return (
    <CountLink drill={listed ? { of: 'numbers', href } : { why: 'notGiven' }} count={count} name={task.name}>
      {formats.number(count)}
    </CountLink>
  );
}

function TaskRow({
  row: { entry, dot, positive, contradictions },
  table,
  source,
  listed,
}: {
  row: OverviewRow;
  table: OverviewTable;
  source: string;
  /** Whether its vendor lists numbers. */
  listed: boolean;
}) {
  const states = useTranslations('common.taskState');
  const chart = useTranslations('common.chart');
  const formats = useFormats();
  const { task, stat, connectionId } = entry;
  const rate = dot.ratio;
  const few = dot.tooFew ? 'text-ink-3' : '';
  return (
    <tr>
      <th scope="row" className="max-w-0 font-normal">
        <span className="flex min-w-0 items-baseline">
          <StatusMark shape={SHAPES[task.state] ?? 'wait'} className="mr-1">
            <span className="sr-only">{states(task.state)}</span>
          </StatusMark>
          <TextLink
            href={`/tasks/${connectionId}/${encodeURIComponent(task.id)}`}
            quiet
            className="overflow-hidden text-13 text-ellipsis whitespace-nowrap text-ink"
          >
            {task.name}
          </TextLink>
          <span className="ml-1.5 flex-none text-12 text-ink-3 max-desk:hidden">{source}</span>
        </span>
      </th>
      <td className="num wide-only">
        <NumbersCount task={entry} listed={listed} />
      </td>
      <td className="num wide-only">
        {stat?.progress.value !== null && stat !== null && <MiniBar share={stat.progress.value} />}{' '}
        <span className="ml-1 inline-block min-w-11">{formats.rate(stat?.progress.value ?? null, null)}</span>
      </td>
      <td className={`num ${few}`}>{formats.rate(rate.value, rate.denominator)}</td>
      <td className="wide-only w-[20%] min-w-28 align-middle">
        <IntervalDot
          dot={dot}
          domain={table.domain}
          pooled={table.pooled}
          offScaleText={chart('offScale', { interval: formats.interval(rate.interval) })}
        />
      </td>
      <td className="num wide-only">{formats.rate(positive?.value ?? null, positive?.denominator ?? null)}</td>
      <td className="num">
        <DataMark entry={entry} contradictions={contradictions} />
      </td>
    </tr>
  );
}

/** The tasks of all sources in one table, their answer rates on one axis. */
export function TaskTable({ overview, nameOf }: { overview: Overview; nameOf: (id: string) => string }) {
  const { data: connections } = useQuery(connectionsQuery());
  const lists = (id: string) =>
    connections?.data.find((each) => each.id === id)?.capabilities.includes('numbers') ?? false;
  const t = useTranslations('overview.table');
  const formats = useFormats();
  const table = prepareOverviewTable(overview, SHOWN);
  const { totals } = overview;
  const axis = { low: formats.rateValue(table.domain.low, null), high: formats.rate(table.domain.high, null) };
  return (
    <Section
      title={t('title')}
      subtitle={t('subtitle', { shown: table.rows.length, total: table.total })}
      tools={<TextLink href="/tasks">{t('all')}</TextLink>}
      testId="task-table"
    >
      <table>
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-[34%] max-tab:w-[56%]">
              {t('task')}
            </th>
            <th scope="col" className="num wide-only">
              {t('numbers')}
            </th>
            <th scope="col" className="num wide-only">
              {t('progress')}
            </th>
            <th scope="col" className="num">
              {t('answerRate')}
            </th>
            <th scope="col" className="wide-only">
              {t('axis', axis)}
            </th>
            <th scope="col" className="num wide-only">
              {t('positive')}
            </th>
            <th scope="col" className="num">
              {t('data')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <TaskRow
              key={row.dot.key}
              row={row}
              table={table}
              source={nameOf(row.entry.connectionId)}
              listed={lists(row.entry.connectionId)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="num wide-only">{formats.number(totals.numbersTotal)}</td>
            <td className="num wide-only">{formats.rate(totals.progress.value, totals.progress.denominator)}</td>
            <td className="num">{formats.rate(totals.answerRate.value, totals.answerRate.denominator)}</td>
            <td className="wide-only text-12 text-ink-3">
              {t('pooled', { rate: formats.rate(totals.answerRate.value, totals.answerRate.denominator) })}
            </td>
            <td className="num wide-only">{formats.rate(totals.positive.value, totals.positive.denominator)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
