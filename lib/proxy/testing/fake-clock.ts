import type { Clock } from '../clock';

type Sleeper = { readonly at: number; readonly wake: () => void };

/** Lets everything run that waits for nothing but the event loop. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until a test moves it. `stepWall` moves the wall clock alone, as an administrator does. */
export function fakeClock(): Clock & {
  readonly advance: (ms: number) => Promise<void>;
  readonly stepWall: (ms: number) => void;
} {
  let elapsed = 0;
  let wallOffset = Date.parse('2026-11-21T00:00:00Z');
  let sleepers: Sleeper[] = [];

  function sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const end = () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      const sleeper = { at: elapsed + ms, wake };
      sleepers.push(sleeper);
      signal.addEventListener('abort', end, { once: true });
      return undefined;
    });
  }

  async function advance(ms: number) {
    const until = elapsed + ms;
    await settled();
    for (;;) {
      const next = sleepers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      sleepers = sleepers.filter((other) => other !== next);
      elapsed = Math.max(elapsed, next.at);
      next.wake();
      await settled();
    }
    elapsed = until;
  }

  return {
    now: () => new Date(wallOffset + elapsed),
    monotonic: () => elapsed,
    sleep,
    advance,
    stepWall: (ms) => {
      wallOffset += ms;
    },
  };
}
