'use client';
import { useTranslations } from 'use-intl';
import { HowComputed, type HowComputedProps } from '@/components/charts/how-computed';
import { useFormats } from '@/components/charts/use-formats';
import { useNeq, useRuleSentence } from '@/components/quality/use-check-words';
import type { How } from '@/components/ui/section';
import type { Concerns } from '@/lib/charts/concerns';
import { definitionOf } from '@/lib/model/definitions';
import type { TaskView } from './use-task';

export type MetricId =
  | 'answer_rate.attempt'
  | 'answer_rate.number'
  | 'answer_rate.net'
  | 'answer_rate.vendor'
  | 'progress'
  | 'intent_distribution'
  | 'outcome_distribution'
  | 'rounds_distribution'
  | 'talk_time_distribution';

type Facts = Pick<HowComputedProps, 'digits' | 'inputs' | 'interval' | 'vendor'> & {
  readonly concerns: Concerns;
  /** Made of call records, of which some may not be here. */
  readonly records?: boolean;
};

/** What every ≡ of a task has: range, time and endpoint, contradiction, links. */
export function useEvidence({ stat, meta, zone, hrefOf }: TaskView) {
  const t = useTranslations('task.how');
  const how = useTranslations('common.how');
  const c = useTranslations('common');
  const formats = useFormats();
  const neq = useNeq();
  const sentence = useRuleSentence();
  const zoneName = zone === 'Asia/Shanghai' ? t('beijing') : zone;
  return (
    { failed, mark }: Concerns,
    endpoint = meta.source.endpoint,
  ): Pick<HowComputedProps, 'range' | 'fetched' | 'contradiction' | 'links'> => {
    const marks = neq(mark);
    const values = marks === undefined ? failed.map(({ id }) => id).join(c('separator')) : [marks.ours, marks.theirs];
    return {
      range:
        stat.range === null
          ? t('whole', { zone: zoneName })
          : t('range', { range: formats.range(stat.range, zone), zone: zoneName }),
      fetched: { time: formats.clock(meta.source.fetchedAt, zone, true), endpoint },
      ...(failed.length > 0 && {
        contradiction: {
          values: Array.isArray(values) ? values.join(' / ') : values,
          sentence: failed.map((check) => (
            <span key={`${check.id} ${check.subject}`} className="mr-1.5">
              {sentence(check.id)}
              {c('comma')}
              {t(`severity.${check.severity}`, { rule: check.id })}
            </span>
          )),
        },
      }),
      links: [
        { label: how('raw'), href: hrefOf('raw') },
        ...(failed.length > 0 ? [{ label: t('checks'), href: hrefOf('quality') }] : []),
      ],
    };
  };
}

/** The ≡ of a metric of the glossary: its words, its digits, the vendor's field names, and the evidence. */
export function useTaskHow(view: TaskView): (id: MetricId, facts: Facts) => How {
  const names = useTranslations('definitions.metrics');
  const tool = useTranslations('common.tool');
  const how = useTranslations('common.how');
  const t = useTranslations('task.how');
  const formats = useFormats();
  const evidenceOf = useEvidence(view);
  const { source } = view.meta;
  return (id, { concerns, records = false, inputs = [], ...facts }) => {
    const label = tool('howOf', { name: names(`${id}.name`) });
    const evidence = evidenceOf(concerns, definitionOf(id)?.map[source.dialect]?.endpoint);
    const part = records ? source.coverage : undefined;
    const rows = part && {
      name: t('records'),
      value: t('partial', { rows: formats.number(part.rows), total: formats.number(part.total) }),
    };
    return {
      label,
      formula: names(`${id}.formula`),
      content: (
        <HowComputed
          title={label}
          definitionId={id}
          formula={names(`${id}.formula`)}
          {...facts}
          {...evidence}
          inputs={rows ? [...inputs, rows] : inputs}
          links={[...(evidence.links ?? []), { label: how('definition'), href: `/definitions/${id}` }]}
        />
      ),
    };
  };
}
