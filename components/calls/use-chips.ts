'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { CallFilters, NumberFilters } from '@/lib/queries/call-filters';
import { type Change, NAMES } from './changes';
import type { Chip } from './chips';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The filters of calls in words, each with what lets go of it. */
export function useCallChips(
  filters: CallFilters & Pick<NumberFilters, 'group'>,
  tagName: string | null,
  change: Change,
): readonly Chip[] {
  const t = useTranslations('calls.filter');
  const outcomes = useTranslations('common.outcome');
  const formats = useFormats();
  const { q, level, outcome, group, tag, from, to } = filters;
  const groups = useTranslations('common.group');
  const levels = useTranslations('common.level');
  const spanText = (min: number | undefined, max: number | undefined, text: (value: number) => string) => {
    if (min !== undefined && max !== undefined) return min === max ? text(min) : `${text(min)}–${text(max)}`;
    if (min !== undefined) return t('atLeast', { value: text(min) });
    return max === undefined ? null : t('atMost', { value: text(max) });
  };
  const day = (text: string) => (DATE.test(text) ? formats.day(text) : text);
  const rangeText = () => {
    if (from === undefined) return null;
    if (to === undefined) return t('from', { from: day(from) });
    return DATE.test(from) && DATE.test(to) ? formats.days(from, to) : `${day(from)} – ${day(to)}`;
  };
  const chip = (key: keyof typeof NAMES, value: string | null | undefined): Chip[] =>
    value === null || value === undefined
      ? []
      : [{ key, name: t(`name.${key}`), value, onRemove: () => change(NAMES[key]) }];
  return [
    ...chip('q', q),
    ...chip('level', level === 'unclassified' ? levels('unclassified') : level),
    ...chip('outcome', outcome && outcomes(outcome)),
    ...chip('group', group && groups(group)),
    ...chip('talk', spanText(filters.talkMin, filters.talkMax, formats.seconds)),
    ...chip(
      'rounds',
      spanText(filters.roundsMin, filters.roundsMax, (value) => formats.number(value)),
    ),
    ...chip('tag', tag && (tagName ?? tag)),
    ...chip('range', rangeText()),
  ];
}
