'use client';
import { useMessages, useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { NeqProps } from '@/components/ui/marks';
import { type CheckPart, type PreparedCheck, prepareCheck } from '@/lib/charts/checks';
import type { Check } from '@/lib/model/check';

/** The sentence of a rule; its id where it has none. */
export function useRuleSentence(): (rule: string) => string {
  const rules: Readonly<Record<string, string>> = useMessages().quality.rules;
  return (rule) => rules[rule] ?? rule;
}

/** A compared value with the word of its unit. */
export function useCheckValues() {
  const t = useTranslations('quality.value');
  const withUnit = (value: string, unit: CheckPart['unit']) =>
    unit === 'seconds' && /\d/.test(value) ? t('seconds', { value }) : value;
  return {
    stated: ({ stated, unit }: CheckPart) =>
      unit === 'rows' ? t('broken', { value: stated }) : withUnit(stated, unit),
    computed: ({ computed, unit }: CheckPart) =>
      unit === 'rows' ? t('wanted', { value: computed }) : withUnit(computed, unit),
    tolerance: ({ tolerance }: PreparedCheck, { unit }: CheckPart) =>
      tolerance === null ? '' : withUnit(tolerance, unit),
    difference: ({ difference, unit }: CheckPart) => (difference === null ? null : withUnit(difference, unit)),
  };
}

/**
 * The ≠ of a figure or section from the failed check of its number: ours at the left, theirs, named, at the right.
 * Undefined for a check that did not fail.
 */
export function useNeq(): (check: Check | undefined) => NeqProps | undefined {
  const t = useTranslations('common.neq');
  const formats = useFormats();
  const values = useCheckValues();
  const sentence = useRuleSentence();
  return (check) => {
    const [part] = check?.status === 'fail' ? prepareCheck(check, formats).parts : [];
    if (check === undefined || part === undefined) return undefined;
    const ours = values.computed(part);
    const theirs = t('vendor', { value: values.stated(part) });
    const label = `${sentence(check.id)}: ${t('label', { ours, theirs })}`;
    return { ours, theirs, label, severity: check.severity };
  };
}
