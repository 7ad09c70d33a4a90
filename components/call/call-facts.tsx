'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { type Fact, FactList } from '@/components/ui/fact-list';
import type { Call } from '@/lib/model/call';

function usePlace() {
  const t = useTranslations('call.carrier');
  const c = useTranslations('common');
  return ({ province, city, carrier }: Call['place']) => {
    const words = [province, city === province ? null : city, carrier && t(carrier)].filter(Boolean);
    return words.length === 0 ? null : words.join(c('separator'));
  };
}

/** What the vendor says of a call; what it does not say is named at the end. */
export function CallFacts({ call, zone }: { call: Call; zone: string }) {
  const t = useTranslations('call');
  const f = useTranslations('call.facts');
  const c = useTranslations('common');
  const formats = useFormats();
  const place = usePlace();
  const clock = (at: string | null) => (at === null ? null : formats.clock(at, zone, true));
  const { transfer, roundsBasis } = call;
  const facts: readonly Fact[] = [
    [f('callee'), call.callee],
    [f('caller'), call.caller],
    [f('customer'), call.customerName],
    [
      f('outcome'),
      call.outcomeLabel === null || call.outcomeLabel === c(`outcome.${call.outcome}`)
        ? c(`outcome.${call.outcome}`)
        : `${c(`outcome.${call.outcome}`)} (${call.outcomeLabel})`,
    ],
    [f('dialed'), call.dialedAt === null ? null : formats.dayTime(call.dialedAt, zone)],
    [f('answered'), clock(call.answeredAt)],
    [f('ended'), clock(call.endedAt)],
    [f('ring'), call.ringSeconds === null ? null : formats.seconds(Math.round(call.ringSeconds))],
    [f('talk'), call.talkSeconds === null ? null : formats.position(call.talkSeconds)],
    [f('total'), call.totalSeconds === null ? null : formats.position(call.totalSeconds)],
    [
      roundsBasis === null ? f('rounds') : `${f('rounds')}${c('comma')}${f(roundsBasis)}`,
      call.rounds === null ? null : formats.number(call.rounds),
    ],
    [f('hangup'), call.hangupBy === 'unknown' ? null : t(`hangupBy.${call.hangupBy}`)],
    [f('score'), call.score === null ? null : formats.number(call.score)],
    [f('gender'), call.gender.label],
    [f('place'), place(call.place)],
    [
      f('transfer'),
      transfer &&
        (transfer.answeredAt === null
          ? f('transferOnly', { number: transfer.number })
          : f('transferAnswered', { number: transfer.number, time: formats.clock(transfer.answeredAt, zone, true) })),
    ],
    [f('retries'), call.retries === null ? null : formats.number(call.retries)],
    [f('read'), call.readAt === null ? null : formats.dayTime(call.readAt, zone)],
    [
      f('id'),
      <code key="id" className="font-mono text-12 text-ink-2">
        {call.vendorCallId}
      </code>,
    ],
  ];
  return <FactList facts={facts} notGiven={(names) => f('notGiven', { list: names.join(c('separator')) })} />;
}
