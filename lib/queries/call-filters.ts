import type { CallsInput, NumbersInput } from '@/lib/api/calls';
import type { CallOutcome } from '@/lib/model/outcome';
import { NUMBER_GROUPS, type NumberGroup, OUTCOME_GROUPS } from '@/lib/model/outcome-groups';
import { instantOfLocal } from '@/lib/model/time';

/** Rows of one page of a list, as both server and browser ask for them. */
export const LIST_PAGE = 100;

/** What narrows a list of calls; only what is set is there. Seconds and rounds are included at both ends. */
export type CallFilters = {
  readonly q?: string;
  readonly level?: string;
  readonly outcome?: CallOutcome;
  readonly talkMin?: number;
  readonly talkMax?: number;
  readonly roundsMin?: number;
  readonly roundsMax?: number;
  readonly tag?: string;
  readonly from?: string;
  readonly to?: string;
};

/** What narrows a list of numbers, and whether each attempt is wanted. */
export type NumberFilters = {
  readonly q?: string;
  readonly outcome?: CallOutcome;
  readonly group?: NumberGroup;
  readonly history?: true;
};

/** The search parameters of an address; of a repeated one the first counts. */
type Params = { readonly get: (name: string) => string | null };
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

const MAX_TEXT = 200;
const MAX_SECONDS = 86_400;
const MAX_ROUNDS = 10_000;
const OUTCOMES = OUTCOME_GROUPS.flatMap(({ outcomes }) => outcomes);
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

function textOf(text: string | null): string | undefined {
  const trimmed = (text ?? '').trim();
  return trimmed === '' || trimmed.length > MAX_TEXT ? undefined : trimmed;
}

function outcomeOf(text: string | null): CallOutcome | undefined {
  return OUTCOMES.find((each) => each === text);
}

function wholeOf(text: string | null, most: number): number | undefined {
  if (text === null || !/^\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= most ? value : undefined;
}

/** Both ends of a span, each where it is one; neither where the least stands above the most. */
function spanOf(
  low: string | null,
  high: string | null,
  most: number,
): readonly [number | undefined, number | undefined] {
  const [min, max] = [wholeOf(low, most), wholeOf(high, most)];
  return min !== undefined && max !== undefined && min > max ? [undefined, undefined] : [min, max];
}

function momentOf(text: string | null): string | undefined {
  const [, date, time = '00:00'] = MOMENT.exec(text ?? '') ?? [];
  if (text === null || date === undefined || instantOfLocal(`${date} ${time}`, 'UTC') === null) return undefined;
  return text;
}

/** `to` alone is no range, nor is one whose days run backwards. */
function rangeOf(params: Params): Pick<CallFilters, 'from' | 'to'> {
  const [from, to] = [momentOf(params.get('from')), momentOf(params.get('to'))];
  if (from === undefined) return {};
  if (to === undefined) return { from };
  return from.slice(0, 10) > to.slice(0, 10) ? {} : { from, to };
}

/** Without what is not set, so that one question has one key. */
function given<Values extends object>(values: { [Key in keyof Values]: Values[Key] | undefined }): Values {
  const set = Object.entries(values).filter(([, value]) => value !== undefined);
  // Only keys whose value is undefined were taken out, and those are optional in every `Values`.
  return Object.fromEntries(set) as Values;
}

/** The filters of an address; what the server would refuse is no filter. */
export function callFiltersOf(params: Params): CallFilters {
  const [talkMin, talkMax] = spanOf(params.get('talkMin'), params.get('talkMax'), MAX_SECONDS);
  const [roundsMin, roundsMax] = spanOf(params.get('roundsMin'), params.get('roundsMax'), MAX_ROUNDS);
  return {
    ...given<CallFilters>({
      q: textOf(params.get('q')),
      level: textOf(params.get('level')),
      outcome: outcomeOf(params.get('outcome')),
      talkMin,
      talkMax,
      roundsMin,
      roundsMax,
      tag: textOf(params.get('tag')),
    }),
    ...rangeOf(params),
  };
}

/** The filters of an address of numbers; what the server would refuse is no filter. */
export function numberFiltersOf(params: Params): NumberFilters {
  return given<NumberFilters>({
    q: textOf(params.get('q')),
    outcome: outcomeOf(params.get('outcome')),
    group: NUMBER_GROUPS.find((each) => each === params.get('group')),
    history: params.get('history') === 'true' ? true : undefined,
  });
}

/**
 * The calls of a histogram's bucket; null where it has no edges. Unanswered calls, which no bucket counts, are kept out
 * where they would fit in.
 */
export function bucketFilters(
  unit: 'rounds' | 'seconds',
  { min, max }: { readonly min: number | null; readonly max: number | null },
): CallFilters | null {
  if (min === null && max === null) return null;
  const [low, high] = unit === 'rounds' ? (['roundsMin', 'roundsMax'] as const) : (['talkMin', 'talkMax'] as const);
  return {
    ...((min ?? 0) <= 0 && { outcome: 'answered' as const }),
    ...(min !== null && { [low]: min }),
    ...(max !== null && { [high]: max }),
  };
}

/** A page's search as the server gets it, read as the browser reads its address. */
export function paramsOf(search: Search): Params {
  return {
    get: (name) => {
      const value = search[name];
      return (typeof value === 'string' ? value : value?.[0]) ?? null;
    },
  };
}

/** Filters as an address holds them, without its question mark: '' where there are none. */
export function searchOf(filters: CallFilters | NumberFilters): string {
  return new URLSearchParams(
    Object.entries(filters).map(([name, value]): [string, string] => [name, `${value}`]),
  ).toString();
}

type One = { readonly connectionId: string; readonly taskId: string };

/** The first page of a list, put the same way by server and browser. */
export const callsInputOf = ({ connectionId, taskId }: One, filters: CallFilters) =>
  ({ connectionId, taskId, ...filters, page: 1, pageSize: LIST_PAGE }) satisfies CallsInput;
export const numbersInputOf = ({ connectionId, taskId }: One, filters: NumberFilters) =>
  ({ connectionId, taskId, ...filters, page: 1, pageSize: LIST_PAGE }) satisfies NumbersInput;

/** A list of a task, narrowed. */
export function listPath(
  { connectionId, taskId }: One,
  list: 'calls' | 'numbers',
  filters: CallFilters | NumberFilters = {},
): string {
  const search = searchOf(filters);
  const path = `/tasks/${encodeURIComponent(connectionId)}/${encodeURIComponent(taskId)}/${list}`;
  return search === '' ? path : `${path}?${search}`;
}

/** What of a call's address is not the list's that it was opened from. */
const OWN = ['task', 'at', 'turn'];

/** The search of the list that a call was opened from, out of the call's own. */
export function listSearch(search: string): string {
  const kept = new URLSearchParams(search);
  for (const name of OWN) kept.delete(name);
  return kept.toString();
}

/**
 * One call; the search of its list goes with it and its place there, from 1, so that the way on and back are known. The
 * task goes with it where it is known, since some vendors need it to find a call.
 */
export function callPath(
  { connectionId, taskId }: { readonly connectionId: string; readonly taskId?: string | undefined },
  callId: string,
  { search = '', at, tab = '' }: { readonly search?: string; readonly at?: number; readonly tab?: '' | '/raw' } = {},
): string {
  const kept = new URLSearchParams(listSearch(search));
  if (at !== undefined) kept.set('at', String(at));
  if (taskId !== undefined) kept.set('task', taskId);
  const path = `/calls/${encodeURIComponent(connectionId)}/${encodeURIComponent(callId)}${tab}`;
  return kept.size > 0 ? `${path}?${kept}` : path;
}
