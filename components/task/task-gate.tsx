'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { EmptyState, ErrorState, LoadingState, useFailureText } from '@/components/charts/widget-states';
import { useConnection } from '@/components/source/use-connection';
import { useClock } from '@/components/ui/clock';
import { TextLink } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Row, Section } from '@/components/ui/section';
import type { Meta } from '@/lib/model/source';
import type { ApiFailure } from '@/lib/queries/failure';
import { taskStatQuery } from '@/lib/queries/tasks';
import { type TaskId, type TaskView, useRangeInput, useTaskHref } from './use-task';

const ZONE = 'Asia/Shanghai';
/** Three times what the slowest vendor's answer may count as fresh. */
const LONG_MS = 180_000;

/** The vendor failed and these are its last values: why, since when, from when, and when it is asked again. */
function StaleNotice({ source, zone }: { source: Meta['source']; zone: string }) {
  const t = useTranslations('task.state');
  const text = useFailureText();
  const formats = useFormats();
  const long = useClock((now) => now - Date.parse(source.fetchedAt) > LONG_MS);
  const { error } = source;
  return (
    <div className="px-(--gutter) py-4" data-testid="stale-notice">
      <Notice tone={long ? 'bad' : 'warn'}>
        {t('stale', {
          reason: text(error?.code ?? 'vendor_unavailable'),
          since: formats.dayTime(error?.since ?? source.fetchedAt, zone),
          at: formats.dayTime(source.fetchedAt, zone),
        })}
        {error?.retryAt !== undefined && t('staleRetry', { time: formats.clock(error.retryAt, zone, true) })}
      </Notice>
    </div>
  );
}

/** The whole page's place, for what stands there instead of the numbers. */
function Instead({ children }: { children: ReactNode }) {
  return <div className="border-t border-line px-(--gutter) pt-5">{children}</div>;
}

/** Why there is nothing of this task: no such task or source, no such range, or a failure. */
export function TaskFailure({
  one,
  failure,
  attempts,
  onRetry,
}: {
  one: TaskId;
  failure: ApiFailure;
  attempts: number;
  onRetry: () => unknown;
}) {
  const t = useTranslations('task.state');
  const c = useTranslations('common');
  const connection = useConnection(one.connectionId);
  const range = useRangeInput();
  const name = connection?.name ?? one.connectionId;
  const back = <TextLink href="/tasks">{t('back')}</TextLink>;
  if (connection === null) {
    return <EmptyState reason="noSource" title={t('noConnectionTitle')} text={t('noConnectionText')} action={back} />;
  }
  if (failure.code === 'not_found') {
    return (
      <div data-testid="task-not-found">
        <EmptyState reason="noCalls" title={t('notFoundTitle')} text={t('notFoundText', { name })} action={back} />
        {failure.requestId !== null && (
          <code className="mt-3 block font-mono text-12 text-ink-3">
            {c('state.request', { id: failure.requestId })}
          </code>
        )}
      </div>
    );
  }
  if (failure.code === 'unsupported' && range.from !== undefined) {
    const whole = `/tasks/${encodeURIComponent(one.connectionId)}/${encodeURIComponent(one.taskId)}`;
    return (
      <EmptyState
        reason="notProvided"
        title={t('unsupportedTitle')}
        text={t('unsupportedText', { name })}
        action={<TextLink href={whole}>{t('unsupportedAction')}</TextLink>}
      />
    );
  }
  return <ErrorState failure={failure} attempts={attempts} onRetry={onRetry} height={320} />;
}

/** Blocks where the figures will stand, at their heights. */
function Loading({ source }: { source: string }) {
  const t = useTranslations('task');
  return (
    <>
      <Row>
        <Section title={t('rate.title')} span={7}>
          <LoadingState name={t('rate.title')} shape="chart" height={330} source={source} />
        </Section>
        <Section title={t('facts.title')} span={5}>
          <LoadingState name={t('facts.title')} shape="bars" height={200} source={source} />
        </Section>
      </Row>
      <Row>
        <Section title={t('progress.title')} span={5}>
          <LoadingState name={t('progress.title')} shape="figure" height={290} source={source} />
        </Section>
        <Section title={t('intentions.title')} span={7}>
          <LoadingState name={t('intentions.title')} shape="table" height={290} source={source} />
        </Section>
      </Row>
    </>
  );
}

/** The statistics of the task, or why there are none. A failed refresh keeps what is here and says so. */
export function TaskGate({ one, children }: { one: TaskId; children: (view: TaskView) => ReactNode }) {
  const t = useTranslations('task.state');
  const text = useFailureText();
  const connection = useConnection(one.connectionId);
  const hrefOf = useTaskHref(one);
  const { data, error, failureCount, refetch } = useQuery(taskStatQuery({ ...one, ...useRangeInput() }));
  const zone = connection?.timeZone ?? ZONE;
  if (data === undefined) {
    if (!error) return <Loading source={connection?.name ?? one.connectionId} />;
    return (
      <Instead>
        <TaskFailure one={one} failure={error} attempts={failureCount} onRetry={refetch} />
      </Instead>
    );
  }
  const stale = data.meta.source.state === 'stale';
  return (
    <>
      {stale && <StaleNotice source={data.meta.source} zone={zone} />}
      {error && !stale && (
        <div className="px-(--gutter) py-4">
          <Notice tone="warn">{t('refused', { reason: text(error.code) })}</Notice>
        </div>
      )}
      {children({ ...one, stat: data.data, meta: data.meta, zone, stale: stale || error !== null, hrefOf })}
    </>
  );
}
