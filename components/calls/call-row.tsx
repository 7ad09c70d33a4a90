'use client';
import { Fragment, memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { StatusMark, Swatch } from '@/components/ui/marks';
import { type CallColumn, momentOfCall, shapeOfOutcome } from '@/lib/charts/call-list';
import { levelWords } from '@/lib/charts/intentions';
import type { Tone } from '@/lib/charts/tone';
import type { Call } from '@/lib/model/call';
import { RowLink, returnTo } from './row-link';

const TAGS = 2;
const CLIPPED = 'block overflow-hidden text-ellipsis whitespace-nowrap';

function Level({ intent, tone }: { intent: NonNullable<Call['intent']>; tone: Tone }) {
  const t = useTranslations('calls.row');
  const { key, label, source, reason } = intent;
  return (
    <span
      title={reason === null ? undefined : t('reason', { reason })}
      className={classes(
        CLIPPED,
        '[&>span]:max-w-full [&>span>span:last-child]:overflow-hidden [&>span>span:last-child]:text-ellipsis',
      )}
    >
      <Swatch tone={tone}>
        <span>
          <b className="mr-1.5">{key}</b>
          {source === 'human' && <span className="mr-1.5 text-12 text-ink-3">{t('human')}</span>}
          <span className="max-tab:sr-only">{levelWords(key, label)}</span>
        </span>
      </Swatch>
    </span>
  );
}

function Tags({ tags, onTag }: { tags: Call['tags']; onTag: (tag: string) => void }) {
  const t = useTranslations('calls.row');
  const c = useTranslations('common');
  const rest = tags.slice(TAGS);
  if (tags.length === 0) return <>—</>;
  return (
    <span className={CLIPPED}>
      {tags.slice(0, TAGS).map(({ id, name }, at) => (
        <button
          // One tag may be on a call twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the tags of a call never move
          key={at}
          type="button"
          aria-label={t('byTag', { name })}
          onClick={() => onTag(id ?? name)}
          className="relative z-1 mr-1.5 rounded-chip px-1 text-12 text-ink-2 shadow-[inset_0_0_0_1px_var(--line-2)] hover:bg-sunken"
        >
          {name}
        </button>
      ))}
      {rest.length > 0 && (
        <span
          className="relative z-1 text-12 text-ink-3"
          title={t('moreTags', { count: rest.length, list: rest.map(({ name }) => name).join(c('separator')) })}
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}

type Props = {
  call: Call;
  /** Its place in the table, its head being 1. */
  index: number;
  href: string;
  zone: string;
  tone: Tone;
  columns: readonly CallColumn[];
  onTag: (tag: string) => void;
};

/** One call; the whole row opens it. "—" for what its vendor does not give. */
export const CallRow = memo(function CallRow({ call, index, href, zone, tone, columns, onTag }: Props) {
  const t = useTranslations('calls');
  const c = useTranslations('common');
  const formats = useFormats();
  const at = momentOfCall(call);
  const time = at === null ? '—' : formats.dayTime(at, zone);
  const number = (call.direction === 'inbound' ? call.caller : call.callee) ?? '—';
  const outcome = <StatusMark shape={shapeOfOutcome(call.outcome)}>{c(`outcome.${call.outcome}`)}</StatusMark>;
  const talk = formats.duration(call.talkSeconds);
  const cell: Record<CallColumn, ReactNode> = {
    customer: (
      <td className="wide-only">
        <span className={CLIPPED}>{call.customerName ?? '—'}</span>
      </td>
    ),
    outcome: (
      <td className="wide-only whitespace-nowrap" title={call.outcomeLabel ?? undefined}>
        {outcome}
      </td>
    ),
    level: <td className="wide-only">{call.intent ? <Level intent={call.intent} tone={tone} /> : '—'}</td>,
    talk: <td className="num wide-only">{talk}</td>,
    rounds: <td className="num wide-only">{formats.number(call.rounds)}</td>,
    hangup: (
      <td className="wide-only pl-5! whitespace-nowrap max-desk:hidden">
        {call.hangupBy === 'unknown' ? '—' : c(`party.${call.hangupBy}`)}
      </td>
    ),
    tags: (
      <td className="wide-only max-desk:hidden">
        <Tags tags={call.tags} onTag={onTag} />
      </td>
    ),
    score: <td className="num wide-only max-desk:hidden">{formats.number(call.score)}</td>,
  };
  const label = t('row.open', {
    time: at === null ? t('row.noTime') : time,
    number: number === '—' ? t('row.noNumber') : number,
  });
  return (
    <tr ref={returnTo(call.id)} aria-rowindex={index} data-testid={`call-${call.id}`} className="relative [&>td]:h-8">
      <th scope="row" className="text-left font-normal whitespace-nowrap">
        <RowLink id={call.id} href={href} label={label} className="text-13 text-ink max-tab:leading-6">
          {at === null ? '—' : <time dateTime={at}>{time}</time>}
        </RowLink>
        <span className="hidden gap-x-3 text-12 text-ink-2 max-tab:flex">
          <span>{number}</span>
          {outcome}
        </span>
      </th>
      <td className="wide-only whitespace-nowrap">{number}</td>
      {columns.map((column) => (
        <Fragment key={column}>{cell[column]}</Fragment>
      ))}
      <td className="num hidden max-tab:table-cell">
        {talk}
        <span className="block">{call.intent ? <Level intent={call.intent} tone={tone} /> : <>&nbsp;</>}</span>
      </td>
    </tr>
  );
});
