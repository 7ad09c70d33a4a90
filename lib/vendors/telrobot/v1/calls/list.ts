import type { CallFilter, CallRow } from '../../../call-filter';
import { filtersOf } from '../../../call-filter';
import { type CallSource, listCalls } from '../../../call-list';
import type { CallFilters, CallPage, CallsQuestion, Reading } from '../../../connector';
import { evidence } from '../../../evidence';
import { scanMemory } from '../../../scan-memory';
import { numberOf } from '../../../shown-number';
import { mapCallRecord } from '../../call-record';
import { factsOf, type RecordFacts } from '../../record';
import { type Access, askCalls, RECORDS, type RecordFilters } from '../ask';
import { checksOfRecords } from '../checks';
import { PAGE_SIZE } from '../codes';
import type { CallsWire } from './wire';

/** Of calls remembered for filters that the vendor does not have. */
const MAX_ROWS = 20_000;
/** The vendor wants both ends: the longest talk and the most rounds that api.md lets anybody ask for. */
const LONGEST_SECONDS = 86_400;
const MOST_ROUNDS = 10_000;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One second more than asked for: the vendor compares milliseconds, and 59.4 s are 59 whole seconds. */
const endOf = (talkMax: number | undefined) => (talkMax === undefined ? undefined : talkMax + 1);

function spanOf(min: number | undefined, max: number | undefined, most: number): [number, number] | null {
  return min === undefined && max === undefined ? null : [min ?? 0, max ?? most];
}

/** What the vendor can filter. A tag it knows by its id alone. */
function vendorFilters(filters: CallFilters): RecordFilters {
  const { q, tag } = filters;
  const bills = spanOf(filters.talkMin, endOf(filters.talkMax), LONGEST_SECONDS);
  const rounds = spanOf(filters.roundsMin, filters.roundsMax, MOST_ROUNDS);
  return {
    ...(q !== undefined && { keyword: q.trim() }),
    ...(bills && { bills }),
    ...(rounds && { rounds }),
    ...(tag !== undefined && ID.test(tag) && { tags: [tag] }),
  };
}

/** What it cannot: a level (its filter takes scores, and no endpoint tells a level's), an outcome, a tag by its name. */
function filteredHere({ level, outcome, tag }: CallFilters): CallFilter[] {
  return [
    ...(level === undefined ? [] : (['level'] as const)),
    ...(outcome === undefined ? [] : (['outcome'] as const)),
    ...(tag === undefined || ID.test(tag) ? [] : (['tag'] as const)),
  ];
}

/**
 * The calls that last exactly the second too much that `sent` asks for; null where it asks for none. Mostly there are
 * none, and then the vendor's own total is right.
 */
async function askEdge(access: Access, question: CallsQuestion, sent: RecordFilters, signal: AbortSignal) {
  const end = endOf(question.talkMax);
  if (end === undefined) return null;
  const { taskId, range } = question;
  return askCalls(access, { taskId, filters: { ...sent, bills: [end, end] }, range: range ?? null, page: 1 }, signal);
}

/** Only answered calls have records: of any other outcome but `unknown` there is none. */
const isImpossible = (outcome: CallFilters['outcome']) =>
  outcome !== undefined && outcome !== 'answered' && outcome !== 'unknown';

/** The calls of a connection's tasks; remembers what it had to read for a filter that the vendor does not have. */
export function callLister(access: Access) {
  const newMemory = () => scanMemory<CallRow>(access.io, { pageSize: PAGE_SIZE, maxRows: MAX_ROWS });
  const shared = newMemory();

  return async (question: CallsQuestion, signal: AbortSignal): Promise<Reading<CallPage>> => {
    const { taskId } = question;
    const filters = filtersOf(question);
    const { range = null, outcome } = filters;
    const sent = vendorFilters(filters);
    const setting = { taskId, zone: access.timeZone, recording: 'path', number: numberOf(question) } as const;
    const replies: Awaited<ReturnType<typeof askCalls>>[] = [];
    const facts: RecordFacts[] = [];

    const ask: CallSource['ask'] = async (page, within) => {
      const reply = await askCalls(access, { taskId, filters: sent, range, page }, within);
      replies.push(reply);
      const { data, total } = reply.data;
      facts.push(...data.map((row) => factsOf(row, access.timeZone)));
      const rows = data.map((row) => ({
        id: row.id,
        call: mapCallRecord(row, setting),
        searched: row.callee ?? '',
      }));
      return { rows, total };
    };
    // Asked for answered calls, a page of the vendor's is a page of ours, and rows that tell of no answer are left out of
    // it. Of what has no record, one page says so.
    const impossible = isImpossible(outcome);
    const edge = impossible ? null : await askEdge(access, question, sent, signal);
    const here = [...filteredHere(filters), ...(edge?.data.total ? (['talkMax'] as const) : [])];
    const elsewhere = here.some((name) => name !== 'outcome' || outcome === 'unknown');
    const key = JSON.stringify([taskId, sent, range]);
    const memory = question.reveal ? newMemory() : shared;
    const source = { pageSize: PAGE_SIZE, ask, here, scan: elsewhere && !impossible ? { memory, key } : null };
    const listed = await listCalls(impossible ? { ...question, page: 1, pageSize: 1 } : question, source, signal);
    const none: CallPage = { calls: [], total: 0, last: true, filteredHere: here };
    const page: CallsWire = replies[0]?.data ?? { data: [], total: 0, last_page: null };
    return {
      data: impossible ? none : listed.data,
      checks: checksOfRecords(facts, page),
      endpoint: RECORDS,
      ...evidence(edge ? [...replies, edge] : replies),
      ...(listed.coverage && { coverage: listed.coverage }),
    };
  };
}
