'use client';
import { lazy, memo, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/link';
import { StatusMark } from '@/components/ui/marks';
import { shapeOfOutcome } from '@/lib/charts/call-list';
import type { Contact } from '@/lib/model/contact';
import { ShownNumber } from './reveal-numbers';

// Asked for by a press of the reader.
const Attempts = lazy(() => import('./attempts').then(({ Attempts: attempts }) => ({ default: attempts })));

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
  const status = <StatusMark shape={shapeOfOutcome(outcome)}>{c(outcome)}</StatusMark>;
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
      <tr aria-rowindex={index} data-testid={`number-${id}`} className={shown ? '[&>*]:border-b-0!' : undefined}>
        <th scope="row" className="text-left font-normal whitespace-nowrap">
          <span className="text-13 text-ink">
            <ShownNumber id={id} number={number} />
          </span>
          <span className="hidden gap-x-3 text-12 text-ink-2 max-tab:flex">
            {status}
            {blacklisted === true && t('yes')}
          </span>
          {place !== '—' && <span className="hidden text-12 text-ink-3 max-tab:block">{place}</span>}
        </th>
        <td className="wide-only whitespace-nowrap" title={outcomeLabel}>
          {status}
        </td>
        <td className="wide-only">
          <span className="block overflow-hidden text-ellipsis whitespace-nowrap">{place}</span>
        </td>
        <td className="wide-only whitespace-nowrap">
          {blacklisted === null ? '—' : blacklisted ? t('yes') : <span className="text-ink-3">{t('no')}</span>}
        </td>
        {history && (
          <td className="num">
            <Tries contact={contact} open={open} onToggle={onToggle} />
          </td>
        )}
        <td className="num max-tab:[&_a]:inline-block max-tab:[&_a]:leading-10">{last}</td>
      </tr>
      {shown && (
        <tr>
          <td colSpan={6} className="pt-0!">
            <Suspense>
              <Attempts id={`attempts-${id}`} attempts={attempts} hrefOf={hrefOf} zone={zone} />
            </Suspense>
          </td>
        </tr>
      )}
    </>
  );
});
