import { AppError } from '@/lib/errors';
import { DEFAULT_LIMITS } from '@/lib/model/limits';
import { deadlineOf, endedBy, linked } from './abort';
import { type BreakerCall, type BreakerState, createBreaker } from './breaker';
import { createBulkhead } from './bulkhead';
import type { Clock } from './clock';
import { retryAfterMs } from './retry-after';
import { createTokenBucket } from './token-bucket';
import type { Exchange, Transport } from './transport';

/** A connection's `limits` (api.md section 3). */
export type UpstreamLimits = {
  /** A burst of twice as many is allowed after a quiet time. */
  readonly requestsPerSecond: number;
  readonly inFlight: number;
  /** Of one attempt here, waiting included; a read's own deadline is its caller's business. */
  readonly timeoutMs: number;
};

type UpstreamState = {
  readonly breaker: BreakerState;
  /** Milliseconds until an open breaker lets a probe through. */
  readonly breakerMs: number;
  readonly inFlight: number;
  readonly queued: number;
};

export type Upstream = {
  /**
   * One attempt at one vendor, in its turn. The request's signal covers the body, too.
   * @throws AppError of the transport; `vendor_unavailable` with context `retryable: false` where we do not even ask.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly state: () => UpstreamState;
  readonly close: () => Promise<void>;
};

type Settings = {
  readonly transport: Transport;
  readonly limits?: Partial<UpstreamLimits>;
  readonly clock: Clock;
};

/** One vendor account as the rest of Callboard may use it: at most so many at once, so many a second, not while it fails. */
export function createUpstream({ transport, limits: given = {}, clock }: Settings): Upstream {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const { requestsPerSecond: perSecond, timeoutMs } = limits;
  // Long enough that a healthy vendor does not look broken because we queue; short enough to say so in time.
  const bulkhead = createBulkhead({ inFlight: limits.inFlight, waitMs: timeoutMs / 2, clock });
  const bucket = createTokenBucket({ perSecond, burst: perSecond * 2, clock });
  const breaker = createBreaker({ clock });

  async function attempt(request: Request, signal: AbortSignal): Promise<Exchange> {
    await bucket.take(signal, timeoutMs);
    const { pathname, search } = new URL(request.url);
    const call = breaker.enter(`${request.method} ${pathname}${search}`);
    try {
      const exchange = await transport.exchange(request, signal);
      const { status, headers } = exchange.response;
      if (status === 429) bucket.pause(retryAfterMs(headers.get('retry-after'), clock.now()) ?? 0);
      void exchange.ended.then((failure) => settle(call, failure, status));
      return exchange;
    } catch (error) {
      settle(call, error);
      throw error;
    }
  }

  async function fetch(request: Request): Promise<Response> {
    if (request.signal.aborted) throw endedBy(request.signal);
    // Before the queue, too: nobody waits for a place only to hear that the vendor is not asked.
    breaker.check();
    const deadline = deadlineOf(timeoutMs, clock);
    const { signal, unlink } = linked([request.signal, deadline.signal]);
    let leave = () => {};
    const over = () => {
      deadline.clear();
      unlink();
      leave();
    };
    try {
      leave = await bulkhead.enter(signal);
      const { response, ended } = await attempt(request, signal);
      void ended.then(over);
      return response;
    } catch (error) {
      over();
      throw error;
    }
  }

  return {
    fetch,
    state: () => ({ breaker: breaker.state(), breakerMs: breaker.msLeft(), ...bulkhead.state() }),
    close: transport.close,
  };
}

/** Tells the breaker how a call went: a vendor that refuses us or knows no such id is not failing. */
function settle(call: BreakerCall, failure: unknown, status = 200) {
  if (failure === null) {
    if (status >= 500 || status === 429) call.failed();
    else call.succeeded();
  } else if (failure instanceof AppError && failure.context?.['refused'] === undefined && failure.code !== 'internal') {
    call.failed();
  } else {
    call.dropped();
  }
}
