import { AppError } from '@/lib/errors';
import 'server-only';

/** Runs one piece of work after the other. @throws AppError `rate_limited` where so many wait already */
export function inTurn(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= most)
      throw new AppError('rate_limited', 'Too many files are being written.', { retryAfterSeconds: 5 });
    waiting += 1;
    const own = last.then(work);
    last = own.catch(() => null);
    try {
      return await own;
    } finally {
      waiting -= 1;
    }
  };
}
