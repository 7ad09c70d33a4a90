import { describe, expect, test } from 'vitest';
import type { Meta } from '@/lib/model/source';
import { overviewQuery } from './overview';
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

test('what is no longer fresh is asked for again in a moment, since a newer one is on its way', () => {
  expect(next(shown({ state: 'cached', ageMs: 20_000, updating: true }))).toBe(2_000);
});

test('a vendor that fails is not asked any sooner', () => {
  expect(next(shown({ state: 'stale', ageMs: 240_000 }))).toBe(15_000);
});

test('while records are still being read the page follows', () => {
  expect(next(shown({ coverage: { rows: 15, total: 900 } }))).toBe(5_000);
  expect(next(shown({ coverage: { rows: 900, total: 900 } }))).toBe(15_000);
});

describe('the overview', () => {
  const { refetchInterval } = overviewQuery();
  const entry = (source: Partial<Meta['source']>) => ({ meta: shown(source).state.data.meta });
  const asked = (complete: boolean, tasks: readonly { meta: Meta | null }[]) =>
    refetchInterval({ state: { data: { data: { complete, tasks } } } });

  test('is asked for again soon while newer numbers of a task, or its first, are on their way', () => {
    expect(asked(true, [entry({ state: 'cached', updating: true })])).toBe(2_000);
    expect(asked(false, [])).toBe(2_000);
  });

  test('is asked for every 30 s otherwise', () => {
    expect(asked(true, [entry({ state: 'cached', ageMs: 500_000 }), { meta: null }])).toBe(30_000);
    expect(refetchInterval({ state: {} })).toBe(30_000);
  });
});
