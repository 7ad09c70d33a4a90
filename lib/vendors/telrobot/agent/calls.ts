import type { CallFilter, CallRow } from '../../call-filter';
import { filtersOf } from '../../call-filter';
import { type CallSource, listCalls } from '../../call-list';
import type { CallFilters, CallPage, CallsQuestion, Reading } from '../../connector';
import { evidence } from '../../evidence';
import { type ScanMemory, scanMemory } from '../../scan-memory';
import { numberOf } from '../../shown-number';
import { mapCallRecord } from '../call-record';
import { askRecords, RECORDS, type RecordFilters } from './ask-calls';
import { checksOfCalls } from './call-checks';
import { levelFilter } from './levels';
import { MAX_PER_PAGE, requirePageSize, withPageSize } from './page-size';
import type { Access } from './task-list';

/** Of calls remembered for filters that the vendor does not have. */
const MAX_ROWS = 20_000;
const NEVER_SENT = ['talkMin', 'talkMax', 'roundsMin', 'roundsMax', 'tag', 'outcome'] as const;

type Plan = {
  readonly sent: RecordFilters;
  readonly here: readonly CallFilter[];
  /** What is still to be looked for in the rows that come: a number is looked for by the vendor alone, who knows it. */
  readonly question: CallsQuestion;
};
type Listed = Awaited<ReturnType<typeof listCalls>>;
type Answer = Awaited<ReturnType<typeof askRecords>>;

/** Whether rows of other letters came than the one that was asked for: then the vendor did not heed the filter. */
const unheeded = (rows: readonly CallRow[], level: string) =>
  rows.some(({ call: { intent } }) => intent !== null && /^[A-Z]$/.test(intent.key) && intent.key !== level);

/** The plan that looks for the level here, too, since the vendor will not. */
const levelHere = ({ sent, here }: Plan, question: CallsQuestion): Plan => ({
  sent: { keyword: sent.keyword, range: sent.range },
  here: [...here, 'level'],
  question: { ...question, q: undefined },
});

async function planOf(access: Access, question: CallsQuestion, signal: AbortSignal): Promise<Plan> {
  const filters = filtersOf(question);
  const { level, range } = filters;
  const here = NEVER_SENT.filter((name) => filters[name] !== undefined);
  const plain: Plan = {
    sent: { keyword: filters.q?.trim(), range },
    here,
    question: { ...question, q: undefined },
  };
  if (level === undefined) return plain;
  const byLevel = await levelFilter(access, level, signal);
  if (byLevel === null) return levelHere(plain, question);
  // A renamed level keeps its place among A to E, and its calls then carry another name.
  const asked = byLevel.intention === undefined ? plain.question : { ...plain.question, level: undefined };
  return { ...plain, sent: { ...plain.sent, ...byLevel }, question: asked };
}

/** Only answered calls have records: of any other outcome but `unknown`, which a record may be, there is none. */
function nothingFits({ outcome }: CallFilters): boolean {
  return outcome !== undefined && outcome !== 'answered' && outcome !== 'unknown';
}

/** Asked for answered calls alone, a page of the vendor's is a page of ours: its records are no others. */
const needsScan = ({ here, question }: Plan) =>
  here.some((name) => name !== 'outcome' || question.outcome === 'unknown');

/** The calls of a connection's tasks; remembers what it had to read for a filter that the vendor does not have. */
export function callLister(access: Access) {
  const memories = new Map<number, ScanMemory<CallRow>>();
  const memoryOf = (pageSize: number, { reveal }: CallsQuestion) => {
    const known = reveal ? undefined : memories.get(pageSize);
    const memory = known ?? scanMemory<CallRow>(access.io, { pageSize, maxRows: MAX_ROWS });
    if (!reveal) memories.set(pageSize, memory);
    return memory;
  };

  async function read(plan: Plan, signal: AbortSignal) {
    const { taskId, pageSize } = plan.question;
    const { sent, here } = plan;
    const replies: Answer[] = [];
    const seen: CallRow[] = [];
    const setting = { taskId, zone: access.timeZone, recording: 'api', number: numberOf(plan.question) } as const;
    const scans = needsScan(plan);
    const key = JSON.stringify([taskId, sent]);
    const listed = await withPageSize(scans ? MAX_PER_PAGE : Math.min(pageSize, MAX_PER_PAGE), (perPage) => {
      const ask: CallSource['ask'] = async (page, within) => {
        const reply = await askRecords(access, { taskId, page, perPage }, sent, within);
        requirePageSize(perPage, reply.data.meta);
        replies.push(reply);
        const rows = reply.data.data.map((row) => {
          const call = mapCallRecord(row, setting);
          return { id: call.id, call, searched: '' };
        });
        seen.push(...rows);
        return { rows, total: reply.data.meta.total };
      };
      const scan = scans ? { memory: memoryOf(perPage, plan.question), key } : null;
      return listCalls(plan.question, { pageSize: perPage, ask, here, scan }, signal);
    });
    return { listed, replies, seen };
  }

  return async (question: CallsQuestion, signal: AbortSignal): Promise<Reading<CallPage>> => {
    const first = await planOf(access, question, signal);
    const none = nothingFits(question);
    let answer = await read(none ? { ...first, question: { ...question, page: 1, pageSize: 1 } } : first, signal);
    const { level } = question;
    if (!none && level !== undefined && first.sent.intention !== undefined && unheeded(answer.seen, level))
      answer = await read(levelHere(first, question), signal);
    const { data, coverage }: Listed = answer.listed;
    const nothing: CallPage = { calls: [], total: 0, last: true, filteredHere: first.here };
    return {
      data: none ? nothing : data,
      checks: checksOfCalls(
        answer.replies.flatMap(({ data: list }) => list.data),
        access.timeZone,
      ),
      endpoint: RECORDS,
      ...evidence(answer.replies),
      ...(coverage && !none && { coverage }),
    };
  };
}
