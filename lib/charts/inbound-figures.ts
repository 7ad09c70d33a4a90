import { isTooFew, ratioOf } from '@/lib/metrics/ratio';
import type { InboundStat } from '@/lib/model/inbound';
import type { Ratio } from '@/lib/model/quantity';

/** The six lead figures. A rate is null where the vendor neither states it nor its inputs. */
export type InboundFigures = {
  readonly calls: number | null;
  readonly validCalls: number | null;
  readonly validShare: number | null;
  readonly attempt: Ratio | null;
  readonly success: Ratio | null;
  readonly reception: Ratio | null;
  readonly solved: Ratio | null;
  /** The same rate of the days that were settled since; null without one. */
  readonly solvedOffline: { readonly low: number; readonly high: number } | null;
  readonly totalSeconds: number | null;
  readonly robotSeconds: number | null;
  readonly agentSeconds: number | null;
  readonly attemptTooFew: boolean;
  readonly successTooFew: boolean;
};

/** Everything from the realtime total but the settled days' own first-call resolution. */
export function prepareInboundFigures({ realtime: { total }, offline }: InboundStat): InboundFigures {
  const counts = total?.counts ?? {};
  const rates = total?.rates ?? {};
  const averages = total?.averages ?? {};
  const solved = offline.daily.flatMap(({ rates: { firstCallSolved } }) => firstCallSolved?.value ?? []);
  const [calls, validCalls] = [counts.calls ?? null, counts.validCalls ?? null];
  return {
    calls,
    validCalls,
    validShare: ratioOf(validCalls, calls).value,
    attempt: rates.transferAttempt ?? null,
    success: rates.transferSuccess ?? null,
    reception: rates.agentReception ?? null,
    solved: rates.firstCallSolved ?? null,
    solvedOffline: solved.length === 0 ? null : { low: Math.min(...solved), high: Math.max(...solved) },
    totalSeconds: averages.totalSeconds ?? null,
    robotSeconds: averages.robotSeconds ?? null,
    agentSeconds: averages.agentSeconds ?? null,
    attemptTooFew: rates.transferAttempt !== undefined && isTooFew(rates.transferAttempt),
    successTooFew: rates.transferSuccess !== undefined && isTooFew(rates.transferSuccess),
  };
}
