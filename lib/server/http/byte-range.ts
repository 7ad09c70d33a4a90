import 'server-only';

/** Both ends included. */
type Part = { readonly from: number; readonly to: number };

/**
 * What `Range` asks for of `length` bytes, as RFC 9110 section 14 reads it. Null: the whole, since there is no range, or
 * one that is malformed, of another unit, or one of several, which a server may answer with the whole.
 */
export function rangeOf(range: string | null, length: number): Part | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(range ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const suffix = Math.min(Number(last), length);
    return suffix === 0 ? 'unsatisfiable' : { from: length - suffix, to: length - 1 };
  }
  const from = Number(first);
  const to = last === '' ? length - 1 : Number(last);
  if (last !== '' && to < from) return null;
  return from >= length ? 'unsatisfiable' : { from, to: Math.min(to, length - 1) };
}

/** Whether `If-Range` lets the range count: strong comparison; a date never does, since nothing here has one. */
export const rangeCounts = (ifRange: string | null, tag: string) => ifRange === null || ifRange.trim() === tag;
