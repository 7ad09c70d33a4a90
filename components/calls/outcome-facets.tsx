'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { StatusMark } from '@/components/ui/marks';
import { shapeOfOutcome } from '@/lib/charts/call-list';
import type { Facet } from '@/lib/charts/outcome-facets';
import type { CallOutcome } from '@/lib/model/outcome';
import { FacetButton, FacetLine } from './facets';

/** Outcomes to narrow a list to, of calls or of numbers. */
export function OutcomeFacets({
  facets,
  current,
  counted,
  onChange,
}: {
  facets: readonly Facet<CallOutcome>[];
  current: CallOutcome | undefined;
  /** A value with its count, in words. */
  counted: (name: string, count: string) => string;
  onChange: (outcome: CallOutcome | null) => void;
}) {
  const t = useTranslations('calls.filter.name');
  const outcomes = useTranslations('common.outcome');
  const formats = useFormats();
  if (facets.length === 0) return null;
  return (
    <FacetLine name={t('outcome')}>
      {facets.map(({ value, count }) => {
        const text = count === null ? null : formats.number(count);
        const name = outcomes(value);
        return (
          <FacetButton
            key={value}
            pressed={value === current}
            label={text === null ? name : counted(name, text)}
            count={text}
            onPress={() => onChange(value === current ? null : value)}
          >
            <StatusMark shape={shapeOfOutcome(value)}>{name}</StatusMark>
          </FacetButton>
        );
      })}
    </FacetLine>
  );
}
