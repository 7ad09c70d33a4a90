import { describe, expect, it } from 'vitest';
import type { Meta } from '@/lib/model/source';
import { hiddenText, prepareList, shapeOfOutcome, shownColumns } from './call-list';

const page = (
  ids: readonly string[],
  {
    total = null,
    last = false,
    source = {},
  }: { total?: number | null; last?: boolean; source?: Partial<Meta['source']> } = {},
) => ({
  data: ids.map((id) => ({ id })),
  page: { total, last },
  meta: {
    source: {
      connectionId: 'by',
      dialect: 'byrobot' as const,
      endpoint: 'GET x',
      fetchedAt: '2026-11-21T00:00:00.000Z',
      ageMs: 0,
      state: 'fresh' as const,
      ...source,
    },
    checks: [],
  },
});

describe('the columns of an address', () => {
  it('are all but the hidden ones, whatever else it says', () => {
    expect(shownColumns('score,nothing,__proto__')).not.toContain('score');
    expect(shownColumns('score,nothing')).toHaveLength(7);
    expect(shownColumns(null)).toHaveLength(8);
  });

  it('come back from the text that hides them', () => {
    const shown = shownColumns('rounds,score');
    expect(shownColumns(hiddenText(shown))).toEqual(shown);
    expect(hiddenText(shownColumns(null))).toBeNull();
  });
});

describe('the pages of a list', () => {
  it('hold a row once, also when new calls have pushed it onto the next page', () => {
    const list = prepareList([page(['1', '2']), page(['2', '3'], { last: true })]);
    expect(list.blocks).toEqual([
      { from: 0, rows: [{ id: '1' }, { id: '2' }] },
      { from: 2, rows: [{ id: '3' }] },
    ]);
    expect(list).toMatchObject({ loaded: 3, complete: true, total: { count: 3, exact: true } });
  });

  it('are a block each, knowing its place; a page of rows that are here already is none', () => {
    const ids = Array.from({ length: 25 }, (_, at) => `${at}`);
    const { blocks } = prepareList([page(ids), page(['3', '7']), page(['x'])]);
    expect(blocks.map(({ from, rows }) => [from, rows.length])).toEqual([
      [0, 25],
      [25, 1],
    ]);
  });

  it('are at least what is here while nobody says how many there are', () => {
    expect(prepareList([page(['1', '2'])]).total).toEqual({ count: 2, exact: false });
    expect(prepareList([page(['1', '2'], { total: 900 })]).total).toEqual({ count: 900, exact: true });
  });

  it('are no exact count while records are still being read', () => {
    const list = prepareList([page(['1'], { total: 1, last: true, source: { coverage: { rows: 15, total: 900 } } })]);
    expect(list.total.exact).toBe(false);
    expect(list.coverage).toEqual({ rows: 15, total: 900 });
    const all = prepareList([page(['1'], { total: 1, last: true, source: { coverage: { rows: 900, total: 900 } } })]);
    expect(all).toMatchObject({ total: { exact: true }, coverage: null });
  });

  it('are as old as the oldest of them', () => {
    const old = page(['2'], { source: { fetchedAt: '2026-11-20T00:00:00.000Z' } });
    expect(prepareList([page(['1']), old]).source?.fetchedAt).toBe('2026-11-20T00:00:00.000Z');
    expect(prepareList([]).source).toBeNull();
  });
});

it('an outcome has the shape of its group: reached, not reached, kept away, failed on our side', () => {
  expect(
    (['answered', 'busy', 'blacklisted', 'line_fault', 'waiting', 'unknown'] as const).map(shapeOfOutcome),
  ).toEqual(['run', 'done', 'warn', 'bad', 'wait', 'wait']);
});

it('while a list grows, the blocks that are here stay the same objects', () => {
  const pages = [
    page(
      Array.from({ length: 100 }, (_, at) => `a${at}`),
      { last: false },
    ),
    page(
      Array.from({ length: 100 }, (_, at) => `b${at}`),
      { last: true },
    ),
  ];
  const [first] = pages;
  if (!first) throw new Error('no page');
  const before = prepareList([first]).blocks;
  const after = prepareList(pages).blocks;
  expect(after).toHaveLength(2);
  for (const [at, block] of before.entries()) expect(after[at]).toBe(block);
});
