import type { Call } from '@/lib/model/call';
import type { CallOutcome } from '@/lib/model/outcome';
import { OUTCOME_GROUPS, type OutcomeGroup } from '@/lib/model/outcome-groups';
import type { Coverage, Meta } from '@/lib/model/source';

/** Columns that a reader may hide; time and number name their row and always stay. */
export const CALL_COLUMNS = ['customer', 'outcome', 'level', 'talk', 'rounds', 'hangup', 'tags', 'score'] as const;
export type CallColumn = (typeof CALL_COLUMNS)[number];

/** The columns that `hide=rounds,score` of an address leaves; names that nobody knows hide nothing. */
export function shownColumns(hide: string | null): readonly CallColumn[] {
  const hidden = (hide ?? '').split(',');
  return CALL_COLUMNS.filter((column) => !hidden.includes(column));
}

/** The same the other way: null where nothing is hidden. */
export function hiddenText(shown: readonly CallColumn[]): string | null {
  return CALL_COLUMNS.filter((column) => !shown.includes(column)).join(',') || null;
}

const SHAPES = {
  pending: 'wait',
  answered: 'run',
  not_answered: 'done',
  invalid_number: 'done',
  filtered: 'warn',
  our_side: 'bad',
  unknown: 'wait',
} as const satisfies Record<OutcomeGroup, string>;

/** The shape beside an outcome's word: reached, not reached, kept away by somebody, or failed on our side. */
export function shapeOfOutcome(outcome: CallOutcome): 'run' | 'wait' | 'done' | 'warn' | 'bad' {
  const found = OUTCOME_GROUPS.find(({ outcomes }) => outcomes.includes(outcome));
  return SHAPES[found?.group ?? 'unknown'];
}

/** When it happened: dialled, else answered, else ended. */
export function momentOfCall({ dialedAt, answeredAt, endedAt }: Call): string | null {
  return dialedAt ?? answeredAt ?? endedAt;
}

export type Block<Row> = {
  /** How many rows stand before it. */
  readonly from: number;
  readonly rows: readonly Row[];
};

type Page<Row> = {
  readonly data: readonly Row[];
  readonly page: { readonly total: number | null; readonly last: boolean };
  readonly meta: Meta;
};

export type List<Row> = {
  /** One for each page, without rows that an earlier one holds: new calls push the others down while somebody reads. */
  readonly blocks: readonly Block<Row>[];
  readonly loaded: number;
  /** `exact` is false where only a part is known: then there are at least `count`. */
  readonly total: { readonly count: number; readonly exact: boolean };
  readonly complete: boolean;
  /** Of the page that was read longest ago. */
  readonly source: Meta['source'] | null;
  /** Set while not all records have been read. */
  readonly coverage: Coverage | null;
};

/** The block of a page that stands where it stood: the same object, so that nothing of it is drawn again. */
const BLOCKS = new WeakMap<object, Block<unknown>>();

function blockOf<Row>(page: Page<Row>, rows: readonly Row[], from: number): Block<Row> {
  const known = BLOCKS.get(page);
  // Put there for this page, whose rows these are.
  if (known?.from === from && known.rows.length === rows.length) return known as Block<Row>;
  const block = { from, rows };
  BLOCKS.set(page, block);
  return block;
}

/** The pages of a list as one. */
export function prepareList<Row extends { readonly id: string }>(pages: readonly Page<Row>[]): List<Row> {
  const seen = new Set<string>();
  let loaded = 0;
  const blocks = pages.flatMap((page) => {
    const rows = page.data.filter(({ id }) => !seen.has(id));
    for (const { id } of rows) seen.add(id);
    loaded += rows.length;
    return rows.length === 0 ? [] : [blockOf(page, rows, loaded - rows.length)];
  });
  const last = pages.at(-1);
  const complete = last?.page.last ?? false;
  const told = last?.page.total ?? null;
  const sources = pages.map(({ meta }) => meta.source);
  const source = sources.reduce<Meta['source'] | null>(
    (oldest, each) => (oldest === null || each.fetchedAt < oldest.fetchedAt ? each : oldest),
    null,
  );
  const { coverage } = last?.meta.source ?? {};
  const partial = coverage !== undefined && coverage.rows < coverage.total;
  return {
    blocks,
    loaded,
    total: { count: Math.max(told ?? 0, loaded), exact: (told !== null || complete) && !partial },
    complete,
    source,
    coverage: partial ? coverage : null,
  };
}

const MOST_TAGS = 12;

/** The tags of the calls that are here, the most frequent first, each by its id where it has one. */
export function tagsOf(
  calls: readonly Pick<Call, 'tags'>[],
): readonly { readonly value: string; readonly name: string }[] {
  const counts = new Map<string, { value: string; name: string; count: number }>();
  for (const { id, name } of calls.flatMap(({ tags }) => tags)) {
    const value = id ?? name;
    counts.set(value, { value, name, count: (counts.get(value)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_TAGS)
    .map(({ value, name }) => ({ value, name }));
}
