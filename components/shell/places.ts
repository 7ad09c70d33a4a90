import type { IconName } from '@/components/ui/icon';
import type { Preset } from '@/lib/format/range';

export type Place = {
  readonly key: 'overview' | 'tasks' | 'inbound' | 'definitions' | 'links' | 'connections';
  readonly href: string;
  readonly icon: IconName;
  /** Whether an address lies under this place. */
  readonly holds: RegExp;
  /** A gap in the rail before it. */
  readonly apart?: boolean;
};

/** Only pages that exist. */
export const PLACES: readonly Place[] = [
  { key: 'overview', href: '/', icon: 'overview', holds: /^\/$/ },
  { key: 'tasks', href: '/tasks', icon: 'tasks', holds: /^\/(?:tasks|calls)(?:\/|$)/ },
  { key: 'inbound', href: '/inbound', icon: 'inbound', holds: /^\/inbound(?:\/|$)/ },
  { key: 'definitions', href: '/definitions', icon: 'definitions', holds: /^\/definitions(?:\/|$)/, apart: true },
  { key: 'links', href: '/links', icon: 'share', holds: /^\/links(?:\/|$)/ },
  { key: 'connections', href: '/settings/connections', icon: 'settings', holds: /^\/settings(?:\/|$)/, apart: true },
];

/** Pages whose range the address owns, what they offer, and what no range at all means there. */
const RANGES: readonly { readonly path: RegExp; readonly offers: readonly Preset[]; readonly initial: Preset }[] = [
  { path: /^\/inbound(?:\/|$)/, offers: ['today', 'yesterday', 'days7', 'days14'], initial: 'today' },
  {
    path: /^\/tasks\/[^/]+\/[^/]+(?:\/|$)/,
    offers: ['today', 'yesterday', 'days7', 'days14', 'all'],
    initial: 'all',
  },
];

/** The range that a page owns; null where it has none. */
export function rangeOfPage(pathname: string): { offers: readonly Preset[]; initial: Preset } | null {
  return RANGES.find(({ path }) => path.test(pathname)) ?? null;
}

/** Each preset's key. */
export const RANGE_KEYS: Readonly<Record<Preset, string>> = {
  today: 'D',
  yesterday: 'E',
  days7: 'W',
  days14: 'F',
  all: 'A',
};
