import { AppError, type FieldError } from '@/lib/errors';
import 'server-only';
import { askedRange, type RangeTexts } from '../reads/range';
import type { LinkSpec } from './spec';

/** What WeChat adds to addresses that are passed on in it. */
const ADDED = new Set(['singlemessage', 'groupmessage', 'timeline']);

/**
 * The dates that a viewer asks for, as the address has them: nothing, or a range inside the owner's window.
 * @throws AppError `bad_request` for any other parameter, and for dates that the owner did not open
 */
export function viewerRange(
  search: URLSearchParams,
  { report, viewerDates }: LinkSpec,
  zone: string,
  now: Date,
): RangeTexts {
  const given = new URLSearchParams(search);
  if (ADDED.has(given.get('from') ?? '')) {
    given.delete('from');
    given.delete('isappinstalled');
  }
  const errors: FieldError[] = [];
  if ([...given.keys()].some((name) => name !== 'from' && name !== 'to')) {
    errors.push({ field: '(unknown parameter)', reason: 'is not known here' });
  }
  const from = given.get('from') ?? undefined;
  const to = given.get('to') ?? undefined;
  if (errors.length === 0 && from === undefined && to === undefined) return { from: report.from, to: report.to };
  if (errors.length === 0 && viewerDates === undefined) {
    for (const field of given.keys()) errors.push({ field, reason: 'is fixed by whoever made this link' });
  }
  if (errors.length > 0) throw new AppError('bad_request', 'Some parameters do not fit.', { errors });
  const asked = askedRange({ from, to }, zone, now)?.range;
  const window = askedRange(viewerDates ?? {}, zone, now)?.range;
  if (!asked || !window || asked.from < window.from || asked.to > window.to) {
    const reason = `takes dates from ${viewerDates?.from} to ${viewerDates?.to}`;
    throw new AppError('bad_request', 'These dates are outside what this link shows.', {
      errors: [
        { field: 'from', reason },
        { field: 'to', reason },
      ],
    });
  }
  return { from, to };
}
