import { describe, expect, test } from 'vitest';
import { createHealth } from './health';
import { fakeClock } from './testing/fake-clock';

describe('the state of a connection', () => {
  test('is unknown before anything was read, also where an earlier time is known', () => {
    const seed = { lastSuccessAt: '2026-11-20T00:00:00.000Z' };
    expect(createHealth(fakeClock()).view()).toEqual({ state: 'unknown', lastSuccessAt: null, lastError: null });
    expect(createHealth(fakeClock(), seed).view()).toMatchObject({ state: 'unknown', ...seed });
  });

  test('is degraded after one failure, down after three in a row, and ok with the next success', async () => {
    const clock = fakeClock();
    const health = createHealth(clock);
    health.succeeded();
    health.failed('timeout');
    expect(health.view().state).toBe('degraded');
    health.failed('vendor_unavailable');
    await clock.advance(1_000);
    health.failed('vendor_malformed');
    expect(health.view()).toEqual({
      state: 'down',
      lastSuccessAt: '2026-11-21T00:00:00.000Z',
      lastError: { code: 'vendor_malformed', at: '2026-11-21T00:00:01.000Z' },
    });
    health.succeeded();
    expect(health.view()).toMatchObject({ state: 'ok', lastError: { code: 'vendor_malformed' } });
  });

  test('a refusal degrades, however often, since it may concern one report', () => {
    const health = createHealth(fakeClock());
    for (let i = 0; i < 5; i++) health.failed('vendor_rejected');
    expect(health.view().state).toBe('degraded');
  });

  test('an id that the vendor does not know is an answer, and a wrong question is nothing to it', () => {
    const health = createHealth(fakeClock());
    health.failed('bad_request');
    health.failed('unsupported');
    expect(health.view().state).toBe('unknown');
    health.failed('not_found');
    expect(health.view()).toMatchObject({ state: 'ok', lastError: null });
  });

  test('is down while the breaker is open', () => {
    const health = createHealth(fakeClock());
    health.succeeded();
    expect(health.view('open').state).toBe('down');
    expect(health.view('half_open').state).toBe('ok');
  });
});
