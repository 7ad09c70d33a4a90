import type { ReactNode } from 'react';
import { classes } from './classes';

/** A number with its interval in a column of its own width, so that the brackets align. */
export function ValueWithInterval({
  value,
  interval,
  few = false,
}: {
  value: string;
  interval: string;
  few?: boolean;
}) {
  return (
    <>
      <span className={few ? 'text-ink-3' : undefined}>{value}</span>
      <span className="ml-1.5 inline-block min-w-[84px] text-right text-12 whitespace-nowrap text-ink-3 max-tab:min-w-[78px]">
        {interval}
      </span>
    </>
  );
}

export type Column = { readonly key: string; readonly label: string; readonly numeric?: boolean };

/** A table of plain values: the twin of a chart. The first column names its row. */
export function DataTable({
  caption,
  columns,
  rows,
  testId,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly ReactNode[])[];
  testId?: string;
}) {
  return (
    <table data-testid={testId}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, numeric }) => (
            <th key={key} scope="col" className={classes(numeric === true && 'num')}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never move, their place is their identity
          <tr key={line}>
            {columns.map(({ key, numeric }, at) =>
              at === 0 ? (
                <th key={key} scope="row">
                  {row[at]}
                </th>
              ) : (
                <td key={key} className={classes(numeric === true && 'num')}>
                  {row[at]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Names and values in two columns, as in a popover or a record. */
export function Pairs({ children, left = false }: { children: ReactNode; left?: boolean }) {
  return (
    <dl
      className={classes(
        'grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-[5px] [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:text-ink-3',
        !left && '[&_dd]:text-right',
      )}
    >
      {children}
    </dl>
  );
}
