/**
 * A table to who hears it. Its elements would have the browser lay out all rows as one, and measure each for the others'
 * columns.
 */
export const ROLE = {
  group: { role: 'rowgroup' },
  head: { role: 'columnheader' },
  /** The cell that names its row. */
  name: { role: 'rowheader' },
  cell: { role: 'cell' },
  /** A row without a place of its own, which belongs to the one above, and its only cell. */
  detail: { role: 'row' },
  wide: { role: 'cell', 'aria-colspan': 6 },
} as const;

/** `rows`: how many there are with the head, also those that are not drawn; -1 where nobody knows. */
export const tableRole = (caption: string, rows: number) => ({
  role: 'table',
  'aria-label': caption,
  'aria-rowcount': rows,
});

/** `index`: its place in the table, its head being 1. */
export const rowRole = (index: number) => ({ role: 'row', 'aria-rowindex': index });
