import type { Io, RawAnswer } from './connector';
import { msLeft } from './deadline';
import { exchange, type Failure } from './exchange';
import { timedOut, unavailable } from './failure';
import type { Question } from './question';
import { rawAnswer } from './raw-answer';
import { backoffMs } from './retry';

export type Reply<Data> = {
  readonly data: Data;
  /** The whole answer, masked. */
  readonly raw: RawAnswer;
  /** When the last byte was here. */
  readonly fetchedAt: string;
  /** The vendor's clock (its Date header); null where it sent none. */
  readonly date: Date | null;
};

/** Ends with the signal; a wait that would outlast the deadline is not begun. */
async function wait(io: Io, { endpoint, signal }: Question<unknown>, attempt: number, failure: Failure): Promise<void> {
  const ms = failure.retryAfterMs ?? backoffMs(attempt, failure.status === 429, io.random);
  if (ms >= msLeft(signal)) throw failure.error;
  try {
    await io.sleep(ms, signal);
  } catch (cause) {
    throw signal.aborted
      ? timedOut(endpoint)
      : unavailable({ endpoint, attempt }, cause instanceof Error ? cause.name : 'sleep');
  }
  if (signal.aborted) throw timedOut(endpoint);
}

/**
 * Asks a vendor one question; the only place that retries (network, 408, 425, 429, 5xx; full jitter, Retry-After).
 * @throws AppError as in api.md section 4; VendorRefusal for a refusal, so that a dialect can renew its sign-in.
 */
export async function request<Data>(io: Io, question: Question<Data>): Promise<Reply<Data>> {
  const { endpoint, signal, attempts = 3 } = question;
  for (let attempt = 1; ; attempt++) {
    if (signal.aborted) throw timedOut(endpoint);
    const outcome = await exchange(io, question, attempt);
    if (outcome.ok) {
      const { data, answer, date } = outcome;
      const fetchedAt = io.now().toISOString();
      return { data, raw: rawAnswer({ endpoint, fetchedAt }, answer), fetchedAt, date };
    }
    if (!outcome.passing || attempt >= attempts) throw outcome.error;
    await wait(io, question, attempt, outcome);
  }
}
