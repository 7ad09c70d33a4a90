import { performance } from 'node:perf_hooks';

/** Virtual time: starts where it is told and runs `speed` times as fast as ours; speed 0 stands still. */
export function createClock({ now = Date.now(), speed = 1 } = {}) {
  let base = now;
  let rate = speed;
  let since = performance.now();
  const read = () => base + (performance.now() - since) * rate;
  return {
    now: () => Math.floor(read()),
    speed: () => rate,
    set(change) {
      base = change.now ?? read();
      rate = change.speed ?? rate;
      since = performance.now();
    },
  };
}
