'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { BucketsFigure } from '@/components/charts/buckets-figure';
import { useReasonTexts } from '@/components/charts/mark-link';
import { useFormats } from '@/components/charts/use-formats';
import { PartialLine } from '@/components/charts/widget-lines';
import { useNeq } from '@/components/quality/use-check-words';
import { Section } from '@/components/ui/section';
import { type Buckets, prepareBuckets } from '@/lib/charts/buckets';
import { type Concerns, concernsOf } from '@/lib/charts/concerns';
import { reasonsOf } from '@/lib/charts/drill';
import { recordsOf } from '@/lib/charts/task-records';
import type { Locale } from '@/lib/format/locale';
import { definitionOf } from '@/lib/model/definitions';
import { useTaskHow } from './use-how';
import { useRecords } from './use-records';
import type { TaskView } from './use-task';

/** What the buckets leave out, what they hold too much, which spans they skip. */
function useBucketNotes() {
  const t = useTranslations('task');
  const c = useTranslations('common');
  const formats = useFormats();
  return (
    { whole, sum, unaccounted, excess, holes, columns, origin }: Buckets,
    unit: 'rounds' | 'seconds',
  ): ReactNode[] => {
    const values = { whole: formats.number(whole), sum: formats.number(sum) };
    const noZero = columns.some(({ kind, min }) => kind === 'unaccounted' && min === 0) && unit === 'rounds';
    const list = holes
      .map(({ from, to }) => formats.talkTime({ label: `${from}–${to}`, min: from, max: to }))
      .join(c('separator'));
    return [
      unaccounted !== null && unaccounted > 0 && noZero && (
        <span key="zero">
          {t.rich('rounds.zero', { ...values, rest: formats.number(unaccounted), b: (text) => <b>{text}</b> })}
        </span>
      ),
      unaccounted !== null && unaccounted > 0 && !noZero && (
        <span key="rest">{t('rounds.rest', { ...values, rest: formats.number(unaccounted) })}</span>
      ),
      excess !== null && <span key="excess">{t('rounds.excess', { ...values, excess: formats.number(excess) })}</span>,
      unit === 'seconds' && holes.length > 0 && <span key="holes">{t('talk.holes', { list })}</span>,
      !noZero && origin === 'vendor' && <span key="widths">{t('rounds.widths')}</span>,
    ].filter(Boolean);
  };
}

/** Sentences after each other; Chinese punctuation brings its own space. */
const withGaps = (notes: readonly ReactNode[], locale: Locale): ReactNode[] =>
  notes.flatMap((note, index) => (index === 0 || locale === 'zh-CN' ? [note] : [' ', note]));

// byrobot's one rule is about both of its histograms: `field` tells which.
const KINDS = {
  rounds: { id: 'rounds_distribution', part: 'rounds', words: 'rounds', field: 'chatRoundStat' },
  seconds: { id: 'talk_time_distribution', part: 'talkTime', words: 'talk', field: 'durationStat' },
} as const;

/** The ≡ of one histogram: its sum, its whole, and what lies between them. */
function useBucketsHow(view: TaskView, unit: keyof typeof KINDS, concerns: Concerns) {
  const t = useTranslations('task.buckets');
  const formats = useFormats();
  const make = useTaskHow(view);
  const { id } = KINDS[unit];
  const [field] = definitionOf(id)?.map[view.meta.source.dialect]?.fields ?? [];
  return ({ sum, whole, unaccounted, origin }: Buckets) =>
    make(id, {
      concerns,
      records: origin === 'computed',
      inputs: [
        { name: t('sum'), value: formats.number(sum), field },
        ...(whole === null ? [] : [{ name: t('whole'), value: formats.number(whole) }]),
        ...(unaccounted ? [{ name: t('rest'), value: formats.number(unaccounted) }] : []),
      ],
    });
}

function BucketsSection({ view, unit }: { view: TaskView; unit: keyof typeof KINDS }) {
  const t = useTranslations('task');
  const formats = useFormats();
  const neq = useNeq();
  const notesOf = useBucketNotes();
  const { ofBucket } = useRecords(view);
  const reasonTexts = useReasonTexts();
  const { stat, meta, stale } = view;
  const { coverage, dialect } = meta.source;
  const { id, part, words, field } = KINDS[unit];
  const concerns = concernsOf(meta.checks, id, dialect === 'byrobot' ? field : undefined);
  const how = useBucketsHow(view, unit, concerns);
  const figure = prepareBuckets(stat[part], {
    whole: recordsOf(stat, coverage).calls.answered,
    provided: !stat.unavailable.includes(part),
  });
  const computed = figure.origin === 'computed';
  const drillOf = ofBucket(unit);
  const marks = figure.columns.map((column) => ({ count: column.count, drill: drillOf(column) }));
  const notes = figure.empty === null ? [...notesOf(figure, unit), ...reasonTexts(reasonsOf(marks))] : [];
  const partial = coverage && computed ? <PartialLine {...coverage} /> : null;
  const source = computed ? (`${words}.computed` as const) : (`${words}.vendor` as const);
  return (
    <BucketsFigure
      title={t(`${words}.title`)}
      subtitle={figure.origin === null ? undefined : t(source, { sum: formats.number(figure.sum) })}
      testId={words}
      stale={stale}
      neq={neq(concerns.mark)}
      figure={figure}
      unit={unit}
      drillOf={drillOf}
      how={how(figure)}
      {...((notes.length > 0 || partial) && {
        note: (
          <>
            {partial}
            {notes.length > 0 && <p className={partial ? 'mt-1.5' : undefined}>{withGaps(notes, formats.locale)}</p>}
          </>
        ),
      })}
    />
  );
}

/** How long the calls went back and forth. */
export function Rounds({ view }: { view: TaskView }) {
  return <BucketsSection view={view} unit="rounds" />;
}

/** How long people talked; a vendor without these buckets is named, and nothing is drawn for it. */
export function TalkTime({ view }: { view: TaskView }) {
  const t = useTranslations('task.talk');
  if (!view.stat.unavailable.includes('talkTime')) return <BucketsSection view={view} unit="seconds" />;
  return (
    <Section title={t('title')} subtitle={t('none')} testId="talk">
      <p className="text-12 text-pretty text-ink-2">{t('noneText')}</p>
    </Section>
  );
}
