import { expect, test } from 'vitest';
import { createLane } from './lane';
import { settled } from './testing/fake-clock';

function job() {
  let end: (error?: Error) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { done, end: (error?: Error) => end(error) };
}

test('never more than so many run at a time, in the order of asking, and a failure gives its place on', async () => {
  const lane = createLane(2);
  const jobs = [job(), job(), job(), job()];
  const begun: number[] = [];
  const results = jobs.map((one, index) =>
    lane(async () => {
      begun.push(index);
      await one.done;
      return index;
    }).catch(() => 'failed'),
  );
  await settled();
  expect(begun).toEqual([0, 1]);
  jobs[1]?.end(new Error('no'));
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  for (const one of jobs) one.end();
  expect(await Promise.all(results)).toEqual([0, 'failed', 2, 3]);
  expect(await lane(async () => 'later')).toBe('later');
});
