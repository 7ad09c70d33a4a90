'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { BulletPicture } from '@/components/charts/bullet-picture';
import { CountLink, useReasonTexts } from '@/components/charts/mark-link';
import { useFormats } from '@/components/charts/use-formats';
import { TooFewLine } from '@/components/charts/widget-lines';
import { EmptyState } from '@/components/charts/widget-states';
import { useNeq } from '@/components/quality/use-check-words';
import { BaseLine, FigureNumber } from '@/components/ui/figure';
import { NeqMark } from '@/components/ui/marks';
import { HowPanel, Note, Section } from '@/components/ui/section';
import { ToolButton } from '@/components/ui/tool-button';
import { useAddress } from '@/components/ui/use-address';
import { usePopover } from '@/components/ui/use-popover';
import { type AnswerRateRow, answerRateDigits, prepareAnswerRates } from '@/lib/charts/answer-rates';
import { prepareBullet } from '@/lib/charts/bullet';
import { agrees, concernsOf } from '@/lib/charts/concerns';
import { reasonsOf } from '@/lib/charts/drill';
import { RatePicker, useRateWords } from './rate-picker';
import { useTaskHow } from './use-how';
import { useRecords } from './use-records';
import type { TaskView } from './use-task';

/** The ≡ of the chosen definition. */
function useRateHow(view: TaskView, row: AnswerRateRow) {
  const t = useTranslations('task.rate');
  const how = useTranslations('common.how');
  const formats = useFormats();
  const make = useTaskHow(view);
  const { checks } = view.meta;
  const { id, key, ratio, inputs } = row;
  const interval = formats.interval(ratio?.interval ?? null, ratio?.denominator ?? null);
  const stated = view.stat.answerRate.vendorValue;
  return make(id, {
    concerns: concernsOf(checks, id),
    digits: answerRateDigits(row),
    inputs: inputs.map(({ name, value, field }) => ({
      name: t(`input.${name}`),
      value: name === 'stated' ? formats.statedRate(value) : formats.number(value),
      field,
    })),
    interval: interval === '' ? how('noIntervalVendor') : how('wilson', { interval }),
    // Only the rate by call is what the vendor's own rate is about.
    ...((key === 'attempt' || key === 'vendor') && {
      vendor: stated === null ? null : { value: formats.statedRate(stated), agrees: agrees(checks, 'T1'), rule: 'T1' },
    }),
  });
}

const GROUPS = { number: 'finished', net: 'reached' } as const;

/** The counts of a rate with their records; null where nothing is divided. */
function useRateMarks(view: TaskView, { key, ratio, inputs }: AnswerRateRow) {
  const records = useRecords(view);
  const { numerator: part = null, denominator: whole = null } = ratio ?? {};
  if (key === 'vendor' || part === null || whole === null) return null;
  const stated = (count: number) => ({ chart: 'rate', count }) as const;
  if (key !== 'attempt') {
    return {
      part: { count: part, drill: records.numbers({ outcome: 'answered' }, stated(part)) },
      whole: { count: whole, drill: records.numbers({ group: GROUPS[key] }, stated(whole)) },
      rest: null,
    };
  }
  const rest = inputs.find(({ name }) => name === 'unanswered')?.value ?? null;
  return {
    part: { count: part, drill: records.calls({ outcome: 'answered' }, stated(part)) },
    whole: { count: whole, drill: records.ofFinishedCalls(whole) },
    rest: rest === null ? null : { count: rest, drill: records.ofUnanswered(rest) },
  };
}
type RateMarks = NonNullable<ReturnType<typeof useRateMarks>>;

/** What the rate is a share of, each count with its records. */
function RateBase({ marks: { part, whole, rest }, grain }: { marks: RateMarks; grain: AnswerRateRow['grain'] }) {
  const t = useTranslations('task.rate');
  const formats = useFormats();
  const link =
    (name: string, { count, drill }: RateMarks['part']) =>
    () => (
      <CountLink drill={drill} count={count} name={name}>
        {formats.number(count)}
      </CountLink>
    );
  return (
    <>
      {t.rich(`base.${grain}`, { part: link(t('base.part'), part), whole: link(t('base.whole'), whole) })}
      {rest !== null && (
        <span className="dot-between">{t.rich('base.unanswered', { count: link(t('input.unanswered'), rest) })}</span>
      )}
    </>
  );
}

/** The hero of the page: one rate, its evidence, and the other definitions it may be read by. */
export function AnswerRate({ view }: { view: TaskView }) {
  const t = useTranslations('task.rate');
  const names = useTranslations('definitions.metrics');
  const formats = useFormats();
  const words = useRateWords();
  const neq = useNeq();
  const reasonTexts = useReasonTexts();
  const popover = usePopover();
  const { params, change } = useAddress();
  const { stat, meta, stale } = view;
  const { rows, chosen } = prepareAnswerRates(stat, meta.source.dialect, params.get('def'));
  const how = useRateHow(view, chosen);
  const marks = useRateMarks(view, chosen);
  const reasons = reasonTexts(reasonsOf(Object.values(marks ?? {}).filter((mark) => mark !== null)));
  const { ratio, key, tooFew } = chosen;
  const mark = neq(concernsOf(meta.checks, chosen.id).mark);
  const value = ratio?.value ?? null;
  const tone = value === null ? 'none' : stale ? 'stale' : tooFew ? 'few' : 'plain';
  return (
    <Section
      title={t('title')}
      subtitle={t(`subtitle.${key}`, { formula: names(`${chosen.id}.formula`) })}
      span={7}
      testId="answer-rate"
      tools={<ToolButton icon="how" label={how.label} {...popover.trigger} />}
    >
      {ratio === null ? (
        <EmptyState reason="notProvided" text={words.need(chosen)} height={160} />
      ) : (
        <>
          <FigureNumber
            size="hero"
            value={words.value(chosen)}
            unit={value === null ? undefined : '%'}
            interval={formats.interval(ratio.interval, ratio.denominator)}
            tone={tone}
            mark={mark && <NeqMark {...mark} {...popover.trigger} />}
            testId="answer-rate-value"
          />
          <BaseLine
            base={marks === null ? words.base(chosen) : <RateBase marks={marks} grain={chosen.grain} />}
            age={<Age at={meta.source.fetchedAt} state={meta.source.state} />}
            className="mt-0.5 mb-3"
          />
        </>
      )}
      <HowPanel how={how} popover={popover} />
      {ratio !== null && (
        <div className={stale ? 'stale-picture' : undefined}>
          <BulletPicture figure={prepareBullet(ratio)} name={t('title')} />
        </div>
      )}
      {tooFew && <TooFewLine />}
      <RatePicker rows={rows} chosen={chosen} onChoose={(next) => change({ def: next === 'attempt' ? null : next })} />
      {stat.range !== null && <Note>{t('nowOnly')}</Note>}
      {reasons.length > 0 && <Note>{reasons.join(' ')}</Note>}
    </Section>
  );
}
