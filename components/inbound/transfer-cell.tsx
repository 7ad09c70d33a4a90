'use client';
import { useTranslations } from 'use-intl';
import { ChartSection } from '@/components/charts/chart-section';
import { EmptyPicture } from '@/components/charts/empty-picture';
import { FunnelFigure } from '@/components/charts/funnel-figure';
import { StackFigure } from '@/components/charts/stack-figure';
import { useFormats } from '@/components/charts/use-formats';
import { prepareTransferFunnel } from '@/lib/charts/funnel';
import { prepareHangups } from '@/lib/charts/inbound';
import { failedPart } from '@/lib/charts/inbound-checks';
import { rangeDistribution } from '@/lib/charts/inbound-totals';
import { type InboundView, noCalls } from './inbound-view';
import { useInboundHow } from './use-inbound-how';
import { useSumNeq } from './use-inbound-neq';

const STAGES = ['calls', 'transferAttempts', 'transferSuccess', 'agentReception'] as const;
const isStage = (key: string): key is (typeof STAGES)[number] => STAGES.some((stage) => stage === key);
const PARTIES = ['customer', 'agent', 'robot'] as const;
const isParty = (key: string): key is (typeof PARTIES)[number] => PARTIES.some((party) => party === key);

function Hangups({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.hangup');
  const party = useTranslations('common.party');
  const formats = useFormats();
  const how = useInboundHow(view);
  const sumNeq = useSumNeq();
  const { stat, meta, stale } = view;
  const found = rangeDistribution(stat.realtime, 'hangup');
  const figure = prepareHangups(found?.rows ?? []);
  const failed = failedPart(meta.checks, 'A4', 'hangup_type_distribution');
  if (!found) {
    return (
      <ChartSection title={t('title')} summary={t('none')}>
        <EmptyPicture reason="not-provided" height={38} />
      </ChartSection>
    );
  }
  const facts = { count: formats.number(figure.sum), days: found.days };
  return (
    <StackFigure
      title={t('title')}
      subtitle={found.days > 1 ? t('subtitleDays', facts) : t('subtitle', facts)}
      neq={sumNeq(failed, found.days > 1)}
      how={how('hangup_distribution', { failed })}
      figure={figure}
      drillOf={noCalls}
      labelOf={(key, label) => (isParty(key) ? party(key) : label)}
      legend
      stale={stale}
      testId="hangups"
    />
  );
}

/** From call to person, and who hung up. */
export function TransferCell({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.funnel');
  const formats = useFormats();
  const how = useInboundHow(view);
  const { stat, stale } = view;
  const figure = prepareTransferFunnel(stat.realtime.total);
  const reception = stat.realtime.total?.rates.agentReception?.value ?? null;
  return (
    <section className="cell" style={{ '--span': 5 }}>
      <FunnelFigure
        title={t('title')}
        subtitle={t('subtitle', { count: formats.number(figure.total) })}
        figure={figure}
        labelOf={(key) => (isStage(key) ? t(`stage.${key}`) : key)}
        how={how('transfer_success_rate')}
        note={
          reception === null ? undefined : t.rich('note', { rate: formats.rate(reception), b: (text) => <b>{text}</b> })
        }
        stale={stale}
        testId="funnel"
      />
      <Hangups view={view} />
    </section>
  );
}
