import type { ReactNode } from 'react';

/** The sheet beside a mark that is pointed at or walked to: names at the left, values at the right. */
export function ChartTip({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-3.5 rounded-control bg-raised px-2.5 py-2 text-12 whitespace-nowrap text-ink-2 shadow-lift [&_dd]:text-right [&_dd]:text-ink">
      {children}
    </dl>
  );
}
