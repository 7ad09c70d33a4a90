import type { Tone } from './tone';

/** One part of a bar that shows a whole. */
export type StackSegment = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Of the whole bar, 0 to 1. */
  readonly share: number;
  /** Where it begins, 0 to 1. */
  readonly start: number;
  readonly tone: Tone;
  readonly hatched: boolean;
  /** Wide enough to carry its label above; the table below carries all of them. */
  readonly labelled: boolean;
};

export type Stack = {
  readonly segments: readonly StackSegment[];
  readonly sum: number;
  readonly empty: 'no-rows' | 'all-zero' | null;
};

type Part = Pick<StackSegment, 'key' | 'label' | 'count' | 'tone'> & { readonly hatched?: boolean };

/** Keeps the order given. A part of nothing keeps its place in the list and takes none in the bar. */
export function prepareStack(parts: readonly Part[], labelFrom = 0.04): Stack {
  const sum = parts.reduce((total, { count }) => total + count, 0);
  let before = 0;
  const segments = parts.map(({ key, label, count, tone, hatched = false }) => {
    const share = sum === 0 ? 0 : count / sum;
    const start = sum === 0 ? 0 : before / sum;
    before += count;
    return { key, label, count, share, start, tone, hatched, labelled: share >= labelFrom };
  });
  return { segments, sum, empty: parts.length === 0 ? 'no-rows' : sum === 0 ? 'all-zero' : null };
}

type Numbers = { readonly done: number | null; readonly waiting: number | null; readonly total: number | null };

/** Done against waiting, by number; empty where the vendor does not say both. */
export function prepareProgress({ done, waiting }: Numbers): Stack {
  if (done === null || waiting === null) return prepareStack([]);
  return prepareStack(
    [
      { key: 'done', label: 'done', count: done, tone: 'data' },
      { key: 'waiting', label: 'waiting', count: waiting, tone: 'neutral', hatched: true },
    ],
    0,
  );
}
