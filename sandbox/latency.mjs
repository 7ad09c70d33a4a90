import { logNormal, stream } from './random.mjs';

const LIMIT = 2000;

/** Milliseconds to wait before an answer: log-normal around a median, as a real vendor's, never over two seconds. */
export function createLatency(seed, kind) {
  const next = stream(seed, 'latency');
  return (median) => (kind === 'none' ? 0 : Math.min(LIMIT, logNormal(next, median, 0.6)));
}
