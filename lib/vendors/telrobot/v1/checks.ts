import type { Check } from '@/lib/model/check';
import { checkThat } from '../../check';
import type { RecordFacts } from '../record';
import { rulesOf, tooLong } from '../record-rules';
import { PAGE_SIZE } from './codes';

/** What every list of this API says of itself. */
type Paged = { readonly data: readonly unknown[]; readonly total: number; readonly last_page: number | null };

/** Pages of 15. An empty list may say that its last page is 0 or 1. */
export function checkPages({ total, last_page: stated, data }: Paged): Check {
  const computed = Math.ceil(total / PAGE_SIZE);
  const fits = stated === null ? null : stated === computed || (total === 0 && stated === 1);
  const holds = fits === null ? null : fits && data.length <= PAGE_SIZE;
  return checkThat({ id: 'T17', subject: 'last_page = ⌈total / 15⌉' }, holds, { stated, computed, tolerance: 0 });
}

/** T10, T11, T12, T14, T15, T16 over the records read, and T17 of their list. `Q5` (a call of over 6 h) only if broken. */
export function checksOfRecords(rows: readonly RecordFacts[], page: Paged): Check[] {
  return [...rulesOf(rows), checkPages(page), ...tooLong(rows)];
}
