'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { TextLink } from '@/components/ui/link';
import { LeadSentence } from '@/components/ui/page-head';
import { failedRules } from '@/lib/charts/inbound-checks';
import { prepareInboundFigures } from '@/lib/charts/inbound-figures';
import type { Ratio } from '@/lib/model/quantity';
import type { InboundLine, InboundView } from './inbound-view';

const to = (href: string) => (text: ReactNode) => (
  <TextLink href={href}>
    <b>{text}</b>
  </TextLink>
);

/** A rate and its interval, the interval pale. */
function Claim({ ratio, href }: { ratio: Ratio; href: string }) {
  const formats = useFormats();
  return (
    <TextLink href={href}>
      <b>{formats.rate(ratio.value, ratio.denominator)}</b>
      {ratio.interval && (
        <span className="whitespace-nowrap text-ink-3"> {formats.interval(ratio.interval, ratio.denominator)}</span>
      )}
    </TextLink>
  );
}

/** The title of a line's pages: how many called, how many were transferred, and whether the numbers add up. */
export function Lead({ line, view, failed }: { line: InboundLine; view: InboundView | undefined; failed: boolean }) {
  const t = useTranslations('inbound');
  const formats = useFormats();
  const { name } = line;
  if (!view) return <LeadSentence>{failed ? t('leadFailed', { name }) : t('leadLoading', { name })}</LeadSentence>;
  const { stat, meta, passed } = view;
  const { calls, attempt, success } = prepareInboundFigures(stat);
  const facts = { name, range: formats.range(passed, line.timeZone) };
  if (calls === null || calls === 0) return <LeadSentence>{t('leadNone', facts)}</LeadSentence>;
  const rules = failedRules(meta.checks).length;
  const quality = to(`/inbound/${line.id}/quality`);
  const callsLink = to('/definitions/inbound_calls');
  return (
    <LeadSentence>
      {attempt?.value != null && success?.value != null
        ? t.rich('lead', {
            ...facts,
            count: formats.number(calls),
            calls: callsLink,
            attempt: () => <Claim ratio={attempt} href="/definitions/transfer_attempt_rate" />,
            success: () => <Claim ratio={success} href="/definitions/transfer_success_rate" />,
          })
        : t.rich('leadCalls', { ...facts, count: formats.number(calls), calls: callsLink })}
      {rules > 0 ? t.rich('leadRules', { count: rules, rules: quality }) : t.rich('leadAgree', { rules: quality })}
    </LeadSentence>
  );
}
