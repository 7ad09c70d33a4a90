import type { Cell } from '@/lib/csv/text';

/** How a column's numbers read: `rate` is 0 to 1 and shown in percent where a program can. */
export type ColumnKind = 'text' | 'count' | 'rate' | 'number';
export type Column = { readonly name: string; readonly kind: ColumnKind };

/** A row's key is its own within its table, and the same for the same thing at another time. */
export type Row = { readonly key: string; readonly cells: readonly Cell[] };

/** One section of a report as rows; what CSV and XLSX write and what `/verify` compares. */
export type Table = {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
};
