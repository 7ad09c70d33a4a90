'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useClock } from '@/components/ui/clock';
import { Verdict } from '@/components/ui/marks';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from './use-formats';

export type Shape = 'figure' | 'chart' | 'bars' | 'table';

const BARS = [92, 71, 58, 44, 30, 21];

/** Blocks of the shape of what is coming, at its height. After ten seconds they say what they wait for. */
export function LoadingState({
  name,
  shape,
  height,
  source,
}: {
  /** What is loading, for who hears it. */
  name: string;
  shape: Shape;
  height: number;
  /** Whose answer it waits for. */
  source?: string | undefined;
}) {
  const t = useTranslations('common.state');
  const [since] = useState(() => Date.now());
  const seconds = useClock((now) => Math.max(0, Math.floor((now - since) / 1000)));
  return (
    <div aria-busy="true" style={{ minHeight: height }}>
      <p role="status" className={seconds < 10 ? 'sr-only' : 'mb-2.5 text-12 text-ink-3'}>
        {seconds < 10
          ? t('loadingName', { name })
          : source === undefined
            ? t('waitingUnnamed', { seconds })
            : t('waiting', { source, seconds })}
      </p>
      {shape === 'figure' && (
        <div className="flex flex-col gap-2">
          <Skeleton width={104} height={26} />
          <Skeleton width={168} height={12} />
        </div>
      )}
      {shape === 'chart' && <Skeleton height={Math.max(40, height - 24)} />}
      {shape === 'bars' && (
        <div className="flex flex-col gap-3">
          {BARS.slice(0, Math.max(1, Math.floor(height / 24))).map((width) => (
            <Skeleton key={width} width={`${width}%`} height={12} />
          ))}
        </div>
      )}
      {shape === 'table' && (
        <div className="flex flex-col gap-[13px] pt-1">
          {Array.from({ length: Math.max(2, Math.floor(height / 32)) }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines that are all alike
            <Skeleton key={line} height={18} />
          ))}
        </div>
      )}
    </div>
  );
}

export type EmptyReason = 'noCalls' | 'filtered' | 'noSource' | 'notProvided' | 'noDenominator';

/** "—", one plain reason, one action; the box keeps its height. `text` replaces the general sentence by what is known here. */
export function EmptyState({
  reason,
  title,
  text,
  action,
  height,
}: {
  reason: EmptyReason;
  title?: string | undefined;
  text?: ReactNode;
  action?: ReactNode;
  height?: number;
}) {
  const t = useTranslations('common.empty');
  return (
    <div style={{ minHeight: height }} data-testid={`empty-${reason}`}>
      <p className="font-medium">{title ?? t(`${reason}.title`)}</p>
      <p className="mt-0.5 text-ink-2 text-pretty">{text ?? t(`${reason}.text`)}</p>
      {action !== undefined && <p className="mt-2">{action}</p>}
    </div>
  );
}

/** Fits ApiFailure of lib/queries. */
export type Failure = {
  readonly code: string;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
};

/** A failure code as one sentence in the reader's language. */
export function useFailureText(): (code: string) => string {
  const t = useTranslations('errors.code');
  return (code) => {
    const key = code as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : t('internal');
  };
}

/** What broke, since when, how often it was tried, a button, and the number to give to an admin. */
export function ErrorState({
  failure,
  since,
  attempts,
  onRetry,
  height,
}: {
  failure: Failure;
  /** Time of day, ready. */
  since?: string | undefined;
  attempts?: number | undefined;
  onRetry: () => unknown;
  height?: number;
}) {
  const t = useTranslations('common');
  const text = useFailureText();
  const facts = [
    since !== undefined && t('state.since', { time: since }),
    attempts !== undefined && attempts > 1 && t('state.retried', { count: attempts - 1 }),
    failure.retryAfterSeconds !== null && t('state.retryIn', { seconds: failure.retryAfterSeconds }),
  ].filter((fact): fact is string => fact !== false);
  return (
    <div role="alert" style={{ minHeight: height }} data-testid="error-state">
      <p className="font-medium">
        <Verdict verdict="fail">{text(failure.code)}</Verdict>
      </p>
      {facts.length > 0 && <p className="mt-0.5 text-ink-2">{facts.join(t('comma'))}</p>}
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button onClick={() => void onRetry()}>{t('action.retry')}</Button>
        {failure.requestId !== null && (
          <code className="font-mono text-12 text-ink-3">{t('state.request', { id: failure.requestId })}</code>
        )}
      </p>
    </div>
  );
}

/** Why the number is old and when it is tried again: stands behind the amber age. */
export function StaleLine({
  error,
  timeZone,
}: {
  error: { readonly code: string; readonly retryAt?: string | undefined };
  timeZone: string;
}) {
  const t = useTranslations('common.state');
  const text = useFailureText();
  const formats = useFormats();
  const reason = text(error.code);
  return (
    <span className="text-12 text-ink-3">
      {error.retryAt === undefined
        ? t('staleErrorNoTime', { reason })
        : t('staleError', { reason, time: formats.clock(error.retryAt, timeZone) })}
    </span>
  );
}
