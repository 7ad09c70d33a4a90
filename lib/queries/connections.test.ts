import { describe, expect, it } from 'vitest';
import { connectionsQuery } from './connections';

const asked = (states: readonly string[], dataUpdateCount: number) =>
  connectionsQuery().refetchInterval({
    state: { data: { data: states.map((state) => ({ state })) }, dataUpdateCount },
  });

describe('how often the sources are asked for', () => {
  it('is soon while one of them has not been asked since we started, but not for ever', () => {
    expect(asked(['ok', 'unknown'], 1)).toBe(2_000);
    expect(asked(['ok', 'unknown'], 4)).toBe(15_000);
  });

  it('is every 15 s once all have', () => {
    expect(asked(['ok', 'down'], 1)).toBe(15_000);
    expect(connectionsQuery().refetchInterval({ state: { dataUpdateCount: 0 } })).toBe(15_000);
  });
});
