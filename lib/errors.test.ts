import { expect, test, vi } from 'vitest';
import { AppError } from './errors';

test('an error is recognised by every copy of the class that a bundler makes', async () => {
  vi.resetModules();
  const other = await import('./errors');
  expect(other.AppError).not.toBe(AppError);
  expect(new other.AppError('not_found', 'gone')).toBeInstanceOf(AppError);
  expect(new AppError('not_found', 'gone')).toBeInstanceOf(other.AppError);
});

test('nothing else is taken for one', () => {
  class Narrow extends AppError {}
  expect(new Narrow('timeout', 'late')).toBeInstanceOf(AppError);
  expect(new Narrow('timeout', 'late')).toBeInstanceOf(Narrow);
  for (const other of [new Error('x'), { code: 'timeout' }, null, undefined, 'timeout']) {
    expect(other instanceof AppError).toBe(false);
  }
  expect(new AppError('timeout', 'late')).not.toBeInstanceOf(Narrow);
});
