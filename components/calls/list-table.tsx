'use client';
import { memo, type ReactNode } from 'react';
import { classes } from '@/components/ui/classes';
import type { Block, List } from '@/lib/charts/call-list';
import { LIST_PAGE } from '@/lib/queries/call-filters';
import { ListBlock } from './list-block';
import { wasOpened } from './row-link';

type Identified = { readonly id: string };

type BlockProps<Row> = { readonly block: Block<Row>; readonly row: (row: Row, index: number) => ReactNode };

// While the list grows, only new blocks are new: those that are here keep their rows and their way of drawing one.
const Rows = memo(function Rows({ block: { from, rows }, row }: BlockProps<Identified>) {
  const drawn = from < LIST_PAGE || rows.some(({ id }) => wasOpened(id));
  return (
    <ListBlock rows={rows.length} drawn={drawn}>
      {() => rows.map((each, at) => row(each, from + at))}
    </ListBlock>
  );
});

/** The rows that are here, page by page below one head. `row` gets a row's place in the list, from 0, and has to be stable. */
export function ListTable<Row extends Identified>({
  list: { blocks, total },
  caption,
  testId,
  className,
  head,
  row,
}: {
  list: List<Row>;
  caption: string;
  testId: string;
  /** Holds `--row`, how high a row is. */
  className: string;
  head: ReactNode;
  row: (row: Row, place: number) => ReactNode;
}) {
  // A block's rows are what `row` takes; memo's own type cannot say so.
  const draw = row as BlockProps<Identified>['row'];
  return (
    <div className="border-t border-line px-(--gutter) pt-4">
      <table
        aria-rowcount={total.exact ? total.count + 1 : -1}
        data-testid={testId}
        className={classes('table-fixed', className)}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>{head}</tr>
        </thead>
        {blocks.map((block) => (
          <Rows key={block.from} block={block} row={draw} />
        ))}
      </table>
    </div>
  );
}
