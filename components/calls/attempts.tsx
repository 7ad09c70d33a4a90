'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { TextLink } from '@/components/ui/link';
import { StatusMark } from '@/components/ui/marks';
import { shapeOfOutcome } from '@/lib/charts/call-list';
import type { Attempt } from '@/lib/model/contact';

/** Each time that a number was dialled, newest first, with its way to the call. */
export function Attempts({
  id,
  attempts,
  hrefOf,
  zone,
}: {
  id: string;
  attempts: readonly Attempt[];
  hrefOf: ((callId: string) => string) | null;
  zone: string;
}) {
  const t = useTranslations('calls.numbers');
  const c = useTranslations('common.outcome');
  const formats = useFormats();
  return (
    <ol id={id} className="flex flex-col gap-y-1 border-l-2 border-line-2 pl-3 text-12" data-testid="attempts">
      {attempts.map(({ callId, at, outcome, outcomeLabel, toneWord, sipCode, talkSeconds, totalSeconds }, place) => {
        const time = <time dateTime={at}>{formats.dayTime(at, zone)}</time>;
        const facts = [
          t('attemptFacts', { talk: formats.position(talkSeconds), total: formats.position(totalSeconds) }),
          toneWord !== null && t('tone', { word: toneWord }),
          sipCode !== null && t('sip', { code: sipCode }),
        ].filter((fact) => fact !== false);
        return (
          // Two tries may share an id where the vendor retries within one call.
          // biome-ignore lint/suspicious/noArrayIndexKey: the tries of an answer never move
          <li key={place} className="flex flex-wrap items-baseline gap-x-4">
            {hrefOf && callId !== '' ? <TextLink href={hrefOf(callId)}>{time}</TextLink> : time}
            <span title={outcomeLabel}>
              <StatusMark shape={shapeOfOutcome(outcome)}>{c(outcome)}</StatusMark>
            </span>
            {facts.map((fact) => (
              <span key={fact} className="text-ink-3">
                {fact}
              </span>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
