'use client';
import { lazy, Suspense } from 'react';
import { useTimeZone, useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import type { Dialect } from '@/lib/model/vendor';
import { DEFAULT_TIME_ZONE } from '@/lib/queries/connection-draft';
import type { ApiFailure } from '@/lib/queries/failure';
import type { TestOutcome } from './connection-desk';
import { WaitingSteps } from './test-steps';

// Nothing has been tested when the page comes.
const TestVerdict = lazy(() => import('./test-outcome').then(({ TestVerdict: verdict }) => ({ default: verdict })));
const TestFindings = lazy(() => import('./test-outcome').then(({ TestFindings: findings }) => ({ default: findings })));

function NotRun({ failure: { code, requestId } }: { failure: ApiFailure }) {
  const t = useTranslations('connections.failed');
  const c = useTranslations('common.state');
  const text = useFailureText();
  return (
    <div className="mb-4">
      <Notice tone="bad">
        {t('test', { reason: text(code) })}
        {requestId !== null && <code className="ml-3 font-mono text-12">{c('request', { id: requestId })}</code>}
      </Notice>
    </div>
  );
}

/** What a test brought; before it, which steps it takes. */
export function TestPanel({
  outcome,
  testing,
  failure,
  timeoutSeconds,
  dialect,
  saved,
  revision,
}: {
  outcome: TestOutcome | undefined;
  testing: boolean;
  /** Our own server could not run the test. */
  failure: ApiFailure | null;
  timeoutSeconds: number;
  dialect: Dialect;
  saved: boolean;
  revision: number;
}) {
  const t = useTranslations('connections.test');
  const formats = useFormats();
  const zone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  const old = outcome !== undefined && outcome.revision !== revision;
  const subtitle = testing
    ? t('running', { seconds: timeoutSeconds })
    : outcome && t('at', { time: formats.clock(outcome.at, zone, true), took: formats.elapsed(outcome.tookMs) });
  return (
    <Section span={6} title={t('title')} subtitle={subtitle} testId="test-result">
      {testing && <WaitingSteps running />}
      {!testing && failure !== null && <NotRun failure={failure} />}
      {!testing && outcome === undefined && (
        <>
          <p className="mb-3 text-pretty text-ink-2">{t('idle')}</p>
          <WaitingSteps running={false} />
        </>
      )}
      <div role="status">
        {!testing && outcome !== undefined && (
          <Suspense fallback={<WaitingSteps running />}>
            <TestVerdict result={outcome.result} old={old} saved={saved} />
          </Suspense>
        )}
      </div>
      {!testing && outcome !== undefined && (
        <Suspense>
          <TestFindings result={outcome.result} dialect={dialect} />
        </Suspense>
      )}
    </Section>
  );
}
