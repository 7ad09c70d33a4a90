'use client';
import { useQuery } from '@tanstack/react-query';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { QueryGate } from '@/components/charts/query-gate';
import { useFormats } from '@/components/charts/use-formats';
import { useFailureText } from '@/components/charts/widget-states';
import { classes } from '@/components/ui/classes';
import { useClock } from '@/components/ui/clock';
import { TextLink } from '@/components/ui/link';
import { StatusMark, Tag } from '@/components/ui/marks';
import { Row } from '@/components/ui/section';
import type { Connection } from '@/lib/model/connection';
import { connectionsQuery } from '@/lib/queries/connections';
import { useDesk } from './connection-desk';

const SHAPES = { ok: 'run', degraded: 'warn', down: 'bad', unknown: 'wait' } as const;

/** What a connection can answer, as words. */
export function useProvides(): (capabilities: Connection['capabilities']) => string {
  const t = useTranslations('connections');
  const c = useTranslations('common');
  return (capabilities) =>
    capabilities.length === 0
      ? t('list.nothing')
      : capabilities.map((capability) => t(`capability.${capability}`)).join(c('separator'));
}

export function ConnectionState({ state }: { state: Connection['state'] }) {
  const t = useTranslations('connections.state');
  return <StatusMark shape={SHAPES[state]}>{t(state)}</StatusMark>;
}

export function LastError({ error }: { error: NonNullable<Connection['lastError']> }) {
  const t = useTranslations('connections.list');
  const failure = useFailureText();
  const formats = useFormats();
  const age = useClock((now) => formats.age(now - Date.parse(error.at)));
  return <>{t('errorAt', { reason: failure(error.code), age })}</>;
}

function ConnectionLine({ connection, current }: { connection: Connection; current: boolean }) {
  const t = useTranslations('connections.list');
  const provides = useProvides();
  const { id, name, state, sandbox, provisioned, dialect, lastSuccessAt, lastError, capabilities } = connection;
  const troubled = state === 'degraded' || state === 'down';
  const tone = state === 'down' ? 'text-bad' : troubled ? 'text-warn' : 'text-ink-3';
  return (
    <tr
      aria-current={current ? 'true' : undefined}
      className={classes(current && 'bg-sunken')}
      data-testid={`connection-${id}`}
    >
      <th
        scope="row"
        className={classes('text-left font-normal', current && 'shadow-[inset_2px_0_0_var(--ink)] [&&]:pl-3')}
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <TextLink href={`/settings/connections/${id}`} quiet className="font-medium max-tab:leading-8">
            {name}
          </TextLink>
          {sandbox && <Tag>{t('sandbox')}</Tag>}
          {provisioned && <Tag>{t('file')}</Tag>}
        </span>
      </th>
      <td>
        <ConnectionState state={state} />
        {troubled && lastError && (
          <span className={classes('block text-12 text-pretty tab:hidden', tone)}>
            <LastError error={lastError} />
          </span>
        )}
      </td>
      <td className="wide-only font-mono text-12 text-ink-3">{dialect}</td>
      <td className="num max-tab:pr-0">
        {lastSuccessAt === null ? (
          <span className="text-12 text-ink-3">{t('never')}</span>
        ) : (
          <Age at={lastSuccessAt} state={troubled ? 'stale' : 'fresh'} />
        )}
      </td>
      <td className={classes('wide-only pl-4 text-12', tone)}>
        {lastError ? <LastError error={lastError} /> : t('noError')}
      </td>
      <td className="wide-only text-ink-2">{provides(capabilities)}</td>
    </tr>
  );
}

function ListTable({ connections, current }: { connections: readonly Connection[]; current: string | null }) {
  const t = useTranslations('connections.list');
  return (
    <table>
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col" className="wide-only">
            {t('dialect')}
          </th>
          <th scope="col" className="num max-tab:pr-0">
            {t('lastSuccess')}
          </th>
          <th scope="col" className="wide-only pl-4">
            {t('lastError')}
          </th>
          <th scope="col" className="wide-only">
            {t('provides')}
          </th>
        </tr>
      </thead>
      <tbody>
        {connections.map((connection) => (
          <ConnectionLine key={connection.id} connection={connection} current={connection.id === current} />
        ))}
      </tbody>
    </table>
  );
}

/** Every source, with the one of this address marked. */
export function ConnectionList() {
  const t = useTranslations('connections');
  const current = useSelectedLayoutSegment();
  const { may } = useDesk();
  const query = useQuery(connectionsQuery());
  return (
    <Row>
      <section className="cell" aria-label={t('list.caption')}>
        <QueryGate query={query} name={t('title')} shape="table" height={160}>
          {({ data }) =>
            data.length === 0 ? (
              <div data-testid="no-connections" className="max-w-[56em]">
                <p className="font-medium">{t('empty.title')}</p>
                <p className="text-pretty text-ink-2">{t(may.add ? 'empty.text' : 'empty.ask')}</p>
              </div>
            ) : (
              <ListTable connections={data} current={current} />
            )
          }
        </QueryGate>
      </section>
    </Row>
  );
}
