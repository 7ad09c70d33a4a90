'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { TextLink } from '@/components/ui/link';
import { Verdict } from '@/components/ui/marks';
import type { CheckGroup, CheckPart, PreparedCheck } from '@/lib/charts/checks';
import { NONE } from '@/lib/format/number';
import { useCheckValues, useRuleSentence } from './use-check-words';

/** Lines of one rule that are shown at once; the rest waits behind a button. */
const SHOWN = 3;
const VERDICTS = { warning: 'neq', info: 'neq', pass: 'pass', skipped: 'skip' } as const;

type Line = { readonly check: PreparedCheck; readonly part: CheckPart };

/** The values once more, under the rule: a phone has no room for their columns. */
function PhoneValues({ part, compared }: { part: CheckPart; compared: boolean }) {
  const t = useTranslations('quality.line');
  const values = useCheckValues();
  if (!compared || (part.stated === NONE && part.computed === NONE)) return null;
  const difference = values.difference(part);
  return (
    <span className="flex flex-wrap gap-x-3 text-12 text-ink-2 tab:hidden">
      <span>
        {t('stated')} {values.stated(part)}
      </span>
      <span>
        {t('computed')} {values.computed(part)}
      </span>
      {difference !== null && (
        <span>
          {t('difference')} {difference}
        </span>
      )}
    </span>
  );
}

/** One side of a comparison; several comparisons that all hold have no one value. */
function Value({ text, unit }: { text: string | null; unit: CheckPart['unit'] }) {
  return (
    <td className={classes('num wide-only', unit === 'text' && 'whitespace-normal wrap-anywhere')}>
      {text === NONE ? null : text}
    </td>
  );
}

function CheckLine({ line: { check, part }, first, failed }: { line: Line; first: boolean; failed: boolean }) {
  const t = useTranslations('quality');
  const values = useCheckValues();
  const sentence = useRuleSentence();
  const compared = check.skipped === null;
  const difference = compared ? values.difference(part) : null;
  return (
    <tr data-result={check.result}>
      <td className="w-[104px] whitespace-nowrap max-tab:w-[84px]">
        <span className={first ? undefined : 'sr-only'}>
          <Verdict
            verdict={VERDICTS[check.result]}
            className={classes('text-12', check.result === 'info' && 'text-ink-2!')}
          >
            {t(`result.${check.result}`)}
          </Verdict>
        </span>
      </td>
      <th scope="row" className="text-left max-tab:pr-0">
        <span className={first ? 'block text-13 text-pretty' : 'sr-only'}>
          <TextLink href={`/definitions#rule-${check.rule}`} quiet className="mr-2 font-mono text-12 text-ink-3">
            {check.rule}
          </TextLink>
          {sentence(check.rule)}
        </span>
        <span className="block font-mono text-12 wrap-anywhere text-ink-3">{part.subject}</span>
        <PhoneValues part={part} compared={compared} />
        {check.skipped !== null && (
          <span className="block text-12 text-pretty text-ink-3">{t(`skipped.${check.skipped}`)}</span>
        )}
      </th>
      <Value text={compared ? values.stated(part) : null} unit={part.unit} />
      <Value text={compared ? values.computed(part) : null} unit={part.unit} />
      <td className={classes('num wide-only', failed ? 'text-warn' : 'text-ink-3')}>
        {difference}
        {difference !== null && check.tolerance !== null && (
          <span className="block text-12 text-ink-3">{t('tolerance', { value: values.tolerance(check, part) })}</span>
        )}
      </td>
    </tr>
  );
}

/** One rule with one result: its sentence once, then every place where it was applied. */
export function CheckRows({ group }: { group: CheckGroup }) {
  const t = useTranslations('quality');
  const [open, setOpen] = useState(false);
  const lines = group.checks.flatMap((check) => check.parts.map((part): Line => ({ check, part })));
  // A button that hides one line would take more room than the line.
  const shown = open || lines.length <= SHOWN + 1 ? lines : lines.slice(0, SHOWN);
  return (
    <tbody>
      {shown.map((line, at) => (
        <CheckLine
          key={`${line.check.key} ${line.part.subject}`}
          line={line}
          first={at === 0}
          failed={group.result === 'warning'}
        />
      ))}
      {shown.length < lines.length && (
        <tr>
          <td />
          <td colSpan={4}>
            <button type="button" onClick={() => setOpen(true)} className="underlined text-12 text-ink-2 max-tab:h-10">
              {t('more', { count: lines.length - shown.length })}
              <span className="sr-only"> {group.rule}</span>
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}
