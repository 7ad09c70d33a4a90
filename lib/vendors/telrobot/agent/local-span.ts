import type { Range } from '@/lib/model/quantity';
import { localOfInstant } from '@/lib/model/time';

const wholeSecond = (instant: string) => Math.ceil(Date.parse(instant) / 1000) * 1000;

/** First and last second of a range in the vendor's local text. Its end is included, ours is not. */
export function localSpan({ from, to }: Range, zone: string): [first: string, last: string] {
  const text = (ms: number) => localOfInstant(new Date(ms).toISOString(), zone);
  return [text(wholeSecond(from)), text(wholeSecond(to) - 1000)];
}
