import { classes } from '@/components/ui/classes';

/** A column of a list. Its width is told once, to the list's grid, so that no row has to be measured for another's sake. */
export type ListColumn = {
  readonly key: string;
  /** Of the interface's language. */
  readonly label: string;
  /** Its track of the grid, with what is empty at its right. */
  readonly width: string;
  /** What its head and its cells look like. */
  readonly className: string;
  /** Its cells stand on the phone too, where rows are folded, and need no head. */
  readonly folded?: boolean;
};

/** The grid of these columns, each track by its key. */
export const gridOf = (columns: readonly ListColumn[]) => ({
  '--columns': columns.map(({ key, width }) => `[${key}] ${width}`).join(' '),
});

/** Cut off where it may be longer than its column: what certainly fits costs the browser less when it is not. */
export const clipped = (text: string, most: number, look = '') =>
  text.length > most ? `block truncate ${look}` : undefined;

export const headClass = ({ className, folded = false }: ListColumn) => classes(className, folded && 'max-tab:hidden');
