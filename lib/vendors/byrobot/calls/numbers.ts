import type { Contact } from '@/lib/model/contact';
import { outcomesOfGroup } from '@/lib/model/outcome-groups';
import type { CallPage, ContactPage, NumbersQuestion, Reading } from '../../connector';
import { evidence } from '../../evidence';
import type { Reply } from '../../request';
import { numberOf } from '../../shown-number';
import { readSpan } from '../../span';
import { wantedOutcomes } from '../../wanted';
import type { Ask } from '../client';
import { askUndialed, PAGE_SIZE, requireNumeric, UNDIALED } from './ask';
import { checkUndialed } from './checks';
import type { ListCalls } from './list';
import { contactOfCall, contactOfUndialed, PENDING_OUTCOMES } from './map';
import type { UndialedWire } from './wire';

type Filters = Pick<NumbersQuestion, 'q' | 'outcome' | 'outcomes'>;

const searches = (row: UndialedWire, q: string | undefined) =>
  !q || `${row.customerTelephone ?? ''}\n${row.customerName ?? ''}`.toLowerCase().includes(q.trim().toLowerCase());

/** Rows `start` to `end` of those not dialled to the end. What does not fit is left out: the vendor filters nothing. */
async function readUndialed(
  ask: Ask,
  question: NumbersQuestion,
  span: { readonly start: number; readonly end: number },
  signal: AbortSignal,
) {
  const { taskId, q } = question;
  const wanted = wantedOutcomes(question);
  const replies: Reply<{ readonly data: readonly UndialedWire[] }>[] = [];
  const { rows, ended } = await readSpan<UndialedWire>(span, PAGE_SIZE, async (page) => {
    const reply = await askUndialed(ask, { taskId, page, size: PAGE_SIZE }, signal);
    replies.push(reply);
    const { data } = reply.data;
    // An old answer is the whole list at once, whatever page was asked for.
    const whole = data.length > PAGE_SIZE;
    return { rows: whole ? data.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) : data, total: null };
  });
  const contacts = rows
    .filter((row) => searches(row, q))
    .map((row) => contactOfUndialed(row, taskId, numberOf(question)))
    .filter((contact) => wanted === null || wanted.includes(contact.outcome));
  return { contacts, read: rows.length, ended, replies };
}

const isPending = (filters: Filters) =>
  wantedOutcomes(filters)?.every((outcome) => PENDING_OUTCOMES.includes(outcome)) ?? false;
/** A number that is not dialled to the end has none of the outcomes of calls. */
const isOfCalls = (filters: Filters) =>
  filters.outcome !== 'unknown' &&
  (wantedOutcomes(filters)?.every((outcome) => !PENDING_OUTCOMES.includes(outcome)) ?? false);

/** What calls are asked for: of all that are finished, every call is one. */
const callOutcomes = ({ outcome, outcomes }: Filters) =>
  outcomes && FINISHED.every((each) => outcomes.includes(each)) ? { outcome } : { outcome, outcomes };

function filteredHere(filters: Filters): ('q' | 'outcome')[] {
  const { q, outcome } = filters;
  const here = outcome === 'unknown' || isPending(filters);
  return [...(q?.trim() ? (['q'] as const) : []), ...(here ? (['outcome'] as const) : [])];
}

const FINISHED = outcomesOfGroup('finished');

const unique = (contacts: readonly Contact[]) => [...new Map(contacts.map((one) => [one.id, one])).values()];
const contactsOf = (done: Reading<CallPage> | null, taskId: string) =>
  done?.data.calls.map((call) => contactOfCall(call, taskId)) ?? [];

/** A page of finished calls alone; where more numbers stand behind them, it is not the last one and has no total. */
function finishedPage(question: NumbersQuestion, done: Reading<CallPage>): Reading<ContactPage> {
  const alone = isOfCalls(question);
  const { total, last, filteredHere: said } = done.data;
  const unheeded = said.includes('outcome') || said.includes('outcomes') ? (['outcome'] as const) : [];
  return {
    ...done,
    data: {
      contacts: unique(contactsOf(done, question.taskId)),
      total: alone ? total : null,
      last: alone && last,
      filteredHere: [...new Set([...filteredHere(question), ...unheeded])],
    },
  };
}

/** The page that reaches beyond the finished calls, of which there are so many before it. */
async function restPage(
  ask: Ask,
  question: NumbersQuestion,
  done: Reading<CallPage> | null,
  signal: AbortSignal,
): Promise<Reading<ContactPage>> {
  const { taskId, page, pageSize } = question;
  const before = done?.data.total ?? 0;
  const start = Math.max(0, (page - 1) * pageSize - before);
  const rest = await readUndialed(ask, question, { start, end: page * pageSize - before }, signal);
  const here = filteredHere(question);
  // Only the end of the list tells how long it is, and only where nothing was left out of it.
  const counted = rest.ended && here.length === 0 && (rest.read > 0 || start === 0);
  const { fetchedAt, raw } = evidence(rest.replies);
  return {
    data: {
      contacts: unique([...contactsOf(done, taskId), ...rest.contacts]),
      total: counted ? before + start + rest.read : null,
      last: rest.ended,
      filteredHere: here,
    },
    checks: [...(done?.checks ?? []), checkUndialed(rest.replies.flatMap(({ data }) => data.data))],
    endpoint: UNDIALED,
    fetchedAt: done && done.fetchedAt < fetchedAt ? done.fetchedAt : fetchedAt,
    raw: [...raw, ...(done?.raw ?? [])],
  };
}

/**
 * This vendor has no list of a task's numbers. Two lists stand in for it, one behind the other: the finished calls (one
 * for each number, since the vendor redials within a call) and the numbers not dialled to the end. A number that is on
 * the phone right now may be in neither, and nobody keeps single attempts.
 */
export function numberLister(ask: Ask, listCalls: ListCalls) {
  return async (question: NumbersQuestion, signal: AbortSignal): Promise<Reading<ContactPage>> => {
    const { taskId, page, pageSize, q, reveal } = question;
    requireNumeric(taskId, UNDIALED);
    const calls = { taskId, page, pageSize, q, reveal, ...callOutcomes(question) };
    const done = isPending(question) ? null : await listCalls(calls, signal);
    const finished = done?.data.total ?? null;
    const within = isOfCalls(question) || finished === null || page * pageSize <= finished;
    return done && within ? finishedPage(question, done) : restPage(ask, question, done, signal);
  };
}
