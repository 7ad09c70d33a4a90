import type { RawAnswer } from './connector';
import type { Reply } from './request';

/** The oldest of what came in now. Records remembered from earlier reads are closed calls and do not age. */
export function evidence(replies: readonly Reply<unknown>[]): {
  readonly fetchedAt: string;
  readonly raw: RawAnswer[];
} {
  const times = replies.map(({ fetchedAt }) => fetchedAt).sort();
  return { fetchedAt: times[0] ?? '', raw: replies.map(({ raw }) => raw) };
}
