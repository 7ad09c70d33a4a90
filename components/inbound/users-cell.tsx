'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { UsersFigure } from '@/components/charts/users-figure';
import { prepareUsers } from '@/lib/charts/inbound';
import { failedPart } from '@/lib/charts/inbound-checks';
import { userDays } from '@/lib/charts/inbound-days';
import type { InboundView } from './inbound-view';
import { useInboundHow } from './use-inbound-how';
import { useOwnNeq } from './use-inbound-neq';

/** Callers of each day; of a day that is not settled, what the realtime pipe says so far. */
export function UsersCell({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.users');
  const formats = useFormats();
  const how = useInboundHow(view);
  const neq = useOwnNeq();
  const { stat, meta, line, now, dates, stale } = view;
  const figure = prepareUsers(userDays(stat, dates), { timeZone: line.timeZone, now });
  const failed = failedPart(meta.checks, 'A3', 'call_users');
  const repeat = stat.realtime.total?.rates.repeatCall;
  const notes = [
    stat.offline.daily.length === 0 ? t('realtimeOnly') : null,
    dates.length > 1 ? t('notAdded') : null,
    repeat?.value != null
      ? t(repeat.source === 'computed' ? 'repeat' : 'repeatVendor', {
          rate: formats.rate(repeat.value, repeat.denominator),
        })
      : null,
  ].filter((text): text is string => text !== null);
  return (
    <UsersFigure
      title={t('title')}
      subtitle={t('subtitle')}
      span={4}
      figure={figure}
      neq={neq(failed)}
      how={how('inbound_users', { failed })}
      note={notes.length > 0 ? notes.join('') : undefined}
      stale={stale}
      testId="users"
    />
  );
}
