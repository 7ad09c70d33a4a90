'use client';
import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { StatusMark, Swatch } from '@/components/ui/marks';
import { type CallColumn, momentOfCall, shapeOfOutcome } from '@/lib/charts/call-list';
import { levelWords } from '@/lib/charts/intentions';
import type { Tone } from '@/lib/charts/tone';
import type { Call } from '@/lib/model/call';
import { CALL_LOOK } from './call-columns';
import { clipped } from './columns';
import { ROLE, rowRole } from './roles';
import { RowLink, returnTo } from './row-link';

const TAGS = 2;
/** So many characters fit their column in any window. */
const FITS = { customer: 6, level: 6, tags: 7 } as const;
/** A swatch with its words is cut off inside. */
const CUT_INSIDE =
  '[&>span]:max-w-full [&>span>span:last-child]:overflow-hidden [&>span>span:last-child]:text-ellipsis';

function Level({ intent, tone }: { intent: NonNullable<Call['intent']>; tone: Tone }) {
  const t = useTranslations('calls.row');
  const { key, label, source, reason } = intent;
  const words = levelWords(key, label);
  return (
    <span
      title={reason === null ? undefined : t('reason', { reason })}
      className={clipped(`${key}${source === 'human' ? t('human') : ''}${words}`, FITS.level, CUT_INSIDE)}
    >
      <Swatch tone={tone}>
        <span>
          <b className="mr-1.5">{key}</b>
          {source === 'human' && <span className="mr-1.5 text-12 text-ink-3">{t('human')}</span>}
          <span className="max-tab:sr-only">{words}</span>
        </span>
      </Swatch>
    </span>
  );
}

function Tags({ tags, onTag }: { tags: Call['tags']; onTag: (tag: string) => void }) {
  const t = useTranslations('calls.row');
  const c = useTranslations('common');
  const first = tags.slice(0, TAGS);
  const rest = tags.slice(TAGS);
  if (tags.length === 0) return <>—</>;
  return (
    <span className={clipped(first.map(({ name }) => name).join(''), FITS.tags)}>
      {first.map(({ id, name }, at) => (
        <button
          // One tag may be on a call twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the tags of a call never move
          key={at}
          type="button"
          aria-label={t('byTag', { name })}
          onClick={() => onTag(id ?? name)}
          className="pointer-events-auto mr-1.5 rounded-chip px-1 text-12 text-ink-2 shadow-[inset_0_0_0_1px_var(--line-2)] hover:bg-sunken"
        >
          {name}
        </button>
      ))}
      {rest.length > 0 && (
        <span
          className="pointer-events-auto text-12 text-ink-3"
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
  const customer = call.customerName ?? '—';
  const content: Record<CallColumn, ReactNode> = {
    customer: <span className={clipped(customer, FITS.customer)}>{customer}</span>,
    outcome: <StatusMark shape={shapeOfOutcome(call.outcome)}>{c(`outcome.${call.outcome}`)}</StatusMark>,
    level: call.intent ? <Level intent={call.intent} tone={tone} /> : '—',
    talk: formats.position(call.talkSeconds),
    rounds: formats.number(call.rounds),
    hangup: call.hangupBy === 'unknown' ? '—' : c(`party.${call.hangupBy}`),
    tags: <Tags tags={call.tags} onTag={onTag} />,
    score: formats.number(call.score),
  };
  const label = t('row.open', {
    time: at === null ? t('row.noTime') : time,
    number: number === '—' ? t('row.noNumber') : number,
  });
  return (
    <div ref={returnTo(call.id)} {...rowRole(index)} data-testid={`call-${call.id}`} className="list-row">
      <div {...ROLE.name} className="list-link">
        <RowLink id={call.id} href={href} label={label}>
          {at === null ? '—' : <time dateTime={at}>{time}</time>}
        </RowLink>
      </div>
      <div {...ROLE.cell} className={CALL_LOOK.number.className}>
        {number}
      </div>
      {columns.map((column) => (
        <div
          key={column}
          {...ROLE.cell}
          className={CALL_LOOK[column].className}
          title={(column === 'outcome' && call.outcomeLabel) || undefined}
        >
          {content[column]}
        </div>
      ))}
    </div>
  );
});
