'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { Section } from '@/components/ui/section';
import { type PipeRow, type PipeValue, preparePipes } from '@/lib/charts/inbound-pipes';
import type { InboundView } from './inbound-view';

/** Each day gets a column of its own as long as there are this few. */
const DAY_COLUMNS = 3;

/** The same metric from both pipes, and why the two differ. */
export function PipesTable({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.pipes');
  const formats = useFormats();
  const { stat, line, meta, passed, settled } = view;
  const { rows, dates } = preparePipes(stat, line.timeZone, settled === 'pending');
  const perDay = dates.length > 0 && dates.length <= DAY_COLUMNS;
  const text = (value: PipeValue, unit: PipeRow['unit'], absent: string) => {
    const one = (number: number) => (unit === 'rate' ? formats.rate(number) : formats.number(number));
    if (value.kind === 'absent') return <span className="text-ink-3">{absent}</span>;
    if (value.kind === 'value') return one(value.value);
    return unit === 'rate'
      ? `${formats.rateValue(value.low)}–${one(value.high)}`
      : `${one(value.low)}–${one(value.high)}`;
  };
  // The phone has no room for the days: it shows what they come to.
  const overall = perDay ? 'num tab:hidden' : 'num';
  const noOffline = settled === 'pending' ? t('pending') : t('noOffline');
  return (
    <Section title={t('title')} subtitle={t('subtitle')} span={12} testId="pipes">
      <table>
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('metric')}</th>
            <th scope="col" className="num">
              {t('realtime', { time: formats.clock(passed.to, line.timeZone) })}{' '}
              <span className="max-tab:hidden">
                <Age at={meta.source.fetchedAt} short />
              </span>
            </th>
            {perDay &&
              dates.map((date) => (
                <th key={date} scope="col" className="num wide-only">
                  {t('offlineDay', { date: formats.day(date) })}
                </th>
              ))}
            <th scope="col" className={overall}>
              {dates.length > 0 ? t('offlineDays', { days: dates.length }) : t('offline')}
            </th>
            <th scope="col" className="wide-only pl-6">
              {t('why')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ metric, unit, realtime, offline, days }) => (
            <tr key={metric}>
              <th scope="row" className="font-normal">
                {t(`metrics.${metric}`)}
              </th>
              <td className="num">{text(realtime, unit, t('noRealtime'))}</td>
              {perDay &&
                dates.map((date, at) => (
                  <td key={date} className="num wide-only">
                    {text(days[at] ?? { kind: 'absent' }, unit, '—')}
                  </td>
                ))}
              <td className={overall}>{text(offline, unit, noOffline)}</td>
              <td className="wide-only pl-6 text-12 text-ink-3">{t(`whys.${metric}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
