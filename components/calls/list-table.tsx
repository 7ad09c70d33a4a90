'use client';
import { memo, type ReactNode } from 'react';
import { classes } from '@/components/ui/classes';
import { comesBackTo } from '@/components/ui/come-back';
import type { Block, List } from '@/lib/charts/call-list';
import { LIST_PAGE } from '@/lib/queries/call-filters';
import { gridOf, headClass, type ListColumn } from './columns';
import { Near } from './near';
import { ROLE, rowRole, tableRole } from './roles';
import { useRowKeys } from './row-link';

type Identified = { readonly id: string };
type Draw<Row> = (row: Row, place: number) => ReactNode;

/** Rows that come and go together: as many as are drawn well within a frame. */
const PART = 5;

type PartProps = { readonly rows: readonly Identified[]; readonly from: number; readonly draw: Draw<Identified> };

const Part = memo(function Part({ rows, from, draw }: PartProps) {
  const drawn = rows.some(({ id }) => comesBackTo(id));
  return (
    <Near reach="part" rows={rows.length} drawn={drawn}>
      {() => rows.map((row, at) => draw(row, from + at))}
    </Near>
  );
});

const startsOf = (rows: readonly unknown[], size: number) =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => at * size);

function partsOf({ from, rows }: Block<Identified>, draw: Draw<Identified>) {
  return startsOf(rows, PART).map((at) => (
    <Part key={at} rows={rows.slice(at, at + PART)} from={from + at} draw={draw} />
  ));
}

/** What the browser may leave out of its layout and its picture together. */
const STRETCH = 20;

function stretchesOf({ from, rows }: Block<Identified>, draw: Draw<Identified>) {
  return startsOf(rows, STRETCH).map((at) => {
    const stretch = rows.slice(at, at + STRETCH);
    const containIntrinsicHeight = `auto calc(${stretch.length} * var(--row))`;
    return (
      <div key={at} className="list-stretch" style={{ containIntrinsicHeight }}>
        {stretch.map((row, place) => draw(row, from + at + place))}
      </div>
    );
  });
}

type PageProps = { readonly block: Block<Identified>; readonly draw: Draw<Identified> };

// While the list grows, only new pages are new: those that are here keep their rows and their way of drawing one.
const PageOfRows = memo(function PageOfRows({ block, draw }: PageProps) {
  const { from, rows } = block;
  // The first page is there from the start and stays: the browser's own search finds what is in it.
  if (from < LIST_PAGE) return stretchesOf(block, draw);
  return (
    <Near reach="page" rows={rows.length} drawn={rows.some(({ id }) => comesBackTo(id))}>
      {() => partsOf(block, draw)}
    </Near>
  );
});

/**
 * The rows that are here below one head: a table to who hears it, and a grid of rows of the same height to the browser,
 * which would lay out a table of 20,000 rows as one. `row` gets a row's place in the list, from 0, and has to be stable.
 */
export function ListTable<Row extends Identified>({
  list: { blocks, total },
  caption,
  testId,
  className,
  columns,
  row,
}: {
  list: List<Row>;
  caption: string;
  testId: string;
  /** Of the style sheet: holds `--row`, how high a row is, and how the phone folds it. */
  className: string;
  columns: readonly ListColumn[];
  row: Draw<Row>;
}) {
  // A page's rows are what `row` takes; memo's own type cannot say so.
  const draw = row as Draw<Identified>;
  const keys = useRowKeys();
  return (
    <div ref={keys} className="border-t border-line px-(--gutter) pt-1.5">
      <div
        {...tableRole(caption, total.exact ? total.count + 1 : -1)}
        data-testid={testId}
        className={classes('list', className)}
        style={gridOf(columns)}
      >
        <div {...ROLE.group} className="list-head">
          <div {...rowRole(1)} className="list-row">
            {columns.map((column) => (
              <div key={column.key} {...ROLE.head} className={headClass(column)}>
                {column.label}
              </div>
            ))}
          </div>
        </div>
        <div {...ROLE.group}>
          {blocks.map((block) => (
            <PageOfRows key={block.from} block={block} draw={draw} />
          ))}
        </div>
      </div>
    </div>
  );
}
