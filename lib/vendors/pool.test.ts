import { expect, test } from 'vitest';
import { mapAll, mapSettled } from './pool';

test('no more than so many are asked at a time, and the answers keep their order', async () => {
  let now = 0;
  let most = 0;
  const answers = await mapAll([5, 1, 4, 2, 3], 2, async (item) => {
    most = Math.max(most, ++now);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    now--;
    return item * 10;
  });
  expect({ answers, most }).toEqual({ answers: [50, 10, 40, 20, 30], most: 2 });
});

test('after a failure nothing new is asked', async () => {
  const asked: number[] = [];
  const all = mapAll([1, 2, 3, 4], 1, async (item) => {
    asked.push(item);
    if (item === 2) throw new Error('two');
    return item;
  });
  await expect(all).rejects.toThrow('two');
  expect(asked).toEqual([1, 2]);
});

test('one failure does not spoil the rest where each is settled by itself', async () => {
  const settled = await mapSettled([1, 2, 3], 2, async (item) => {
    if (item === 2) throw new Error('two');
    return item;
  });
  expect(settled.map(({ ok }) => ok)).toEqual([true, false, true]);
});

test('nothing to ask is nothing asked', async () => {
  expect(await mapAll([], 4, () => Promise.reject(new Error('asked')))).toEqual([]);
});
