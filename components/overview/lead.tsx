'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { TextLink } from '@/components/ui/link';
import { LeadSentence } from '@/components/ui/page-head';
import type { Attention } from '@/lib/charts/attention';
import { standOf } from '@/lib/charts/overview';
import type { Overview } from '@/lib/model/overview';

const to = (href: string) => (text: ReactNode) => (
  <TextLink href={href}>
    <b>{text}</b>
  </TextLink>
);

type Props = {
  overview: Overview;
  attention: readonly Attention[];
  nameOf: (id: string) => string;
};

/** The worst thing in one clause, or that there is none. */
function Worst({ attention, complete, nameOf }: Omit<Props, 'overview'> & { complete: boolean }) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const [worst] = attention;
  if (worst?.kind === 'status') {
    return t.rich('leadStatus', {
      task: worst.taskName,
      label: worst.label,
      share: formats.rate(worst.part / worst.whole, worst.whole),
      usual: formats.rate(worst.usual, worst.whole),
      status: to(`/tasks/${worst.connectionId}/${encodeURIComponent(worst.taskId)}`),
    });
  }
  if (worst?.kind === 'source') {
    const name = nameOf(worst.connectionId);
    return t.rich(worst.kept ? 'leadSource' : 'leadSourceGone', { name, source: to('/settings/connections') });
  }
  if (!complete) return t('leadRest');
  return worst === undefined ? t('leadCalm') : null;
}

/** The first line of the day, made from the same answer as the figures under it; every claim is a link. */
export function Lead({ overview, attention, nameOf }: Props) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const { totals, complete } = overview;
  const stand = standOf(overview);
  if (stand !== 'known') return <LeadSentence>{t(stand === 'reading' ? 'leadLoading' : 'leadSilent')}</LeadSentence>;
  const { answerRate, progress } = totals;
  return (
    <LeadSentence>
      {t.rich('lead', {
        tasks: formats.number(totals.tasks),
        numbers: formats.number(totals.numbersTotal),
        progress: formats.rate(progress.value, progress.denominator),
        rate: formats.rate(answerRate.value, answerRate.denominator),
        interval: formats.interval(answerRate.interval),
        tasksLink: to('/tasks'),
        numbersLink: to('/tasks'),
        progressLink: to('/definitions/progress'),
        rateLink: to('/definitions/answer_rate.attempt'),
      })}
      <Worst attention={attention} complete={complete} nameOf={nameOf} />
    </LeadSentence>
  );
}
