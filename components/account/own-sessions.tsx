'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { QueryGate } from '@/components/charts/query-gate';
import { useFormats } from '@/components/charts/use-formats';
import { Button } from '@/components/ui/button';
import { StatusMark } from '@/components/ui/marks';
import { Section } from '@/components/ui/section';
import type { OwnSession } from '@/lib/api/account-keys';
import { endOtherSessionsMutation, endSessionMutation, ownSessionsQuery } from '@/lib/queries/account-keys';
import { FormFailure } from './form-failure';

const ZONE = 'Asia/Shanghai';
const BROWSERS = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari' } as const;
const SYSTEMS = { windows: 'Windows', macos: 'macOS', linux: 'Linux', android: 'Android', ios: 'iOS' } as const;

/** `chrome/windows` as people say it. */
function useDeviceText(): (device: string | null) => string {
  const t = useTranslations('account.device');
  const browsers: Readonly<Record<string, string>> = { ...BROWSERS, wechat: t('wechat') };
  const systems: Readonly<Record<string, string>> = { ...SYSTEMS, harmony: t('harmony') };
  return (device) => {
    const [browser = '', system = ''] = device?.split('/') ?? [];
    const [one, other] = [browsers[browser], systems[system]];
    if (one !== undefined && other !== undefined) return t('both', { browser: one, system: other });
    return one ?? other ?? t('unknown');
  };
}

function SessionLine({ session, busy, onEnd }: { session: OwnSession; busy: boolean; onEnd: () => void }) {
  const t = useTranslations('account.sessions');
  const text = useDeviceText()(session.device);
  const formats = useFormats();
  return (
    <tr data-testid="session-line">
      <th scope="row" className="text-left font-medium">
        {text}
      </th>
      <td>{session.current ? <StatusMark shape="run">{t('current')}</StatusMark> : <Age at={session.lastSeenAt} />}</td>
      <td className="wide-only font-mono text-12 text-ink-3">{session.address ?? '—'}</td>
      <td className="wide-only num">{formats.dayTime(session.createdAt, ZONE)}</td>
      <td className="wide-only num text-ink-3">{formats.dayTime(session.endsAt, ZONE)}</td>
      <td className="w-24 text-right align-middle">
        {!session.current && (
          <Button busy={busy} onClick={onEnd} aria-label={t('endOne', { device: text })}>
            {t('end')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Where the account is signed in, and the way to end it. */
export function OwnSessions() {
  const t = useTranslations('account.sessions');
  const query = useQuery(ownSessionsQuery());
  const cache = useQueryClient();
  const onSettled = () => cache.invalidateQueries({ queryKey: ownSessionsQuery().queryKey });
  const end = useMutation({ ...endSessionMutation(), onSettled });
  const endOthers = useMutation({ ...endOtherSessionsMutation(), onSettled });
  const others = query.data?.data.some(({ current }) => !current) === true;
  return (
    <Section
      title={t('title')}
      span={12}
      testId="sessions"
      tools={
        others && (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate({ input: {} })}>
            {t('endOthers')}
          </Button>
        )
      }
    >
      <FormFailure error={end.error ?? endOthers.error} />
      <QueryGate query={query} name={t('title')} shape="table" height={96}>
        {({ data }) => (
          <table>
            <caption className="sr-only">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('device')}</th>
                <th scope="col">{t('lastSeen')}</th>
                <th scope="col" className="wide-only">
                  {t('network')}
                </th>
                <th scope="col" className="wide-only num">
                  {t('since')}
                </th>
                <th scope="col" className="wide-only num">
                  {t('ends')}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {data.map((session) => (
                <SessionLine
                  key={session.id}
                  session={session}
                  busy={end.isPending && end.variables.input.sessionId === session.id}
                  onEnd={() => end.mutate({ input: { sessionId: session.id } })}
                />
              ))}
            </tbody>
          </table>
        )}
      </QueryGate>
    </Section>
  );
}
