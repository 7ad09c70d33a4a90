'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { IntervalDot } from '@/components/charts/interval-dot';
import { MiniBar } from '@/components/charts/mini-bar';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { TextLink } from '@/components/ui/link';
import { Section } from '@/components/ui/section';
import type { Dot, Dots } from '@/lib/charts/dots';
import { prepareOverviewSources } from '@/lib/charts/overview';
import type { Overview, OverviewSource } from '@/lib/model/overview';

/** How trustworthy the source is: a failure before its age. */
function SourceMark({ source: { state, error, totals } }: { source: OverviewSource }) {
  const t = useTranslations('overview.bySource');
  const failure = useFailureText();
  if (state === 'pending') return <span className="text-12 text-ink-3">{t('pending')}</span>;
  if (totals.oldestAsOf === null) {
    return error ? <span className="text-12 text-bad">{failure(error.code)}</span> : '—';
  }
  return <Age at={totals.oldestAsOf} state={error ? 'stale' : 'fresh'} short />;
}

function SourceRow({
  source,
  name,
  dot,
  axis,
}: {
  source: OverviewSource;
  name: string;
  dot: Dot;
  axis: Pick<Dots, 'domain' | 'pooled'>;
}) {
  const t = useTranslations('overview.bySource');
  const chart = useTranslations('common.chart');
  const formats = useFormats();
  const { connectionId, listed, total, totals } = source;
  const { numbersTotal, progress, answerRate, positive } = totals;
  return (
    <tr>
      <th scope="row" className="max-w-0 font-normal">
        <TextLink
          href={`/tasks?connection=${connectionId}`}
          quiet
          className="block overflow-hidden text-ellipsis whitespace-nowrap text-ink"
        >
          {name}
        </TextLink>
      </th>
      <td className="num wide-only">
        {total === null || total === listed
          ? formats.number(listed)
          : t('tasksOf', { listed: formats.number(listed), total: formats.number(total) })}
      </td>
      <td className="num wide-only">{formats.number(progress.value === null ? null : numbersTotal)}</td>
      <td className="num wide-only">
        {progress.value !== null && <MiniBar share={progress.value} />}{' '}
        <span className="ml-1 inline-block min-w-12">{formats.rate(progress.value, null)}</span>
      </td>
      <td className={`num ${dot.tooFew ? 'text-ink-3' : ''}`}>
        {formats.rate(answerRate.value, answerRate.denominator)}
      </td>
      <td className="wide-only w-[22%] min-w-28 align-middle">
        <IntervalDot
          dot={dot}
          domain={axis.domain}
          pooled={axis.pooled}
          offScaleText={chart('offScale', { interval: formats.interval(answerRate.interval) })}
        />
      </td>
      <td className="num wide-only">{formats.rate(positive.value, positive.denominator)}</td>
      <td className="num">
        <SourceMark source={source} />
      </td>
    </tr>
  );
}

/** The sources beside each other: what the pooled figures above are made of. */
export function SourceTable({ overview, nameOf }: { overview: Overview; nameOf: (id: string) => string }) {
  const t = useTranslations('overview.bySource');
  const head = useTranslations('overview.table');
  const formats = useFormats();
  const { domain, pooled, rows } = prepareOverviewSources(overview);
  return (
    <Section title={t('title')} subtitle={t('subtitle')} testId="source-table">
      <table>
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-[24%] max-tab:w-[52%]">
              {t('source')}
            </th>
            <th scope="col" className="num wide-only">
              {t('tasks')}
            </th>
            <th scope="col" className="num wide-only">
              {head('numbers')}
            </th>
            <th scope="col" className="num wide-only">
              {head('progress')}
            </th>
            <th scope="col" className="num">
              {head('answerRate')}
            </th>
            <th scope="col" className="wide-only">
              {head('axis', { low: formats.rateValue(domain.low, null), high: formats.rate(domain.high, null) })}
            </th>
            <th scope="col" className="num wide-only">
              {head('positive')}
            </th>
            <th scope="col" className="num">
              {head('data')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ source, dot }) => (
            <SourceRow
              key={source.connectionId}
              source={source}
              name={nameOf(source.connectionId)}
              dot={dot}
              axis={{ domain, pooled }}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}
