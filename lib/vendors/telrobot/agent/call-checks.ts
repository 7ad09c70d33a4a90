import type { Check } from '@/lib/model/check';
import { checkEqual, checkThat } from '../../check';
import { factsOf } from '../record';
import { rulesOf, tooLong } from '../record-rules';
import type { CallDetailWire, CallRecordWire, NumberRowWire } from '../wire';

// Records are written alike in both generations, so that the rules of the first hold, or not, of this one's, too. Not T17
// (pages of 15) and T18: whom single rows name is not read here.

/** T10, T11, T12, T14, T15, T16 over the records read, and `Q5` where it is broken. */
export function checksOfCalls(rows: readonly CallRecordWire[], zone: string): Check[] {
  const facts = rows.map((row) => factsOf(row, zone));
  return [...rulesOf(facts), ...tooLong(facts)];
}

/** The same of one call, and T13: rounds are the customer's sentences. */
export function checksOfCall({ records, info: { record } }: CallDetailWire, zone: string): Check[] {
  const facts = [factsOf(record, zone)];
  const sentences = records.filter(({ notify, question }) => notify === 'asrmessage_notify' && question.trim());
  const rounds = checkEqual(
    { id: 'T13', subject: 'rounds = asrmessage_notify with text' },
    record.rounds,
    sentences.length,
  );
  const place = ({ id }: Check) => Number(id.slice(1));
  return [
    ...[...rulesOf(facts).filter(({ id }) => id !== 'T16'), rounds].sort((a, b) => place(a) - place(b)),
    ...tooLong(facts),
  ];
}

/** T19: an attempt that nobody answered has no talk. */
export function checksOfAttempts(rows: readonly NumberRowWire[]): Check[] {
  const attempts = rows.flatMap(({ call_history: history }) => history ?? []);
  const unanswered = attempts.filter(({ status }) => status !== null && status !== 1);
  if (unanswered.length === 0) return [];
  const broken = unanswered.filter(({ bill }) => (bill ?? 0) > 0).length;
  const rule = { id: 'T19', subject: 'call_history: status ≠ 1 ⇒ bill = 0' };
  return [checkThat(rule, broken === 0, { stated: broken, computed: 0, tolerance: 0 })];
}
