import type { CallOutcome } from '@/lib/model/outcome';
import type { ContactPage, NumbersQuestion, Reading } from '../../connector';
import { evidence } from '../../evidence';
import { numberOf } from '../../shown-number';
import { readSpan, spanOf } from '../../span';
import { wantedOutcomes } from '../../wanted';
import { mapContact } from '../contact';
import { askNumbers, NUMBERS } from './ask-calls';
import { checksOfAttempts } from './call-checks';
import { OUTCOMES } from './codes';
import { MAX_PER_PAGE, requirePageSize, withPageSize } from './page-size';
import type { Access } from './task-list';

/** What older servers call the two statuses whose meaning changed (contract.md, Q3); their words tell. */
const OLDER: Partial<Record<CallOutcome, number>> = { line_fault: 2, call_loss: 12 };

/** The statuses that may mean one of the outcomes; null where one has none, and every number has to be looked at. */
function statusesOf(wanted: readonly CallOutcome[]): readonly number[] | null {
  const codes = wanted.flatMap((outcome) => {
    const code = OUTCOMES.indexOf(outcome);
    return code === -1 ? (OLDER[outcome] ?? []) : code;
  });
  return wanted.length === 1 && codes.length === 0 ? null : [...new Set(codes)];
}

/**
 * Reads a page of a task's numbers. Where a word means another outcome than the status that was asked for, or the vendor
 * does not heed the filter, what does not fit is left out and there is no total. Not remembered: a number's status moves.
 */
export function numberLister(access: Access) {
  return async (question: NumbersQuestion, signal: AbortSignal): Promise<Reading<ContactPage>> => {
    const { taskId, history, pageSize } = question;
    const wanted = wantedOutcomes(question);
    const statuses = wanted && statusesOf(wanted);
    const filters = { keyword: question.q?.trim() || undefined, history, statuses: statuses ?? [] };
    const replies: Awaited<ReturnType<typeof askNumbers>>[] = [];
    const span = await withPageSize(Math.min(pageSize, MAX_PER_PAGE), (perPage) =>
      readSpan(spanOf(question), perPage, async (page) => {
        const reply = await askNumbers(access, { taskId, page, perPage }, filters, signal);
        requirePageSize(perPage, reply.data.meta);
        replies.push(reply);
        return { rows: reply.data.data, total: reply.data.meta.total };
      }),
    );
    const byId = new Map(span.rows.map((row) => [row.id, row]));
    const setting = { taskId, zone: access.timeZone, outcomes: OUTCOMES, number: numberOf(question) };
    const all = [...byId.values()].map((row) => mapContact(row, setting));
    const contacts = all.filter((contact) => wanted === null || wanted.includes(contact.outcome));
    const here = wanted !== null && (statuses === null || contacts.length < all.length);
    return {
      data: { contacts, total: here ? null : span.total, last: span.ended, filteredHere: here ? ['outcome'] : [] },
      checks: checksOfAttempts(span.rows),
      endpoint: NUMBERS,
      ...evidence(replies),
    };
  };
}
