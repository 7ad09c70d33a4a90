/** Runs `work` when its turn comes, in the order of asking. */
export type Lane = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * At most `places` at a time, and any number waiting: for questions that nobody minds waiting for, so that a page full
 * of them does not crowd out everybody else's. What is run in it has to end.
 */
export function createLane(places: number): Lane {
  const waiting: (() => void)[] = [];
  let inside = 0;

  function leave() {
    const next = waiting.shift();
    // The place goes from one to the other: nobody comes in between.
    if (next) next();
    else inside -= 1;
  }

  return async (work) => {
    if (inside < places) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
