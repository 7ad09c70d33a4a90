'use client';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import { Verdict } from '@/components/ui/marks';
import { Pairs } from '@/components/ui/table';

export type HowInput = {
  readonly name: string;
  readonly value: string;
  /** The vendor's own field, spelt as the vendor spells it. */
  readonly field?: string | undefined;
};

export type HowComputedProps = {
  /** "接通率是怎么算的". */
  title: string;
  /** For example `answer_rate.attempt`. */
  definitionId: string;
  /** The formula in words: "接通 ÷ (接通 + 未接)". */
  formula: string;
  /** The same with its digits: "61 ÷ (61 + 6) = 0.910448"; left out where there is nothing to divide. */
  digits?: string | undefined;
  inputs?: readonly HowInput[];
  /** "Wilson 95% [81.8, 95.8]", or why there is none. */
  interval?: string | undefined;
  /** The vendor's own value and whether it recomputes; null where the vendor states nothing. */
  vendor?: { readonly value: string; readonly agrees: boolean | null; readonly rule?: string | undefined } | null;
  range?: string | undefined;
  /** Time of day of the answer and the path template behind it. */
  fetched: { readonly time: string; readonly endpoint: string };
  /** Both values and one sentence: what disagrees and how grave it is. */
  contradiction?: { readonly values: string; readonly sentence: ReactNode } | undefined;
  links?: readonly { readonly label: string; readonly href: string }[];
};

/** What the ≡ of a number holds. Every text comes ready; only the fixed labels are its own. */
export function HowComputed({
  title,
  definitionId,
  formula,
  digits,
  inputs = [],
  interval,
  vendor,
  range,
  fetched,
  contradiction,
  links = [],
}: HowComputedProps) {
  const t = useTranslations('common.how');
  const rule = vendor?.rule;
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-13 font-semibold">
        {title}
        <code className="font-mono text-12 font-normal text-ink-3">{definitionId}</code>
      </p>
      <div className="mt-2.5 mb-3 rounded-control bg-sunken px-2.5 py-2">
        <div>{formula}</div>
        {digits !== undefined && <div className="mt-0.5 font-mono text-12 text-ink-3">{digits}</div>}
      </div>
      <Pairs>
        {inputs.map(({ name, value, field }) => (
          <Fragment key={`${name} ${field ?? ''}`}>
            <dt>{name}</dt>
            <dd>
              {value}
              {field !== undefined && <code className="ml-1.5 font-mono text-12 text-ink-3">{field}</code>}
            </dd>
          </Fragment>
        ))}
        {interval !== undefined && (
          <>
            <dt>{t('interval')}</dt>
            <dd>{interval}</dd>
          </>
        )}
        {vendor !== undefined && (
          <>
            <dt>{t('vendor')}</dt>
            <dd>
              {vendor === null ? <span className="text-ink-3">{t('vendorNone')}</span> : vendor.value}
              {vendor?.agrees === true && (
                <Verdict verdict="pass" className="ml-1.5">
                  {rule === undefined ? t('agrees') : t('agreesRule', { rule })}
                </Verdict>
              )}
              {vendor?.agrees === false && (
                <Verdict verdict="neq" className="ml-1.5">
                  {rule === undefined ? t('differs') : t('differsRule', { rule })}
                </Verdict>
              )}
            </dd>
          </>
        )}
        {range !== undefined && (
          <>
            <dt>{t('range')}</dt>
            <dd>{range}</dd>
          </>
        )}
        <dt>{t('fetched')}</dt>
        <dd>
          {fetched.time}
          <code className="ml-1.5 font-mono text-12 text-ink-3">{fetched.endpoint}</code>
        </dd>
      </Pairs>
      {contradiction && (
        <p className="mt-2 border-t border-line pt-2 text-12 text-ink-2">
          <Verdict verdict="neq" className="mr-2">
            {contradiction.values}
          </Verdict>
          {contradiction.sentence}
        </p>
      )}
      {links.length > 0 && (
        <footer className="mt-3 flex flex-wrap gap-4 border-t border-line pt-2.5 text-12">
          {links.map(({ label, href }) => (
            <TextLink key={href} href={href}>
              {label}
            </TextLink>
          ))}
        </footer>
      )}
    </>
  );
}
