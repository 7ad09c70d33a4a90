import { BYTE_ORDER_MARK, type Cell, csvText } from '@/lib/csv/text';
import type { AboutLine } from './about';
import type { Table } from './table';

/** So many digits say all that a rate of two counts knows; floating point has more. */
const DIGITS = 10;
const cellOf = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(DIGITS)) : cell);

/**
 * A report as one CSV text: each section under a line that begins with `#`, an empty line between them, and at the end
 * what it all is. A file without that end was cut off.
 */
export function reportCsv(tables: readonly Table[], about: readonly AboutLine[], aboutTitle: string): string {
  const records: (readonly Cell[])[] = tables.flatMap(({ title, columns, rows }) => [
    [`# ${title}`],
    columns.map(({ name }) => name),
    ...rows.map(({ cells }) => cells.map(cellOf)),
    [],
  ]);
  return `${BYTE_ORDER_MARK}${csvText([...records, [`# ${aboutTitle}`], ...about.map(([name, value]) => [`# ${name}`, value])])}`;
}
