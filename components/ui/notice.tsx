import type { ReactNode } from 'react';
import { classes } from './classes';

/** A sentence that concerns a whole form or page. `bad` is announced at once, the others when it is quiet. */
export function Notice({ tone = 'info', children }: { tone?: 'info' | 'warn' | 'bad' | 'good'; children: ReactNode }) {
  const look = {
    info: 'bg-sunken text-ink-2',
    warn: 'bg-warn-fill text-warn',
    bad: 'bg-bad-fill text-bad',
    good: 'bg-sunken text-good',
  }[tone];
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={classes('rounded-control px-3 py-2 text-13', look)}>
      {children}
    </div>
  );
}
