import { expect, test } from 'vitest';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import { vendor } from './vendor';

const takes = 'takes 1 to 10 letters';
const example = vendor(
  z.strictObject({
    token: z.string(takes).regex(/^[a-z]{1,10}$/, takes),
    ids: z.array(z.string(takes)).min(1, 'takes a list'),
  }),
  { capabilities: [], freshness: { tasks: 1, stat: 1, calls: 1, inbound: 1 }, accountFields: [] },
  (_, { token }) => ({ test: () => Promise.reject(new Error(token)) }),
);

test('an account that does not fit names every wrong field and repeats no value', () => {
  try {
    example.checkAccount({ token: 'SECRET', ids: [1], more: 'SECRET' });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'bad_request',
      errors: [
        { field: 'account.token', reason: takes },
        { field: 'account.ids.0', reason: takes },
        { field: 'account.more', reason: 'is not a field of this account' },
      ],
    });
    expect(JSON.stringify(error)).not.toContain('SECRET');
  }
});

test('an account that fits comes back as it is', () => {
  expect(example.checkAccount({ token: 'abc', ids: ['1'] })).toEqual({ token: 'abc', ids: ['1'] });
});
