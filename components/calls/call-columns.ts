import type { CallColumn } from '@/lib/charts/call-list';
import type { ListColumn } from './columns';

type Key = CallColumn | 'time' | 'number';
type Kind = Omit<ListColumn, 'key' | 'label'>;

const REST = 'minmax(0,1fr)';

/**
 * The columns of calls. Each says where it stands, since the row's link lies below all of them; the widths that depend
 * on the window are the style sheet's (`list-of-calls`), which leaves out the same columns.
 */
export const CALL_LOOK: Readonly<Record<Key, Kind>> = {
  time: { width: '128px', className: '[grid-column:time] max-tab:[grid-area:time]' },
  number: { width: '112px', className: '[grid-column:number] max-tab:[grid-area:number]', folded: true },
  customer: { width: REST, className: '[grid-column:customer] wide-only' },
  outcome: { width: '112px', className: '[grid-column:outcome] max-tab:[grid-area:outcome]', folded: true },
  level: {
    width: 'var(--level)',
    className: '[grid-column:level] max-tab:[grid-area:level] max-tab:pr-0 max-tab:text-right',
    folded: true,
  },
  talk: { width: '80px', className: '[grid-column:talk] text-right max-tab:[grid-area:talk] max-tab:pr-0' },
  rounds: { width: '64px', className: '[grid-column:rounds] wide-only text-right' },
  hangup: { width: 'var(--hangup)', className: '[grid-column:hangup] wide-only pl-5 max-[1400px]:hidden' },
  tags: { width: 'var(--tags)', className: '[grid-column:tags] wide-only pl-5 max-[1000px]:hidden' },
  score: { width: 'var(--score)', className: '[grid-column:score] wide-only text-right max-[1400px]:hidden' },
};

/** The customer takes the rest of the width, or the number where the customer is hidden. */
export function callColumns(shown: readonly CallColumn[], label: (key: Key) => string): readonly ListColumn[] {
  return (['time', 'number', ...shown] as const).map((key) => ({
    ...CALL_LOOK[key],
    ...(key === 'number' && !shown.includes('customer') && { width: 'minmax(112px,1fr)' }),
    key,
    label: label(key),
  }));
}
