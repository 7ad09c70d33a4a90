import { prepareInboundFigures } from '@/lib/charts/inbound-figures';
import type { InboundStat } from '@/lib/model/inbound';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { localDate } from '@/lib/model/time';
import { Bars, Figure, Part, RateFigure } from './parts';
import type { Words } from './words';

/** The calls of an inbound line: the realtime totals, and the days that are settled. */
export function InboundReport({
  answer,
  stat,
  words,
  pictures,
}: {
  answer: SharedAnswer;
  stat: InboundStat;
  words: Words;
  pictures: boolean;
}) {
  const { report, source } = answer.data;
  // Left out by its owner is not the same as a time without calls.
  const hasDays = report.sections === undefined || report.sections.includes('days');
  const { formats, r, inbound, common } = words;
  const figures = prepareInboundFigures(stat);
  const days = stat.realtime.daily.map(({ start, counts }) => ({
    day: localDate(start, source.timeZone),
    calls: counts.calls ?? null,
  }));
  const most = Math.max(1, ...days.map(({ calls }) => calls ?? 0));
  return (
    <>
      {stat.realtime.total && (
        <dl className="big">
          <Figure
            hero
            label={
              <>
                {inbound('figure.calls')} <span className="m3">{r('inbound.realtime')}</span>
              </>
            }
            value={formats.number(figures.calls)}
            base={inbound('figure.valid', {
              count: formats.number(figures.validCalls),
              share: formats.rate(figures.validShare, figures.calls),
            })}
          />
          <RateFigure label={r('inbound.attempt')} ratio={figures.attempt} words={words} />
          <RateFigure label={r('inbound.success')} ratio={figures.success} words={words} />
          <Figure label={inbound('figure.duration')} value={formats.duration(figures.totalSeconds)} />
        </dl>
      )}
      {hasDays && (
        <Part
          title={r('inbound.days')}
          note={r('inbound.realtime')}
          save={pictures && days.length > 0 ? r('picture', { title: r('inbound.days') }) : undefined}
          formula={words.metric('inbound_calls.formula')}
        >
          {days.length === 0 ? (
            <p className="m3">{r('inbound.none')}</p>
          ) : (
            <Bars
              caption={r('inbound.days')}
              heads={[common('chart.day'), common('chart.calls'), null]}
              rows={days.map(({ day, calls }) => ({
                key: day,
                label: formats.axisDay(day),
                count: formats.number(calls),
                length: calls === null ? null : calls / most,
              }))}
            />
          )}
        </Part>
      )}
    </>
  );
}
