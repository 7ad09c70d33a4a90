import { expect, test } from 'vitest';
import type { Meta } from '@/lib/model/source';
import { refreshEvery } from './refresh';

const shown = (source: Partial<Meta['source']>) => ({
  state: {
    data: {
      meta: {
        source: {
          connectionId: 'tel',
          dialect: 'telrobot-agent' as const,
          endpoint: 'GET x',
          fetchedAt: '2026-11-21T00:00:00.000Z',
          ageMs: 0,
          state: 'fresh' as const,
          ...source,
        },
        checks: [],
      },
    },
  },
});
const next = refreshEvery(15_000);

test('a page asks again at its own pace', () => {
  expect(next({ state: {} })).toBe(15_000);
  expect(next(shown({}))).toBe(15_000);
  expect(next(shown({ state: 'cached', ageMs: 9_000 }))).toBe(15_000);
});

test('what had lain in memory for minutes is asked for again at once, since a newer one is on its way', () => {
  expect(next(shown({ state: 'cached', ageMs: 240_000 }))).toBe(2_000);
});

test('a vendor that fails is not asked any sooner', () => {
  expect(next(shown({ state: 'stale', ageMs: 240_000 }))).toBe(15_000);
});

test('while records are still being read the page follows', () => {
  expect(next(shown({ coverage: { rows: 15, total: 900 } }))).toBe(5_000);
  expect(next(shown({ coverage: { rows: 900, total: 900 } }))).toBe(15_000);
});
