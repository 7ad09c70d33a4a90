import { expect, test } from 'vitest';
import { standInIo } from '../stand-in';
import { session } from './session';

const { io } = standInIo('2025-11-12T07:00:00.000Z');

test('a sign-in that everybody has left is given up, and nobody joins it any more', async () => {
  const given: AbortSignal[] = [];
  const { token } = session(io, 'POST /auth', (signal) => {
    given.push(signal);
    return given.length === 1 ? new Promise<string>(() => undefined) : Promise.resolve('fresh');
  });
  const leaving = new AbortController();
  const first = token(leaving.signal);
  leaving.abort();
  await expect(first).rejects.toMatchObject({ code: 'timeout' });
  expect(given[0]?.aborted).toBe(true);
  await expect(token(new AbortController().signal)).resolves.toBe('fresh');
});

test('who comes too late asks for nothing', async () => {
  const { token } = session(io, 'POST /auth', () => Promise.reject(new Error('not asked')));
  await expect(token(AbortSignal.abort())).rejects.toMatchObject({ code: 'timeout' });
});
