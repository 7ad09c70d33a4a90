'use client';
import { useTranslations } from 'use-intl';
import { HowComputed, type HowComputedProps } from '@/components/charts/how-computed';
import { useFormats } from '@/components/charts/use-formats';
import { useNeq, useRuleSentence } from '@/components/quality/use-check-words';
import { TextLink } from '@/components/ui/link';
import type { How } from '@/components/ui/section';
import type { Check } from '@/lib/model/check';
import { definitionOf } from '@/lib/model/definitions';
import type { InboundView } from './inbound-view';

export type InboundMetric =
  | 'inbound_calls'
  | 'transfer_attempt_rate'
  | 'transfer_success_rate'
  | 'agent_reception_rate'
  | 'first_call_solved_rate'
  | 'average_durations'
  | 'inbound_users'
  | 'story_distribution'
  | 'intention_distribution'
  | 'hangup_distribution'
  | 'rating_distribution'
  | 'transfer_reason_distribution'
  | 'peak_concurrency'
  | 'tickets'
  | 'fake_receipts';

export type HowFacts = Pick<HowComputedProps, 'digits' | 'interval' | 'vendor'> & {
  /** Words and values of the inputs, in the order of the definition's vendor fields. */
  readonly inputs?: readonly (readonly [name: string, value: string])[];
  /** The failed check of this number. */
  readonly failed?: Check | undefined;
};

/** The ≡ of a number of this answer: formula, inputs by the vendor's names, range, endpoint, time, contradiction. */
export function useInboundHow({ line, meta, passed }: InboundView): (id: InboundMetric, facts?: HowFacts) => How {
  const how = useTranslations('common.how');
  const tool = useTranslations('common.tool');
  const metrics = useTranslations('definitions.metrics');
  const note = useTranslations('quality.note');
  const sentence = useRuleSentence();
  const neq = useNeq();
  const formats = useFormats();
  const { fetchedAt, endpoint } = meta.source;
  return (id, { inputs = [], failed, ...facts } = {}) => {
    const name = metrics(`${id}.name`);
    const fields = definitionOf(id)?.map['airudder-inbound']?.fields ?? [];
    const listed = fields.map((field, at) => ({ name: inputs[at]?.[0] ?? '', value: inputs[at]?.[1] ?? '', field }));
    const marks = neq(failed);
    return {
      label: tool('howOf', { name }),
      formula: metrics(`${id}.formula`),
      content: (
        <HowComputed
          title={tool('howOf', { name })}
          definitionId={id}
          formula={metrics(`${id}.formula`)}
          interval={how('noInterval')}
          {...facts}
          inputs={listed.map((input, at) => ({ ...input, name: input.name || (at === 0 ? how('source') : '') }))}
          range={formats.range(passed, line.timeZone)}
          fetched={{ time: formats.clock(fetchedAt, line.timeZone, true), endpoint }}
          contradiction={
            failed &&
            marks && {
              values: `${failed.id}: ${marks.label.split(': ').at(-1)}`,
              sentence: (
                <>
                  {sentence(failed.id)} <code className="font-mono text-11 wrap-anywhere">{failed.subject}</code>{' '}
                  <TextLink href={`/definitions#rule-${failed.id}`}>{note('link')}</TextLink>
                </>
              ),
            }
          }
          links={[
            { label: how('raw'), href: `/inbound/${line.id}/raw` },
            { label: how('definition'), href: `/definitions/${id}` },
          ]}
        />
      ),
    };
  };
}
