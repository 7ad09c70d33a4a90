'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useNeq, useRuleSentence } from '@/components/quality/use-check-words';
import type { NeqProps } from '@/components/ui/marks';
import type { Check } from '@/lib/model/check';
import type { Ratio } from '@/lib/model/quantity';

/** The ≠ of a rate, in the decimals of the number that it stands beside; undefined where nothing failed. */
export function useRateNeq(): (check: Check | undefined, ratio: Ratio | null) => NeqProps | undefined {
  const t = useTranslations('common.neq');
  const formats = useFormats();
  const neq = useNeq();
  return (check, ratio) => {
    const marks = neq(check);
    if (!marks || !ratio) return marks;
    const ours = formats.rateValue(ratio.value, ratio.denominator);
    const stated = formats.rateValue(ratio.vendorValue, ratio.denominator);
    // Two that differ only further behind the point keep all the decimals of the check.
    return ours === stated ? marks : { ...marks, ours, theirs: t('vendor', { value: stated }) };
  };
}

const DAY = /\[(\d{4}-\d{2}-\d{2})/;

/**
 * The ≠ of a list whose counts do not add up to what they should: "Σ 8,505 ≠ 892". Where the list is of several days
 * and the rule failed on one of them, that day is named.
 */
export function useSumNeq(): (check: Check | undefined, severalDays?: boolean) => NeqProps | undefined {
  const t = useTranslations('common.neq');
  const formats = useFormats();
  const sentence = useRuleSentence();
  return (check, severalDays = false) => {
    if (!check || typeof check.computed !== 'number' || typeof check.stated !== 'number') return undefined;
    const date = severalDays ? DAY.exec(check.subject)?.[1] : undefined;
    const sum = `Σ ${formats.number(check.computed)}`;
    const ours = date === undefined ? sum : `${formats.day(date)} ${sum}`;
    const theirs = formats.number(check.stated);
    return { ours, theirs, label: `${sentence(check.id)}: ${t('label', { ours, theirs })}`, severity: check.severity };
  };
}

/** The ≠ of two of the vendor's own counts, of which the first should not exceed the second: "2,198 ≠ 892". */
export function useOwnNeq(): (check: Check | undefined) => NeqProps | undefined {
  const t = useTranslations('common.neq');
  const formats = useFormats();
  const sentence = useRuleSentence();
  return (check) => {
    if (!check || typeof check.computed !== 'number' || typeof check.stated !== 'number') return undefined;
    const [ours, theirs] = [formats.number(check.stated), formats.number(check.computed)];
    return { ours, theirs, label: `${sentence(check.id)}: ${t('label', { ours, theirs })}`, severity: check.severity };
  };
}
