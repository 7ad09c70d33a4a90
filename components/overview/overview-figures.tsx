'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { HowComputed } from '@/components/charts/how-computed';
import { useFormats } from '@/components/charts/use-formats';
import { Figure, FigureStrip } from '@/components/ui/figure';
import { TextLink } from '@/components/ui/link';
import type { Attention } from '@/lib/charts/attention';
import { prepareOverviewFigures, standOf } from '@/lib/charts/overview';
import { definitionOf } from '@/lib/model/definitions';
import type { Overview } from '@/lib/model/overview';
import type { Ratio } from '@/lib/model/quantity';

type PooledId = 'answer_rate.attempt' | 'intent_positive_rate' | 'progress';

/** The ≡ of a figure: its sums over the tasks, never an average. */
function useSums(overview: Overview) {
  const t = useTranslations('overview.how');
  const how = useTranslations('common.how');
  const tool = useTranslations('common.tool');
  const names = useTranslations('definitions.metrics');
  const formats = useFormats();
  const contentOf = (
    { id, name }: { id: PooledId; name: string },
    facts: Pick<Parameters<typeof HowComputed>[0], 'formula' | 'digits' | 'interval'>,
  ) => ({
    label: tool('howOf', { name }),
    content: (
      <HowComputed
        title={tool('howOf', { name })}
        definitionId={id}
        inputs={Object.entries(definitionOf(id)?.map ?? {}).map(([dialect, map]) => ({
          name: dialect,
          value: '',
          field: map.fields.join(' ÷ '),
        }))}
        fetched={{
          time: t('source', { count: overview.tasks.filter(({ stat }) => stat !== null).length }),
          endpoint: t('endpoint'),
        }}
        links={[
          { label: how('rows'), href: '/tasks' },
          { label: how('raw'), href: '/api/v1/overview' },
          { label: how('definition'), href: `/definitions/${id}` },
        ]}
        {...facts}
      />
    ),
  });
  return {
    rate: (id: PooledId, { numerator, denominator, value, interval }: Ratio, sampled: boolean) =>
      contentOf(
        { id, name: names(`${id}.name`) },
        {
          formula: t('pooled'),
          ...(value !== null && {
            digits: `${formats.number(numerator)} ÷ ${formats.number(denominator)} = ${value.toFixed(6)}`,
          }),
          interval: sampled && interval ? how('wilson', { interval: formats.interval(interval) }) : how('noInterval'),
        },
      ),
    /** The numbers that are done: what the progress divides. */
    dialled: (name: string) => {
      const { tasks, totals } = overview;
      const parts = tasks.flatMap(({ stat }) => {
        const { done, total } = stat?.numbers ?? { done: null, total: null };
        return done !== null && done > 0 && total !== null ? [formats.number(done)] : [];
      });
      const shown = parts.length > 4 ? [...parts.slice(0, 3), '…', ...parts.slice(-1)] : parts;
      return contentOf(
        { id: 'progress', name },
        {
          formula: t('dialled'),
          ...(parts.length > 0 && { digits: `${shown.join(' + ')} = ${formats.number(totals.numbersDone)}` }),
          interval: how('noInterval'),
        },
      );
    },
  };
}

/** Six figures over every outbound source; the age is that of the oldest of their inputs. */
export function OverviewFigures({ overview, attention }: { overview: Overview; attention: readonly Attention[] }) {
  const t = useTranslations('overview.figure');
  const unit = useTranslations('common.unit');
  const formats = useFormats();
  const sums = useSums(overview);
  const { totals, tasks } = overview;
  // What nobody gave is a gap, not a zero.
  const known = standOf(overview) === 'known';
  const ifKnown = <Value,>(value: Value) => (known ? value : undefined);
  const { running, waiting, answerTooFew, positiveTooFew } = prepareOverviewFigures(overview);
  const age = totals.oldestAsOf === null ? undefined : <Age at={totals.oldestAsOf} />;
  const { answerRate, positive, progress } = totals;
  const of = ({ numerator, denominator }: Ratio) => ({
    part: formats.number(numerator),
    whole: formats.number(denominator),
  });
  const kinds = (kind: Attention['kind']) => attention.filter((item) => item.kind === kind).length;
  const facts = [
    kinds('source') > 0 && t('sources', { count: kinds('source') }),
    kinds('status') > 0 && t('statuses', { count: kinds('status') }),
    kinds('check') > 0 && t('contradictions', { count: kinds('check') }),
  ].filter((fact): fact is string => fact !== false);
  const rules = tasks.reduce((sum, { meta }) => sum + (meta?.checks.length ?? 0), 0);
  return (
    <FigureStrip>
      <Figure
        label={t('dialled')}
        grain={t('dialledGrain')}
        value={ifKnown(formats.number(totals.numbersDone)) ?? '—'}
        tone={known ? 'plain' : 'none'}
        base={ifKnown(t('dialledBase', { total: formats.number(totals.numbersTotal) }))}
        age={age}
        fact={ifKnown(t('waiting', { count: formats.number(waiting) }))}
        how={sums.dialled(t('dialled'))}
        testId="dialled"
      />
      <Figure
        label={t('answerRate')}
        grain={t('answerGrain')}
        value={formats.rateValue(answerRate.value, answerRate.denominator)}
        unit={answerRate.value === null ? undefined : '%'}
        interval={formats.interval(answerRate.interval)}
        tone={answerRate.value === null ? 'none' : answerTooFew ? 'few' : 'plain'}
        base={ifKnown(<TextLink href="/tasks">{unit('callsOf', of(answerRate))}</TextLink>)}
        age={age}
        how={sums.rate('answer_rate.attempt', answerRate, true)}
        testId="answer-rate"
      />
      <Figure
        label={t('positive')}
        grain={t('positiveGrain')}
        value={formats.rateValue(positive.value, positive.denominator)}
        unit={positive.value === null ? undefined : '%'}
        interval={formats.interval(positive.interval)}
        tone={positive.value === null ? 'none' : positiveTooFew ? 'few' : 'plain'}
        base={ifKnown(unit('callsOf', of(positive)))}
        age={age}
        how={sums.rate('intent_positive_rate', positive, true)}
        testId="positive-rate"
      />
      <Figure
        label={t('progress')}
        grain={t('progressGrain')}
        value={formats.rateValue(progress.value, progress.denominator)}
        unit={progress.value === null ? undefined : '%'}
        tone={progress.value === null ? 'none' : 'plain'}
        base={ifKnown(unit('of', of(progress)))}
        age={age}
        how={sums.rate('progress', progress, false)}
        testId="progress"
      />
      <Figure
        label={t('running')}
        grain={t('runningGrain')}
        value={tasks.length === 0 && !known ? '—' : formats.number(running)}
        tone={tasks.length === 0 && !known ? 'none' : 'plain'}
        base={ifKnown(
          <TextLink href="/tasks?state=running">{t('runningBase', { total: formats.number(tasks.length) })}</TextLink>,
        )}
        age={age}
        testId="running"
      />
      <Figure
        label={t('attention')}
        value={formats.number(attention.length)}
        base={t('attentionBase', { rules: formats.number(rules) })}
        fact={facts.length > 0 ? facts.map((fact) => <div key={fact}>{fact}</div>) : rules > 0 ? t('calm') : undefined}
        testId="attention-count"
      />
    </FigureStrip>
  );
}
