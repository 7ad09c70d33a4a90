import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { rawAnswer } from './raw-answer';

const from = { endpoint: 'GET /call', fetchedAt: '2026-11-21T00:00:00.000Z' };
const NUMBER = '19900001234';

test.each([
  ['as JSON', (raw: object) => JSON.stringify(raw)],
  ['copied', (raw: object) => JSON.stringify({ ...raw })],
  ['cloned', (raw: object) => JSON.stringify(structuredClone(raw))],
  ['written to a log', (raw: object) => inspect(raw, { depth: 9, getters: true, showHidden: true })],
])('a raw answer is masked %s', (_, shown) => {
  const text = shown(rawAnswer(from, { callee: NUMBER, rows: [{ question: `打 ${NUMBER}` }] }));
  expect(text).toContain('199****1234');
  expect(text).not.toContain(NUMBER);
});

test('it is masked when somebody looks, and once', () => {
  let looks = 0;
  const answer = {
    get callee() {
      looks += 1;
      return NUMBER;
    },
  };
  const raw = rawAnswer(from, answer);
  expect(looks).toBe(0);
  expect(raw.answer).toBe(raw.answer);
  expect(raw.answer).toEqual({ callee: '199****1234' });
  expect(looks).toBe(1);
});
