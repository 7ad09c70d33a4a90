'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { useNeq } from '@/components/quality/use-check-words';
import { Figure, FigureStrip } from '@/components/ui/figure';
import { agreesAt, failedPart } from '@/lib/charts/inbound-checks';
import { prepareInboundFigures } from '@/lib/charts/inbound-figures';
import type { InboundView } from './inbound-view';
import { useInboundHow } from './use-inbound-how';
import { REALTIME_TOTAL, toneOf, useRateFigure, useStatedFigure } from './use-rate-figure';

/** Six figures of the range so far, all from the realtime total. */
export function InboundFigures({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.figure');
  const unit = useTranslations('common.unit');
  const formats = useFormats();
  const how = useInboundHow(view);
  const neq = useNeq();
  const { stat, meta, dates, stale, settled } = view;
  const figures = prepareInboundFigures(stat);
  const { calls, validCalls, validShare, attempt, success, reception, solved, solvedOffline } = figures;
  const { checks, source } = meta;
  const age = <Age at={source.fetchedAt} state={source.state} />;
  const rate = useRateFigure(view);
  const stated = useStatedFigure(view);
  const callsFailed =
    failedPart(checks, 'A6', 'total_calls') ?? failedPart(checks, 'A2', 'valid_calls', REALTIME_TOTAL);
  const durationFailed = failedPart(checks, 'A9', 'avg_total_duration', REALTIME_TOTAL);
  return (
    <FigureStrip>
      <Figure
        label={t('calls')}
        grain={t('callsGrain')}
        value={formats.number(calls)}
        tone={toneOf(calls, stale)}
        base={t('days', { count: dates.length })}
        age={age}
        neq={neq(callsFailed)}
        fact={
          validCalls === null
            ? undefined
            : t('valid', { count: formats.number(validCalls), share: formats.rate(validShare, calls) })
        }
        how={how('inbound_calls', {
          inputs: [
            [t('inputCalls'), formats.number(calls)],
            [t('inputValid'), formats.number(validCalls)],
          ],
          failed: callsFailed,
        })}
        testId="calls"
      />
      <Figure
        label={t('attempt')}
        grain={t('attemptGrain')}
        {...rate('attempt', attempt, figures.attemptTooFew)}
        testId="transfer-attempt"
      />
      <Figure
        label={t('success')}
        grain={t('successGrain')}
        {...rate('success', success, figures.successTooFew)}
        testId="transfer-success"
      />
      <Figure
        label={t('reception')}
        grain={t('vendorGrain')}
        {...stated('agent_reception_rate', reception)}
        fact={reception === null ? undefined : t('vendorOnly')}
        testId="agent-reception"
      />
      <Figure
        label={t('solved')}
        grain={t('vendorGrain')}
        {...stated('first_call_solved_rate', solved)}
        fact={
          solvedOffline
            ? t('solvedOffline', {
                low: formats.rateValue(solvedOffline.low),
                high: formats.rate(solvedOffline.high),
                same: solvedOffline.low === solvedOffline.high ? 'yes' : 'no',
              })
            : t(settled === 'pending' ? 'solvedPending' : 'vendorOnly')
        }
        testId="first-call-solved"
      />
      <Figure
        label={t('duration')}
        grain={t('vendorGrain')}
        value={formats.duration(figures.totalSeconds)}
        tone={toneOf(figures.totalSeconds, stale)}
        base={unit('calls', { count: formats.number(calls) })}
        age={age}
        neq={neq(durationFailed)}
        fact={t('durationParts', {
          robot: formats.duration(figures.robotSeconds),
          agent: formats.duration(figures.agentSeconds),
        })}
        how={how('average_durations', {
          inputs: [
            [t('duration'), formats.seconds(figures.totalSeconds)],
            [t('inputRobot'), formats.seconds(figures.robotSeconds)],
            [t('inputAgent'), formats.seconds(figures.agentSeconds)],
          ],
          interval: t('meanNoInterval'),
          vendor: {
            value: formats.seconds(figures.totalSeconds),
            agrees: agreesAt(checks, 'A9', 'avg_total_duration', ''),
            rule: 'A9',
          },
          failed: durationFailed,
        })}
        testId="duration"
      />
    </FigureStrip>
  );
}
