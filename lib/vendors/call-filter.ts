import type { Call } from '@/lib/model/call';
import type { CallFilters } from './connector';

export type CallFilter = keyof CallFilters;

/** A call of a list; `searched` is its number and name as the vendor has them, to look into and never to show. */
export type CallRow = { readonly id: string; readonly call: Call; readonly searched: string };

const atLeast = (value: number | null, least: number) => (value === null ? null : value >= least);
const atMost = (value: number | null, most: number) => (value === null ? null : value <= most);

type Tests = { readonly [Name in CallFilter]: (row: CallRow, asked: NonNullable<CallFilters[Name]>) => boolean | null };

/** Null where the row does not say. */
const TESTS: Tests = {
  q: ({ searched }, asked) => {
    if (searched.toLowerCase().includes(asked.trim().toLowerCase())) return true;
    // The vendor may know more of a number that it hides from us.
    return /[*xX]{2}/.test(searched) ? null : false;
  },
  level: ({ call: { intent } }, asked) => intent !== null && (intent.key === asked || intent.label === asked),
  outcome: ({ call }, asked) => call.outcome === asked,
  talkMin: ({ call }, asked) => atLeast(call.talkSeconds, asked),
  talkMax: ({ call }, asked) => atMost(call.talkSeconds, asked),
  roundsMin: ({ call }, asked) => atLeast(call.rounds, asked),
  roundsMax: ({ call }, asked) => atMost(call.rounds, asked),
  tag: ({ call }, asked) => call.tags.some(({ id, name }) => id === asked || name === asked),
  range: ({ call: { dialedAt } }, { from, to }) =>
    dialedAt === null ? null : Date.parse(dialedAt) >= Date.parse(from) && Date.parse(dialedAt) < Date.parse(to),
};

const NAMES = Object.keys(TESTS) as CallFilter[];

/** The filters of a question that are set; a search for nothing is none. */
export function filtersOf(question: CallFilters): CallFilters {
  const { q } = question;
  const set = NAMES.filter((name) => question[name] !== undefined && (name !== 'q' || q?.trim()));
  return Object.fromEntries(set.map((name) => [name, question[name]]));
}

function holds<Name extends CallFilter>(name: Name, row: CallRow, filters: CallFilters): boolean | null {
  const asked = filters[name];
  return asked === undefined ? true : TESTS[name](row, asked);
}

/** The filters that a row does not pass. What a row does not tell is left to the vendor, where that was asked (`here`: not). */
export function misfits(row: CallRow, filters: CallFilters, here: readonly CallFilter[]): CallFilter[] {
  return NAMES.filter((name) => {
    const verdict = holds(name, row, filters);
    return verdict === false || (verdict === null && here.includes(name));
  });
}
