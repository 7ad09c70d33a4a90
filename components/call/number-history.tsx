'use client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { useConnection } from '@/components/source/use-connection';
import { TextLink } from '@/components/ui/link';
import { StatusMark } from '@/components/ui/marks';
import { Section } from '@/components/ui/section';
import { shapeOfOutcome } from '@/lib/charts/call-list';
import type { Call } from '@/lib/model/call';
import { callPath } from '@/lib/queries/call-filters';
import { callHistoryQuery } from '@/lib/queries/calls';

/** Each time that the call's number was dialled, newest first; nothing where its vendor keeps no attempts. */
export function NumberHistory({ call: { id, taskId }, zone }: { call: Call; zone: string }) {
  const t = useTranslations('call.history');
  const c = useTranslations('common.outcome');
  const formats = useFormats();
  const { connectionId } = useParams<{ connectionId: string }>();
  const enabled = useConnection(connectionId)?.capabilities.includes('attempts') === true;
  const one = { connectionId, callId: id, ...(taskId !== null && { taskId }) };
  const { data } = useQuery({ ...callHistoryQuery(one), enabled });
  const { number, current = null, linked = false } = data?.data ?? {};
  const attempts = number?.attempts ?? [];
  if (attempts.length === 0) return null;
  return (
    <Section title={t('title')} subtitle={t('count', { count: attempts.length })} testId="number-history">
      <ol className="text-12 leading-6">
        {attempts.map(({ callId, at, outcome, outcomeLabel, talkSeconds }, place) => {
          const here = callId === current;
          const time = <time dateTime={at}>{formats.dayTime(at, zone)}</time>;
          const opens = linked && !here && outcome === 'answered';
          return (
            // Two tries may share an id where the vendor retries within one call.
            // biome-ignore lint/suspicious/noArrayIndexKey: the tries of an answer never move
            <li key={place} className="flex items-baseline gap-x-3" aria-current={here || undefined}>
              <span className="w-[112px] flex-none whitespace-nowrap">
                {opens ? <TextLink href={callPath(one, callId)}>{time}</TextLink> : time}
              </span>
              <span title={outcomeLabel}>
                <StatusMark shape={shapeOfOutcome(outcome)}>{c(outcome)}</StatusMark>
              </span>
              {here && <b className="font-medium whitespace-nowrap">{t('here')}</b>}
              <span className="ml-auto text-ink-3">{talkSeconds > 0 && formats.position(talkSeconds)}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
