'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { OfflineBar } from '@/components/charts/widget-lines';
import { ErrorState, StaleLine } from '@/components/charts/widget-states';
import { ReportActions } from '@/components/links/report-actions';
import { Button } from '@/components/ui/button';
import { useClock } from '@/components/ui/clock';
import { Row, Section } from '@/components/ui/section';
import { Segmented } from '@/components/ui/segmented';
import { Tabs } from '@/components/ui/tabs';
import { failedRules } from '@/lib/charts/inbound-checks';
import type { InboundGrain } from '@/lib/charts/inbound-view';
import { InboundFacts } from './inbound-facts';
import type { InboundLine, InboundView } from './inbound-view';
import { Lead } from './lead';
import { useInbound } from './use-inbound';
import { usePause } from './use-pause';

export type InboundTab = 'overview' | 'quality' | 'raw';

/** Our own server has been silent for three refreshes. */
const SILENT_MS = 45_000;

function GrainSwitch({ grain }: { grain: InboundGrain }) {
  const t = useTranslations('inbound.grain');
  const pathname = usePathname();
  const search = useSearchParams();
  const choose = (value: InboundGrain) => {
    const next = new URLSearchParams(search);
    next.set('grain', value);
    // Both grains came with the same answer; Next keeps its own parameters in step with the history.
    window.history.replaceState(null, '', `${pathname}?${next}`);
  };
  return (
    <Segmented
      legend={t('legend')}
      segments={[
        { value: 'hour', label: t('hour') },
        { value: 'day', label: t('day') },
      ]}
      value={grain}
      onChange={choose}
    />
  );
}

function PauseButton() {
  const t = useTranslations('inbound.live');
  const [paused, setPaused] = usePause();
  return (
    <Button size="small" aria-pressed={paused} onClick={() => setPaused(!paused)}>
      {paused ? t('paused') : t('pause')}
    </Button>
  );
}

/** Said aloud when the source goes stale and when it comes back; never for a mere refresh. */
function Announcement({ stale }: { stale: boolean }) {
  const t = useTranslations('inbound.live');
  const [was, setWas] = useState(stale);
  const [text, setText] = useState('');
  if (stale !== was) {
    setWas(stale);
    setText(stale ? t('stale') : t('recovered'));
  }
  return (
    <p role="status" aria-live="polite" className="sr-only" data-testid="live">
      {text}
    </p>
  );
}

/** What is wrong with the whole page: an old answer, an answer about another time, a silent server. */
function Troubles({ view, lost }: { view: InboundView; lost: { at: number } | null }) {
  const t = useTranslations('inbound');
  const formats = useFormats();
  const silent = useClock((now) => lost !== null && now - lost.at > SILENT_MS);
  const { meta, line, stale, foreign, stat, passed } = view;
  const line12 = 'flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line px-(--gutter) py-2 text-12';
  return (
    <>
      {silent && lost && (
        <OfflineBar
          since={new Date(lost.at).toISOString()}
          stoppedAt={formats.clock(meta.source.fetchedAt, line.timeZone, true)}
        />
      )}
      {stale && meta.source.error && (
        <div className={line12} data-testid="stale">
          <Age at={meta.source.fetchedAt} state="stale" />
          <StaleLine error={meta.source.error} timeZone={line.timeZone} />
        </div>
      )}
      {foreign && (
        <p className={`${line12} text-warn`} data-testid="foreign">
          {t('foreign', {
            asked: formats.range(stat.range, line.timeZone),
            answered: formats.range(passed, line.timeZone),
          })}
        </p>
      )}
    </>
  );
}

/** Sentence, tabs, refresh control and the state of the source; what is under them is the tab's own. */
export function InboundFrame({
  line,
  tab,
  skeleton,
  children,
}: {
  line: InboundLine;
  tab: InboundTab;
  skeleton: ReactNode;
  children: (view: InboundView) => ReactNode;
}) {
  const t = useTranslations('inbound');
  const search = useSearchParams();
  const { query, view } = useInbound(line);
  const [from, to] = [search.get('from'), search.get('to')];
  const asked = { ...(from && { from }), ...(to && { to }) };
  const base = `/inbound/${line.id}`;
  const suffix = search.size > 0 ? `?${search}` : '';
  const failing = view ? failedRules(view.meta.checks).length : 0;
  const tabs = [
    { key: 'overview', href: `${base}${suffix}`, label: t('tabs.overview') },
    {
      key: 'quality',
      href: `${base}/quality${suffix}`,
      label: t('tabs.quality'),
      ...(failing > 0 && { count: `≠ ${failing}` }),
    },
    { key: 'raw', href: `${base}/raw${suffix}`, label: t('tabs.raw') },
  ];
  return (
    <div aria-busy={query.isPending}>
      <Lead line={line} view={view} failed={query.error !== null} />
      <Announcement stale={view?.stale ?? false} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 max-tab:flex-col max-tab:items-stretch">
        <Tabs tabs={tabs} current={tab} label={t('tabs.label')} />
        <div className="no-print flex items-center gap-5 px-(--gutter) pb-1.5 max-tab:justify-between max-tab:border-t max-tab:border-line max-tab:py-1">
          {tab === 'overview' ? <GrainSwitch grain={view?.grain ?? 'hour'} /> : <span />}
          <span className="flex items-center gap-2">
            <ReportActions
              report={{ kind: 'inbound', connectionId: line.id, ...asked }}
              dated
              path={`/connections/${encodeURIComponent(line.id)}/inbound`}
              search={asked}
            />
            <PauseButton />
          </span>
        </div>
      </div>
      {view ? (
        <>
          <Troubles view={view} lost={query.isRefetchError ? { at: query.dataUpdatedAt } : null} />
          <InboundFacts view={view}>{children(view)}</InboundFacts>
        </>
      ) : query.error ? (
        <Row>
          <Section title={t('failed')} span={12}>
            <ErrorState failure={query.error} attempts={query.failureCount} onRetry={query.refetch} height={360} />
          </Section>
        </Row>
      ) : (
        skeleton
      )}
    </div>
  );
}
