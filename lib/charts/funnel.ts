import type { InboundBucket } from '@/lib/model/inbound';

export type FunnelStage = {
  readonly key: string;
  /** Null where the vendor states only a rate: a dashed, hatched stub. */
  readonly count: number | null;
  readonly ofPrevious: number | null;
  readonly ofTotal: number | null;
  /** Width of the bar, of the first stage's, 0 to 1. */
  readonly width: number;
  readonly stub: boolean;
};

export type Funnel = {
  readonly stages: readonly FunnelStage[];
  readonly total: number | null;
  /** A stage that is larger than the one before: not one cohort, so its step is not computed. */
  readonly broken: boolean;
  readonly empty: 'not-provided' | 'all-zero' | null;
};

type StageInput = { readonly key: string; readonly count: number | null; readonly statedRate?: number | null };

/** One cohort from left to right. A step is a share of the stage before; a rate without a count starts no further step. */
export function prepareFunnel(inputs: readonly StageInput[]): Funnel {
  const total = inputs[0]?.count ?? null;
  let previous: number | null = null;
  let width = 1;
  let broken = false;
  const stages = inputs.map(({ key, count, statedRate = null }, at): FunnelStage => {
    if (count === null) return { key, count, ofPrevious: statedRate, ofTotal: null, width, stub: true };
    const over: boolean = at > 0 && previous !== null && count > previous;
    broken ||= over;
    const ofPrevious = at === 0 || previous === null || previous === 0 || over ? null : count / previous;
    const ofTotal = total === null || total === 0 || count > total ? null : count / total;
    previous = count;
    width = ofTotal ?? width;
    return { key, count, ofPrevious, ofTotal, width: at === 0 ? 1 : (ofTotal ?? 0), stub: false };
  });
  return { stages, total, broken, empty: total === null ? 'not-provided' : total === 0 ? 'all-zero' : null };
}

/** Calls, tried transfers, done transfers, and what the agents picked up where the vendor states that rate. */
export function prepareTransferFunnel(bucket: Pick<InboundBucket, 'counts' | 'rates'> | null): Funnel {
  const { counts, rates } = bucket ?? { counts: {}, rates: {} };
  const reception = rates.agentReception?.value ?? null;
  return prepareFunnel([
    { key: 'calls', count: counts.calls ?? null },
    { key: 'transferAttempts', count: counts.transferAttempts ?? null },
    { key: 'transferSuccess', count: counts.transferSuccess ?? null },
    ...(reception === null ? [] : [{ key: 'agentReception', count: null, statedRate: reception }]),
  ]);
}
