'use client';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { StaleLine, useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { useClock } from '@/components/ui/clock';
import { Verdict } from '@/components/ui/marks';
import { PAGE_SIZE, type SourceState } from './use-task-sources';

function Failed({ source }: { source: SourceState }) {
  const t = useTranslations('tasks.source');
  const c = useTranslations('common');
  const failure = useFailureText();
  const { connection, failure: problem, retry } = source;
  if (problem === null) return null;
  return (
    <li role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5" data-testid="source-failed">
      <Verdict verdict="fail">{t('failed', { name: connection.name })}</Verdict>
      <span className="text-ink-2">{failure(problem.code)}</span>
      {problem.retryAfterSeconds !== null && (
        <span className="text-ink-3">{c('state.retryIn', { seconds: problem.retryAfterSeconds })}</span>
      )}
      <Button onClick={retry}>{c('action.retry')}</Button>
      {problem.requestId !== null && (
        <code className="font-mono text-12 text-ink-3">{c('state.request', { id: problem.requestId })}</code>
      )}
    </li>
  );
}

function Stale({ connection, source }: { connection: SourceState['connection']; source: SourceState['source'] }) {
  const t = useTranslations('tasks.source');
  const formats = useFormats();
  const at = source?.fetchedAt ?? '';
  const age = useClock((now) => formats.age(now - Date.parse(at)));
  if (source?.error === undefined) return null;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 py-1.5" data-testid="source-stale">
      <span className="text-warn">{t('stale', { name: connection.name, age })}</span>
      <StaleLine error={source.error} timeZone={connection.timeZone} />
    </li>
  );
}

function Part({ source, filtered }: { source: SourceState; filtered: boolean }) {
  const t = useTranslations('tasks.source');
  const formats = useFormats();
  const { connection, loaded, total, complete, pending, loadMore } = source;
  if (complete || pending) return null;
  const values = { name: connection.name, loaded: formats.number(loaded), total: formats.number(total) };
  const next = total === null ? PAGE_SIZE : Math.min(PAGE_SIZE, Math.max(1, total - loaded));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5" data-testid="source-part">
      <span className="text-ink-2">
        {total === null ? t('partUnknown', values) : t('part', values)}
        {filtered && <span className="ml-2 text-ink-3">{t('partFiltered')}</span>}
      </span>
      <Button onClick={loadMore}>{t('load', { count: next })}</Button>
    </li>
  );
}

/** What of the sources is not as it should be: failing, old, or only loaded in part. Nothing while all is well. */
export function SourceLines({ sources, filtered }: { sources: readonly SourceState[]; filtered: boolean }) {
  const t = useTranslations('tasks.source');
  const told = sources.filter(
    ({ failure, source, complete, pending }) =>
      failure !== null || source?.state === 'stale' || (!complete && !pending),
  );
  if (told.length === 0) return null;
  return (
    <ul aria-label={t('label')} className="border-t border-line px-(--gutter) py-1.5 text-13">
      {told.map((source) =>
        source.failure !== null ? (
          <Failed key={source.connection.id} source={source} />
        ) : source.source?.state === 'stale' ? (
          <Stale key={source.connection.id} connection={source.connection} source={source.source} />
        ) : (
          <Part key={source.connection.id} source={source} filtered={filtered} />
        ),
      )}
    </ul>
  );
}

/** The age of a row's numbers; out of date is said in words. */
export function RowAge({ at, stale }: { at: string; stale: boolean }) {
  const t = useTranslations('tasks.table');
  return (
    <>
      <Age at={at} state={stale ? 'stale' : 'fresh'} short />
      {stale && <span className="block text-12 text-warn">{t('stale')}</span>}
    </>
  );
}
