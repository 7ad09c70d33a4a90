import type { CallOutcome } from '@/lib/model/outcome';
import { type CallFilter, type CallRow, filtersOf } from '../../call-filter';
import { type CallSource, listCalls } from '../../call-list';
import type { CallFilters, CallPage, CallsQuestion, Io, Reading } from '../../connector';
import { evidence } from '../../evidence';
import type { Reply } from '../../request';
import { scanMemory } from '../../scan-memory';
import { numberOf } from '../../shown-number';
import { checkTaskPage } from '../checks';
import type { Ask } from '../client';
import { FINISH_STATUSES, LEVEL_DIMENSION } from '../codes';
import { askDoneCalls, DONE_CALLS, type DoneCallFilters, PAGE_SIZE, requireNumeric } from './ask';
import { checkCalls } from './checks';
import { levelTexts } from './levels';
import { mapDoneCall } from './map';
import type { DoneCallWire } from './wire';

/** Of calls remembered for filters that the vendor does not have; their numbers with them, to be searched. */
const MAX_ROWS = 30_000;

/** The finish status of an outcome; undefined for those that are none, `unknown` above all. */
export function codeOf(outcome: CallOutcome | undefined): number | undefined {
  return [...FINISH_STATUSES].find(([, { means }]) => means === outcome)?.[0];
}

function vendorFilters(filters: CallFilters, levelText: string | null): DoneCallFilters {
  const { outcome, talkMin, talkMax, roundsMin, roundsMax } = filters;
  const finishStatus = codeOf(outcome);
  return {
    ...(finishStatus !== undefined && { finishStatus }),
    ...(talkMin !== undefined && { durationLeft: talkMin }),
    ...(talkMax !== undefined && { durationRight: talkMax }),
    ...(roundsMin !== undefined && { chatRoundLeft: roundsMin }),
    ...(roundsMax !== undefined && { chatRoundRight: roundsMax }),
    ...(levelText !== null && { resultQueryList: [{ name: LEVEL_DIMENSION, value: levelText }] }),
  };
}

/** Neither number nor name, tag nor time can be asked for; a level only under the one text that is proven to find it. */
function filteredHere(filters: CallFilters, levelText: string | null): CallFilter[] {
  const { q, level, outcome, outcomes, tag, range } = filters;
  return [
    ...(q === undefined ? [] : (['q'] as const)),
    ...(level === undefined || levelText !== null ? [] : (['level'] as const)),
    ...(outcome === undefined || codeOf(outcome) !== undefined ? [] : (['outcome'] as const)),
    ...(outcomes === undefined ? [] : (['outcomes'] as const)),
    ...(tag === undefined ? [] : (['tag'] as const)),
    ...(range === undefined ? [] : (['range'] as const)),
  ];
}

export type ListCalls = (question: CallsQuestion, signal: AbortSignal) => Promise<Reading<CallPage>>;

/** The finished calls of a company's tasks; remembers what it had to read for a filter that the vendor does not have. */
export function callLister(ask: Ask, io: Io, companyId: number, zone: string): ListCalls {
  const newMemory = () => scanMemory<CallRow>(io, { pageSize: PAGE_SIZE, maxRows: MAX_ROWS });
  const shared = newMemory();
  const textOf = levelTexts(ask, io, companyId);

  return async (question, signal) => {
    const { taskId, pageSize } = question;
    requireNumeric(taskId, DONE_CALLS);
    const filters = filtersOf(question);
    const level = filters.level === undefined ? null : await textOf(taskId, filters.level, signal);
    const sent = vendorFilters(filters, level?.text ?? null);
    const here = filteredHere(filters, level?.text ?? null);
    const key = JSON.stringify([taskId, sent]);
    const memory = question.reveal ? newMemory() : shared;
    const scan = here.length > 0 ? { memory, key } : null;
    const setting = { zone, number: numberOf(question) };
    const size = scan ? PAGE_SIZE : Math.min(pageSize, PAGE_SIZE);
    const replies: Reply<{ readonly data: { readonly list: readonly DoneCallWire[] } }>[] = [];
    const pages: Parameters<typeof checkTaskPage>[0][] = [];

    const askPage: CallSource['ask'] = async (page, within) => {
      const reply = await askDoneCalls(ask, { taskId, page, size }, sent, within);
      replies.push(reply);
      const { list, total } = reply.data.data;
      pages.push(reply.data.data);
      const rows = list.map((row) => ({
        id: row.callInstanceId,
        call: mapDoneCall(row, setting),
        searched: `${row.customerTelephone ?? ''}\n${row.customerName ?? ''}`,
      }));
      return { rows, total };
    };
    const listed = await listCalls(question, { pageSize: size, ask: askPage, here, scan }, signal);
    const paging = pages.map(checkTaskPage);
    const rows = replies.flatMap(({ data }) => data.data.list);
    return {
      data: listed.data,
      checks: [
        ...[paging.find(({ status }) => status === 'fail') ?? paging[0]].filter((check) => check !== undefined),
        ...checkCalls(rows, zone),
      ],
      endpoint: DONE_CALLS,
      ...evidence([...replies, ...(level?.replies ?? [])]),
      ...(listed.coverage && { coverage: listed.coverage }),
    };
  };
}
