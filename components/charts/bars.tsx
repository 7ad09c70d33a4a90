'use client';
import { Fragment, type ReactNode } from 'react';
import { type BarMark, BarsPicture } from './bars-picture';

export type BarLine = BarMark & {
  readonly label: ReactNode;
  /** Printed at the right: the count, then its share in a column of its own. */
  readonly count: ReactNode;
  readonly share?: string | undefined;
};

/**
 * Lines of a bar list inside a `.bars` grid: label, bar, count, share. The texts are text; only the bars are drawn, and
 * every number stands beside its bar.
 */
export function BarLines({ lines, max }: { lines: readonly BarLine[]; max: number }) {
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map(({ key, label, count, share }, at) => (
        <Fragment key={key}>
          <span className="col-start-1 leading-6 whitespace-nowrap max-tab:max-w-[40vw] max-tab:overflow-hidden max-tab:text-ellipsis">
            {label}
          </span>
          {at === 0 && (
            <div
              className="relative col-start-2 before:absolute before:inset-y-1.5 before:left-0 before:w-px before:bg-line-2"
              style={{ gridRow: `span ${lines.length}` }}
            >
              <BarsPicture marks={lines} max={max} rowHeight={24} thickness={10} />
            </div>
          )}
          <span className="num col-start-3 leading-6">
            {count}
            {share !== undefined && <span className="inline-block min-w-[52px] text-ink-3">{share}</span>}
          </span>
        </Fragment>
      ))}
    </>
  );
}
