import { AppError } from '@/lib/errors';
import type { Clock } from '../clock';

const BASE_MS = 200;
const BASE_AFTER_429_MS = 500;

type Settings = {
  readonly clock: Clock;
  readonly random: () => number;
  /** What may pass, both attempts and the wait between them together. */
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** Told before the second attempt. */
  readonly onRetry: () => void;
};

/** The connection failed, or the vendor says that it is failing: what is asked again may then be answered. */
function isPassing(error: AppError): boolean {
  const { retryable, cause } = error.context ?? {};
  const late = error.code === 'timeout' && /^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/.test(String(cause));
  return (error.code === 'vendor_unavailable' || late) && retryable !== false;
}

/** As long as the vendor asks for, else anything up to a bound, so that many do not come back at once. */
function waitMs({ retryAfterSeconds, context }: AppError, random: () => number): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1_000;
  return Math.round(random() * (context?.['status'] === 429 ? BASE_AFTER_429_MS : BASE_MS));
}

/**
 * What `attempt` gives, or gives when it is asked once more: by the rules of every other read (network, 408, 425, 429,
 * 5xx; jitter, Retry-After), once instead of twice, since somebody waits to hear something. Only for what has not begun.
 * @throws what the attempt threw where another one makes no sense, or would come too late
 */
export async function withRetry<Value>(
  attempt: () => Promise<Value>,
  { clock, random, withinMs, signal, onRetry }: Settings,
): Promise<Value> {
  const from = clock.monotonic();
  try {
    return await attempt();
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError) || !isPassing(error)) throw error;
    const ms = waitMs(error, random);
    if (ms >= withinMs - (clock.monotonic() - from)) throw error;
    await clock.sleep(ms, signal);
    onRetry();
    return attempt();
  }
}
