import type { Series } from '@/lib/charts/series';

/** Pixels around the plot; the axis at the left has a width of its own. */
export const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
export const X_AXIS_HEIGHT = 22;

/**
 * Where the time axis begins and ends, and on which side of its tick a label stands. Within a day, and by day, a bucket
 * is a band with its point in the middle; over several days of hours, a flow.
 */
export function frameOf({ points, days, grain, end }: Series, flowing: boolean) {
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? 1;
  const banded = !flowing && (grain === 'day' || days.length <= 1);
  const half = banded && points.length > 1 ? (last - first) / (points.length - 1) / 2 : 0;
  const reach: [number, number] = banded ? [first - half, last + half] : [first, Math.max(last, end)];
  const dayNames = !banded && days.length > 1;
  const anchorOf = (at: number) => (dayNames || (!banded && at === first) ? 'start' : 'middle');
  const midnights = grain === 'hour' ? days.filter(({ at }) => at > first) : [];
  return { reach, anchorOf, midnights };
}
