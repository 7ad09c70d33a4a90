import type * as z from 'zod';
import { AppError, type FieldError } from '@/lib/errors';
import type { Connector, Io, Target, Vendor } from './connector';

type Description = Pick<Vendor, 'capabilities' | 'freshness' | 'accountFields'>;

/** One sentence per wrong field. The schema's own messages say what a field takes; none repeats what was given. */
function errorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const field = ['account', ...issue.path.map(String)].join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field, reason: issue.message }];
    return issue.keys.map((key) => ({ field: `${field}.${key}`, reason: 'is not a field of this account' }));
  });
}

/**
 * Ties a dialect's account schema (a strict object whose messages begin with "takes") to its connector, so that nobody
 * else needs to know what an account looks like.
 */
export function vendor<Account extends Record<string, unknown>>(
  account: z.ZodType<Account>,
  description: Description,
  connect: (target: Target, account: Account, io: Io) => Connector,
): Vendor {
  const check = (given: unknown): Account => {
    const parsed = account.safeParse(given);
    if (parsed.success) return parsed.data;
    throw new AppError('bad_request', 'The account does not fit its vendor.', { errors: errorsOf(parsed.error) });
  };
  return {
    ...description,
    checkAccount: check,
    connect: (target, given, io) => connect(target, check(given), io),
  };
}
