import type { Call } from '@/lib/model/call';
import type { CallFilters } from './connector';

export type CallFilter = keyof CallFilters;

/** A call of a list; `searched` is its number and name as the vendor has them, to look into and never to show. */
export type CallRow = { readonly id: string; readonly call: Call; readonly searched: string };

/** Asks for the calls without a level; no vendor calls a level so. */
const NO_LEVEL = 'unclassified';

/** Of talk time whole seconds count, cut off, as in its buckets: 59.4 s are within 10 to 59. */
const whole = (value: number | null) => (value === null ? null : Math.floor(value));
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
  level: ({ call: { intent } }, asked) =>
    asked === NO_LEVEL ? intent === null : intent !== null && (intent.key === asked || intent.label === asked),
  outcome: ({ call }, asked) => call.outcome === asked,
  outcomes: ({ call }, asked) => asked.includes(call.outcome),
  talkMin: ({ call }, asked) => atLeast(whole(call.talkSeconds), asked),
  talkMax: ({ call }, asked) => atMost(whole(call.talkSeconds), asked),
  roundsMin: ({ call }, asked) => atLeast(call.rounds, asked),
  roundsMax: ({ call }, asked) => atMost(call.rounds, asked),
  tag: ({ call: { tags, results } }, asked) =>
    tags.some(({ id, name }) => id === asked || name === asked) ||
    results.some(({ name, value }) => `${name}=${value}` === asked),
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
