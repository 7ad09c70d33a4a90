import type { InboundBucket, InboundCounts, InboundFacts, InboundRate, InboundStat } from '@/lib/model/inbound';
import type { Ratio } from '@/lib/model/quantity';
import { ratioOf } from './ratio';

/** Numerator and denominator of a rate; null where the vendor gives no inputs and only its own value is left. */
type Inputs = { readonly part: number | null; readonly whole: number | null };

const NO_INPUTS: Inputs = { part: null, whole: null };

const INPUTS: Readonly<Record<InboundRate, (facts: InboundFacts) => Inputs>> = {
  transferAttempt: ({ counts }) => ({ part: counts.transferAttempts ?? null, whole: counts.calls ?? null }),
  transferSuccess: ({ counts }) => ({ part: counts.transferSuccess ?? null, whole: counts.transferAttempts ?? null }),
  // Its definition is not published: no inputs that we could vouch for.
  agentReception: () => NO_INPUTS,
  firstCallSolved: () => NO_INPUTS,
  // Ratings over callers who were invited to rate; how many were invited is not in the answer.
  evaluated: () => NO_INPUTS,
  satisfied: ({ distributions: { rating } }) => {
    if (!rating || rating.length === 0) return NO_INPUTS;
    const of = (rows: typeof rating) => rows.reduce((sum, { count }) => sum + count, 0);
    return { part: of(rating.filter(({ key }) => Number(key) >= 3)), whole: of(rating) };
  },
  // Assumed as 1 - users / calls (contract.md 4.5); more users than calls prove that assumption wrong for this answer.
  repeatCall: ({ counts: { calls, users } }) =>
    calls === undefined || users === undefined || users > calls ? NO_INPUTS : { part: calls - users, whole: calls },
};

/** The vendor writes 0 for shares of no calls and averages over none (0.0 %, 0:00): of nothing there is neither. */
const isEmpty = ({ counts }: InboundFacts) => counts.calls === 0 && Object.values(counts).every((count) => count === 0);
const OF_NOTHING: Inputs = { part: 0, whole: 0 };

function ratesOf(facts: InboundFacts): Partial<Record<InboundRate, Ratio>> {
  const rates: Partial<Record<InboundRate, Ratio>> = {};
  for (const name of Object.keys(INPUTS) as InboundRate[]) {
    const inputs = INPUTS[name](facts);
    const stated = facts.statedRates[name] ?? null;
    // A rate exists where the vendor states it or both inputs are there; else it is left out, never null by invention.
    if (stated === null && (inputs.part === null || inputs.whole === null)) continue;
    const { part, whole } = isEmpty(facts) ? OF_NOTHING : inputs;
    rates[name] = ratioOf(part, whole, stated);
  }
  return rates;
}

function bucketOf(facts: InboundFacts): InboundBucket {
  const { statedRates: _, ...rest } = facts;
  return { ...rest, ...(isEmpty(facts) && { averages: {} }), rates: ratesOf(facts) };
}

/** The inbound figures with every rate computed where its inputs are there, the vendor's own value beside it. */
export function inboundStatOf({ range, realtime, offline }: InboundCounts): InboundStat {
  const pipe = ({ total, daily, hourly }: InboundCounts['realtime']) => ({
    total: total && bucketOf(total),
    daily: daily.map(bucketOf),
    hourly: hourly.map(bucketOf),
  });
  return { range, realtime: pipe(realtime), offline: pipe(offline) };
}
