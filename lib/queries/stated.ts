import { CHARTS, type Stated } from '@/lib/model/chart';
import { type CallFilters, listPath, type NumberFilters } from './call-filters';

/** Takes the mark out of an address: with other filters, the list is no longer the mark's. */
export const UNSTATED = { chart: null, stated: null } as const;

/** The mark of an address; null where it names none. */
export function statedOf(params: { readonly get: (name: string) => string | null }): Stated | null {
  const chart = CHARTS.find((each) => each === params.get('chart'));
  const count = params.get('stated');
  return chart === undefined || count === null || !/^\d{1,9}$/.test(count) ? null : { chart, count: Number(count) };
}

/** The list behind a mark, which takes along what the mark says, so that the list can say whether it agrees. */
export function markPath(
  one: { readonly connectionId: string; readonly taskId: string },
  list: 'calls' | 'numbers',
  filters: CallFilters | NumberFilters,
  { chart, count }: Stated,
): string {
  const path = listPath(one, list, filters);
  return `${path}${path.includes('?') ? '&' : '?'}chart=${chart}&stated=${count}`;
}
