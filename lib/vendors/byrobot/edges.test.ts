import { expect, test } from 'vitest';
import { roundsOf, secondsOf } from './edges';

test.each([
  ['小于10秒', 0, 9],
  ['<10s', 0, 9],
  ['＜10s', 0, 9],
  ['<=10s', 0, 10],
  ['10-50秒', 10, 50],
  ['10秒-1分钟', 10, 60],
  ['1分钟-1分59秒', 60, 119],
  ['大于等于2分钟', 120, null],
  ['>=2min', 120, null],
  ['>2min', 121, null],
  ['1-2分钟', 60, 120],
])('the talk time %s goes from %s to %s seconds, both included', (label, min, max) => {
  expect(secondsOf(label)).toEqual({ min, max });
});

test.each([
  ['0-9次', 0, 9],
  ['0-2次', 0, 2],
  ['3次', 3, 3],
  ['10次-12次', 10, 12],
  ['>20', 21, null],
])('the rounds %s go from %s to %s, both included', (label, min, max) => {
  expect(roundsOf(label)).toEqual({ min, max });
});

test.each(['', '其他', '很长', '<0s', '9-1秒', '1-2-3秒', '5次-', '10光年', '12345678901秒', '<'])(
  'a bucket called "%s" has no edges that anybody knows',
  (label) => {
    expect(secondsOf(label)).toEqual({ min: null, max: null });
  },
);

test('seconds are no rounds', () => {
  expect(roundsOf('10-50秒')).toEqual({ min: null, max: null });
});
