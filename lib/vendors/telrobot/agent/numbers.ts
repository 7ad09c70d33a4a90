import type { CallOutcome } from '@/lib/model/outcome';
import type { ContactPage, NumbersQuestion, Reading } from '../../connector';
import { evidence } from '../../evidence';
import { numberOf } from '../../shown-number';
import { readSpan, spanOf } from '../../span';
import { mapContact } from '../contact';
import { askNumbers, NUMBERS } from './ask-calls';
import { checksOfAttempts } from './call-checks';
import { OUTCOMES } from './codes';
import { MAX_PER_PAGE, requirePageSize, withPageSize } from './page-size';
import type { Access } from './task-list';

/** What older servers call the two statuses whose meaning changed (contract.md, Q3); their words tell. */
const OLDER: Partial<Record<CallOutcome, number>> = { line_fault: 2, call_loss: 12 };

/** The status that may mean an outcome; null where there is none, and every number has to be looked at. */
function statusOf(outcome: CallOutcome): number | null {
  const code = OUTCOMES.indexOf(outcome);
  return code === -1 ? (OLDER[outcome] ?? null) : code;
}

/**
 * Reads a page of a task's numbers. Where a word means another outcome than the status that was asked for, or the vendor
 * does not heed the filter, what does not fit is left out and there is no total. Not remembered: a number's status moves.
 */
export function numberLister(access: Access) {
  return async (question: NumbersQuestion, signal: AbortSignal): Promise<Reading<ContactPage>> => {
    const { taskId, outcome, history, pageSize } = question;
    const status = outcome === undefined ? null : statusOf(outcome);
    const filters = { keyword: question.q?.trim() || undefined, history, status: status ?? undefined };
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
    const contacts = all.filter((contact) => outcome === undefined || contact.outcome === outcome);
    const here = outcome !== undefined && (status === null || contacts.length < all.length);
    return {
      data: { contacts, total: here ? null : span.total, last: span.ended, filteredHere: here ? ['outcome'] : [] },
      checks: checksOfAttempts(span.rows),
      endpoint: NUMBERS,
      ...evidence(replies),
    };
  };
}
