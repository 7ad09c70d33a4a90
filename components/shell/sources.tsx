'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { useClock } from '@/components/ui/clock';
import { TextLink } from '@/components/ui/link';
import { Tag } from '@/components/ui/marks';
import { Skeleton } from '@/components/ui/skeleton';
import type { Connection } from '@/lib/model/connection';
import { connectionsQuery } from '@/lib/queries/connections';

function SourceLine({ source: { name, state, lastSuccessAt, sandbox } }: { source: Connection }) {
  const t = useTranslations('shell');
  const formats = useFormats();
  const age = useClock((now) => (lastSuccessAt === null ? '' : formats.ageShort(now - Date.parse(lastSuccessAt))));
  const failing = state === 'degraded' || state === 'down';
  return (
    <li className="flex h-6 items-center gap-2">
      <span
        aria-hidden="true"
        className={classes(
          'size-1.5 flex-none',
          state === 'ok' && 'rounded-full bg-data',
          state === 'unknown' && 'rounded-full shadow-[inset_0_0_0_1.5px_var(--neutral)]',
          state === 'degraded' && 'rounded-full shadow-[inset_0_0_0_1.5px_var(--warn)]',
          state === 'down' && 'bg-bad',
        )}
      />
      <span className="overflow-hidden text-ellipsis whitespace-nowrap" title={name}>
        {name}
      </span>
      {sandbox && <span className="sr-only">{t('sandbox.mark')}</span>}
      <span
        className={classes(
          'ml-auto whitespace-nowrap',
          state === 'degraded' && 'text-warn',
          state === 'down' && 'text-bad',
        )}
      >
        {failing ? t(`sources.${state}`) : age === '' ? '—' : age}
        {failing && age !== '' && ` ${age}`}
        {state === 'ok' && <span className="sr-only"> {t('sources.ok')}</span>}
        {age === '' && !failing && <span className="sr-only">{t('sources.never')}</span>}
      </span>
    </li>
  );
}

/** Every source with its state and age, at the foot of the rail. */
export function SourceList() {
  const t = useTranslations('shell.sources');
  const { data } = useQuery(connectionsQuery());
  return (
    <section
      aria-label={t('label')}
      className="mt-auto border-t border-line px-2 pt-3 text-12 text-ink-3 max-desk:hidden"
    >
      {data === undefined ? (
        <div className="flex flex-col gap-2.5 py-1.5">
          <Skeleton height={12} width="80%" />
          <Skeleton height={12} width="60%" />
        </div>
      ) : data.data.length === 0 ? (
        <TextLink href="/settings/connections">{t('none')}</TextLink>
      ) : (
        <ul>
          {data.data.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Stands on every page while one of the sources is the built-in sandbox. */
export function SandboxMark() {
  const t = useTranslations('shell.sandbox');
  const { data } = useQuery(connectionsQuery());
  if (!data?.data.some(({ sandbox }) => sandbox)) return null;
  return (
    <span data-testid="sandbox-mark" title={t('long')}>
      <Tag>
        {t('mark')}
        <span className="sr-only">{t('long')}</span>
      </Tag>
    </span>
  );
}
