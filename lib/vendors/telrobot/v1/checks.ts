import type { Check } from '@/lib/model/check';
import { checkThat } from '../../check';
import { PAGE_SIZE } from './codes';
import type { RecordFacts, RecordRule } from './record';

/** What every list of this API says of itself. */
type Paged = { readonly data: readonly unknown[]; readonly total: number; readonly last_page: number | null };

/** In the order of contract.md section 8. */
const RULES: readonly (readonly [RecordRule, string])[] = [
  ['T10', '0 ≤ bill ≤ duration'],
  ['T11', 'duration = hangupdate − calldate, bill = hangupdate − answerdate (± 1 s)'],
  ['T12', 'calldate ≤ answerdate ≤ hangupdate'],
  ['T14', 'level_name = level.name(level.alias)'],
  ['T15', 'gender_str, gender'],
  ['T16', 'tag_groups.id is unique'],
];

/** One check for all records read: `stated` is how many break the rule, `computed` how many may, which is none. */
function ofRows(id: RecordRule, subject: string, rows: readonly RecordFacts[]): Check {
  const judged = rows.flatMap(({ holds }) => holds[id] ?? []);
  const broken = judged.filter((holds) => !holds).length;
  const seen = judged.length === 0 ? {} : { stated: broken, computed: 0, tolerance: 0 };
  return checkThat({ id, subject }, judged.length === 0 ? null : broken === 0, seen);
}

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

/** T10, T11, T12, T14, T15, T16 over records, wherever they came from. */
export const rulesOf = (rows: readonly RecordFacts[]): Check[] =>
  RULES.map(([id, subject]) => ofRows(id, subject, rows));

/** `Q5`, only if broken. */
export function tooLong(rows: readonly RecordFacts[]): Check[] {
  const check = ofRows('Q5', 'duration, bill ≤ 6 h', rows);
  return check.status === 'fail' ? [check] : [];
}
