import type { CallOutcome } from '@/lib/model/outcome';
import { checkThat } from '../../../check';
import type { ContactPage, NumbersQuestion, Reading } from '../../../connector';
import { evidence } from '../../../evidence';
import { numberOf } from '../../../shown-number';
import { readSpan, spanOf } from '../../../span';
import { wantedOutcomes } from '../../../wanted';
import { mapContact } from '../../contact';
import type { NumberRowWire } from '../../wire';
import { type Access, askNumberList, NUMBERS } from '../ask';
import { checkPages } from '../checks';
import { PAGE_SIZE, STATUSES } from '../codes';

/** What newer servers call the two statuses whose meaning changed (contract.md Q3); their words tell. */
const NEWER: Partial<Record<CallOutcome, number>> = { carrier_blocked: 2, user_blocked: 12 };

/** This generation's codes, for the map that both share. */
export const TABLE = { outcomes: STATUSES.map(({ outcome }) => outcome), words: STATUSES.map(({ label }) => label) };

/** The statuses that may mean an outcome; none where this API has no such status. */
function statusesOf(outcome: CallOutcome): number[] {
  const known = STATUSES.flatMap((status, code) => (status.outcome === outcome ? [code] : []));
  const newer = NEWER[outcome];
  return newer === undefined ? known : [...known, newer];
}

/** T19: an attempt that nobody answered has no talk and no recording. */
function checkAttempts(rows: readonly NumberRowWire[]) {
  const attempts = rows.flatMap(({ call_history: history }) => history ?? []);
  const unanswered = attempts.filter(({ status }) => status !== null && status !== 1);
  const broken = unanswered.filter(({ bill, record_file: recorded }) => (bill ?? 0) > 0 || recorded === 'named').length;
  const seen = unanswered.length === 0 ? {} : { stated: broken, computed: 0, tolerance: 0 };
  const rule = { id: 'T19', subject: 'call_history: status ≠ 1 ⇒ bill = 0, no record_file' };
  return checkThat(rule, unanswered.length === 0 ? null : broken === 0, seen);
}

/**
 * A page of a task's numbers. Where a word means another outcome than the status that was asked for, or the vendor does
 * not heed the filter, what does not fit is left out and there is no total.
 */
export async function listNumbers(
  access: Access,
  question: NumbersQuestion,
  signal: AbortSignal,
): Promise<Reading<ContactPage>> {
  const { taskId, history } = question;
  const wanted = wantedOutcomes(question);
  // Without a status for it, every number has to be looked at.
  const statuses = [...new Set((wanted ?? []).flatMap(statusesOf))];
  const keyword = question.q?.trim() || undefined;
  const replies: Awaited<ReturnType<typeof askNumberList>>[] = [];
  const { rows, total, ended } = await readSpan(spanOf(question), PAGE_SIZE, async (page) => {
    const reply = await askNumberList(access, { taskId, statuses, keyword, history, page }, signal);
    replies.push(reply);
    return { rows: reply.data.data.data, total: reply.data.data.total };
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const searched = [...byId.values()].filter(
    ({ number }) => keyword === undefined || number === null || /[*xX]{2}/.test(number) || number.includes(keyword),
  );
  const all = searched.map((row) =>
    mapContact(row, { taskId, zone: access.timeZone, ...TABLE, number: numberOf(question) }),
  );
  const contacts = all.filter((contact) => wanted === null || wanted.includes(contact.outcome));
  const unheeded = searched.length < byId.size;
  const other = wanted !== null && (statuses.length === 0 || contacts.length < all.length);
  const first = replies[0]?.data.data;
  return {
    data: {
      contacts,
      total: unheeded || other ? null : total,
      last: ended,
      filteredHere: [...(unheeded ? (['q'] as const) : []), ...(other ? (['outcome'] as const) : [])],
    },
    checks: [...(first ? [checkPages(first)] : []), checkAttempts(rows)],
    endpoint: NUMBERS,
    ...evidence(replies),
  };
}
