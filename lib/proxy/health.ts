import type { ErrorCode } from '@/lib/errors';
import type { Connection } from '@/lib/model/connection';
import type { BreakerState } from './breaker';
import type { Clock } from './clock';

export type HealthView = Pick<Connection, 'state' | 'lastSuccessAt' | 'lastError'>;

export type Health = {
  readonly succeeded: () => void;
  /** Codes that are ours (`bad_request`, `unsupported`) change nothing; `not_found` is an answer, hence a success. */
  readonly failed: (code: ErrorCode) => void;
  readonly view: (breaker?: BreakerState) => HealthView;
};

/** The vendor could not be used at all. A refusal is not among them: it may concern one report only. */
const OUTAGES: ReadonlySet<ErrorCode> = new Set(['vendor_unavailable', 'vendor_malformed', 'timeout']);
const COUNTED: ReadonlySet<ErrorCode> = new Set([...OUTAGES, 'vendor_rejected']);
/** So many outages one after the other, and a connection is down. */
const DOWN_AFTER = 3;

/**
 * How one connection has been doing: unknown before its first read, down after three outages in a row or while its
 * breaker is open, degraded where the last read failed. `seed` is what was known before a restart.
 */
export function createHealth(clock: Pick<Clock, 'now'>, seed: Partial<Omit<HealthView, 'state'>> = {}): Health {
  let lastSuccessAt = seed.lastSuccessAt ?? null;
  let lastError = seed.lastError ?? null;
  let last: 'none' | 'success' | 'failure' = 'none';
  let outages = 0;
  const instant = () => clock.now().toISOString();

  function succeeded() {
    last = 'success';
    outages = 0;
    lastSuccessAt = instant();
  }

  function stateNow(breaker: BreakerState): HealthView['state'] {
    if (breaker === 'open' || outages >= DOWN_AFTER) return 'down';
    if (last === 'none') return 'unknown';
    return last === 'failure' ? 'degraded' : 'ok';
  }

  return {
    succeeded,
    failed(code) {
      if (code === 'not_found') return succeeded();
      if (!COUNTED.has(code)) return undefined;
      last = 'failure';
      outages = OUTAGES.has(code) ? outages + 1 : 0;
      lastError = { code, at: instant() };
      return undefined;
    },
    view: (breaker = 'closed') => ({ state: stateNow(breaker), lastSuccessAt, lastError }),
  };
}
