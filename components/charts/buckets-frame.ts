import type { ReactNode } from 'react';
import type { Drill } from '@/lib/charts/drill';

export type BucketMark = {
  readonly key: string;
  readonly range: string;
  readonly value: number;
  /** Its share of what is in a bucket, as text; null for what is in none. */
  readonly share: string | null;
  readonly label: string;
  readonly stub: boolean;
  /** The calls behind it. */
  readonly drill: Drill;
};

/** What the sketch and the drawing of buckets have in common. */
export type BucketsFrame = {
  readonly height: number;
  readonly marks: readonly BucketMark[];
  readonly ticks: readonly number[];
  /** Text of a tick; the unit is printed on the top one only. */
  readonly unit: (value: number, top: boolean) => ReactNode;
};

/** Pixels above the highest tick and below the axis. */
export const PLOT_TOP = 24;
export const X_AXIS_HEIGHT = 24;
/** At either side of a column, as a share of its band. */
export const GAP = 0.16;

/** What no bucket holds is a dashed, hatched outline, never a bar. */
export const markStyle = ({ stub }: BucketMark) =>
  stub ? { fill: 'url(#hatched-neutral)', stroke: 'var(--neutral)', strokeDasharray: '3 2' } : { fill: 'var(--data)' };
