'use client';
import { lazy, memo, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/link';
import { StatusMark } from '@/components/ui/marks';
import { shapeOfOutcome } from '@/lib/charts/call-list';
import type { Contact } from '@/lib/model/contact';
import { clipped } from './columns';
import { ShownNumber } from './reveal-numbers';
import { ROLE, rowRole } from './roles';

// Asked for by a press of the reader.
const Attempts = lazy(() => import('./attempts').then(({ Attempts: attempts }) => ({ default: attempts })));

/** So many characters of a place fit wherever it stands. */
const PLACE = 16;

const kind = (width: string, className: string, folded = true) => ({ width, className, folded });

export const NUMBER_LOOK = {
  number: kind('160px', 'max-tab:[grid-area:number]', false),
  status: kind('minmax(0,1fr)', 'max-tab:[grid-area:status]'),
  place: kind('minmax(0,1fr)', 'max-tab:[grid-area:place] max-tab:text-12 max-tab:text-ink-3'),
  blacklisted: kind('minmax(0,1fr)', 'max-tab:[grid-area:blacklisted] max-tab:text-12'),
  attempts: kind('144px', 'text-right max-tab:[grid-area:attempts]', false),
  last: kind('128px', 'text-right max-tab:[grid-area:last] max-tab:[&_a]:inline-block max-tab:[&_a]:leading-10', false),
};

type Props = {
  contact: Contact;
  /** Its place in the table, its head being 1. */
  index: number;
  /** A call's address; null where the vendor gives no calls. */
  hrefOf: ((callId: string) => string) | null;
  zone: string;
  history: boolean;
  open: boolean;
  onToggle: (id: string) => void;
};

/** Where a number is registered, as far as anybody says. */
function usePlaceText({ province, city, carrier }: Contact['place']): string {
  const t = useTranslations('calls.numbers');
  const parts = [province, city === province ? null : city, carrier && t(`carrier.${carrier}`)].filter(Boolean);
  return parts.length === 0 ? '—' : parts.join(' ');
}

function Tries({ contact: { id, number, attempts }, open, onToggle }: Pick<Props, 'contact' | 'open' | 'onToggle'>) {
  const t = useTranslations('calls.numbers');
  const formats = useFormats();
  if (attempts === null) return <span className="text-ink-3">{t('notKept')}</span>;
  if (attempts.length === 0) return <span className="text-ink-3">{t('none')}</span>;
  const count = formats.number(attempts.length);
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? `attempts-${id}` : undefined}
      aria-label={t('showAttempts', { number, count })}
      onClick={() => onToggle(id)}
      className="inline-flex items-center gap-0.5 hover:underlined max-tab:h-10"
    >
      {t('times', { count })}
      <Icon name="caret" size={14} className={open ? 'rotate-180' : ''} />
    </button>
  );
}

/** One number with what it is now; opened, with each time that it was dialled. */
export const NumberRow = memo(function NumberRow({ contact, index, hrefOf, zone, history, open, onToggle }: Props) {
  const t = useTranslations('calls.numbers');
  const c = useTranslations('common.outcome');
  const { id, number, outcome, outcomeLabel, lastCallId, blacklisted, attempts } = contact;
  const place = usePlaceText(contact.place);
  const last =
    lastCallId === null || !hrefOf ? (
      '—'
    ) : (
      <TextLink href={hrefOf(lastCallId)} aria-label={t('openLast', { number })}>
        {t('see')}
      </TextLink>
    );
  const shown = history && open && attempts !== null;
  return (
    <>
      <div {...rowRole(index)} data-testid={`number-${id}`} data-open={shown} className="list-row">
        <div {...ROLE.name} className={NUMBER_LOOK.number.className}>
          <ShownNumber id={id} number={number} />
        </div>
        <div {...ROLE.cell} className={NUMBER_LOOK.status.className} title={outcomeLabel}>
          <StatusMark shape={shapeOfOutcome(outcome)}>{c(outcome)}</StatusMark>
        </div>
        <div {...ROLE.cell} className={classes(NUMBER_LOOK.place.className, place === '—' && 'wide-only')}>
          <span className={clipped(place, PLACE)}>{place}</span>
        </div>
        <div {...ROLE.cell} className={classes(NUMBER_LOOK.blacklisted.className, blacklisted !== true && 'wide-only')}>
          {blacklisted === null ? '—' : blacklisted ? t('yes') : <span className="text-ink-3">{t('no')}</span>}
        </div>
        {history && (
          <div {...ROLE.cell} className={NUMBER_LOOK.attempts.className}>
            <Tries contact={contact} open={open} onToggle={onToggle} />
          </div>
        )}
        <div {...ROLE.cell} className={NUMBER_LOOK.last.className}>
          {last}
        </div>
      </div>
      {shown && (
        <div {...ROLE.detail} className="border-b border-line pb-1.5">
          <div {...ROLE.wide}>
            <Suspense>
              <Attempts id={`attempts-${id}`} attempts={attempts} hrefOf={hrefOf} zone={zone} />
            </Suspense>
          </div>
        </div>
      )}
    </>
  );
});
