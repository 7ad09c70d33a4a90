import type { Check } from '@/lib/model/check';
import { checkThat } from '../check';
import type { RecordFacts, RecordRule } from './record';

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

/** T10, T11, T12, T14, T15, T16 over records, wherever they came from. */
export const rulesOf = (rows: readonly RecordFacts[]): Check[] =>
  RULES.map(([id, subject]) => ofRows(id, subject, rows));

/** `Q5`, only if broken. */
export function tooLong(rows: readonly RecordFacts[]): Check[] {
  const check = ofRows('Q5', 'duration, bill ≤ 6 h', rows);
  return check.status === 'fail' ? [check] : [];
}
