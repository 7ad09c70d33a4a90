'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import { StatusMark } from '@/components/ui/marks';
import type { ApiToken } from '@/lib/api/tokens';
import { connectionsQuery } from '@/lib/queries/connections';

const SHAPES = { active: 'run', narrowed: 'warn', orphaned: 'bad', expired: 'wait' } as const;
const ZONE = 'Asia/Shanghai';

function Scopes({ token: { rights, connections } }: { token: ApiToken }) {
  const t = useTranslations('tokens');
  const c = useTranslations('common');
  const { data } = useQuery(connectionsQuery());
  const nameOf = (id: string) => data?.data.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <span className="block">{[t('read'), ...rights.map((right) => t(`right.${right}`))].join(c('separator'))}</span>
      <span className="block text-12 text-ink-3">
        {connections === null ? t('allConnections') : connections.map(nameOf).join(c('separator')) || t('noConnection')}
      </span>
    </>
  );
}

function TokenLine({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const t = useTranslations('tokens');
  const formats = useFormats();
  const { name, hint, state, createdBy, createdAt, lastUsedAt, expiresAt } = token;
  return (
    <tr data-testid="token-line">
      <th scope="row" className="text-left font-medium">
        {name}
        <span className="block font-mono text-12 font-normal text-ink-3">{hint}_…</span>
      </th>
      <td>
        <StatusMark shape={SHAPES[state]}>{t(`state.${state}`)}</StatusMark>
        <span className="block text-12 text-ink-3 tab:hidden">
          {expiresAt === null ? t('never') : formats.dayTime(expiresAt, ZONE)}
        </span>
        {(state === 'narrowed' || state === 'orphaned') && (
          <span className="block text-12 text-pretty text-ink-3">{t(`why.${state}`)}</span>
        )}
      </td>
      <td className="wide-only">
        <Scopes token={token} />
      </td>
      <td className="wide-only">
        {createdBy?.name ?? t('gone')}
        <span className="block text-12 text-ink-3">{formats.dayTime(createdAt, ZONE)}</span>
      </td>
      <td className="wide-only num">
        {lastUsedAt === null ? <span className="text-ink-3">{t('unused')}</span> : <Age at={lastUsedAt} />}
      </td>
      <td className="wide-only num">
        {expiresAt === null ? <span className="text-warn">{t('never')}</span> : formats.dayTime(expiresAt, ZONE)}
      </td>
      <td className="w-20 text-right align-middle">
        <Button kind="danger" onClick={onRevoke} aria-label={t('revoke.of', { name })}>
          {t('revoke.short')}
        </Button>
      </td>
    </tr>
  );
}

/** Every token, newest first: what it may, who made it, whether it is used. */
export function TokenTable({ tokens, onRevoke }: { tokens: readonly ApiToken[]; onRevoke: (token: ApiToken) => void }) {
  const t = useTranslations('tokens');
  return (
    <table>
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('head.name')}</th>
          <th scope="col">{t('head.state')}</th>
          <th scope="col" className="wide-only">
            {t('head.scopes')}
          </th>
          <th scope="col" className="wide-only">
            {t('head.by')}
          </th>
          <th scope="col" className="wide-only num">
            {t('head.used')}
          </th>
          <th scope="col" className="wide-only num">
            {t('head.expires')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenLine key={token.id} token={token} onRevoke={() => onRevoke(token)} />
        ))}
      </tbody>
    </table>
  );
}
