import { createServer, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Clock, systemClock } from '../clock';
import { closer, listening } from '../testing/fault-server';
import { createAudioFetch } from './fetch';

const SOUND = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(50_000, 7)]);
const FIRST_MS = 15_000;
const TOTAL_MS = 600_000;

type Play = (response: ServerResponse) => void;
const status =
  (code: number, headers: Record<string, string> = {}): Play =>
  (response) =>
    response.writeHead(code, headers).end();
const whole: Play = (response) => response.writeHead(200).end(SOUND);
const reset: Play = (response) => response.socket?.resetAndDestroy();
const json =
  (value: unknown): Play =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
const cut: Play = (response) => {
  response.writeHead(200, { 'content-length': String(SOUND.byteLength) }).write(SOUND.subarray(0, 9_000), () => {
    response.socket?.end();
  });
};

/** What the vendor does, one after the other; the last again and again. */
let script: readonly Play[] = [];
let asked = 0;
const server = createServer((_, response) => {
  const play = script[Math.min(asked++, script.length - 1)] ?? whole;
  play(response);
});
const close = closer(server);
let origin = '';
beforeAll(async () => {
  origin = `http://127.0.0.1:${await listening(server)}`;
});
afterAll(close);

/** Waits between attempts pass at once, and are written down; deadlines do not pass. */
const waits: number[] = [];
const clock: Clock = {
  ...systemClock,
  sleep(ms, signal) {
    if (ms === FIRST_MS || ms === TOTAL_MS) return systemClock.sleep(ms, signal);
    waits.push(ms);
    return Promise.resolve();
  },
};
afterEach(() => {
  waits.length = 0;
  asked = 0;
});

async function play(plays: readonly Play[], leaving = new AbortController(), own: Partial<Clock> = {}) {
  script = plays;
  const audio = createAudioFetch({
    policy: { allowPrivate: true },
    clock: { ...clock, ...own },
    limits: { firstMs: FIRST_MS, totalMs: TOTAL_MS },
    random: () => 0.5,
  });
  let retries = 0;
  const source = { url: new URL('/full', origin), mayBeJson: true, isAllowed: () => true };
  try {
    const { pieces } = await audio.open(source, leaving.signal, () => retries++);
    const all: Buffer[] = [];
    for await (const piece of pieces) all.push(piece);
    return { bytes: Buffer.concat(all), retries };
  } finally {
    await audio.close();
  }
}

test.each([
  ['503', status(503), 100],
  ['500', status(500), 100],
  ['408', status(408), 100],
  ['425', status(425), 100],
  ['429', status(429), 250],
  ['a reset connection', reset, 100],
  ['429 that says how long', status(429, { 'retry-after': '7' }), 7_000],
  ['503 that says how long', status(503, { 'retry-after': '2' }), 2_000],
  ['a refusal for asking too often inside JSON', json({ code: 429 }), 250],
])('a recording that begins with %s is asked for once more, and heard', async (_, failure, waited) => {
  const { bytes, retries } = await play([failure, whole]);
  expect(bytes.equals(SOUND)).toBe(true);
  expect([asked, retries, waits]).toEqual([2, 1, [waited]]);
});

test('one that fails twice has failed: nobody waits for a third time', async () => {
  await expect(play([status(503)])).rejects.toMatchObject({ code: 'vendor_unavailable' });
  expect(asked).toBe(2);
});

test.each([
  ['403', status(403), 'vendor_rejected'],
  ['404', status(404), 'not_found'],
  ['a page', (response: ServerResponse) => response.end('<html></html>'), 'vendor_malformed'],
  ['nothing', status(200), 'vendor_malformed'],
])('%s is an answer, and is not asked for again', async (_, answer, code) => {
  await expect(play([answer, whole])).rejects.toMatchObject({ code });
  expect([asked, waits]).toEqual([1, []]);
});

test('what breaks off after its first bytes is not begun anew: half of it may be heard already', async () => {
  await expect(play([cut, whole])).rejects.toMatchObject({ code: 'vendor_malformed' });
  expect([asked, waits]).toEqual([1, []]);
});

test('a vendor that asks for more patience than there is is not asked again, and whoever asked is told when', async () => {
  const busy = status(503, { 'retry-after': '3600' });
  await expect(play([busy, whole])).rejects.toMatchObject({ code: 'vendor_unavailable', retryAfterSeconds: 60 });
  expect([asked, waits]).toEqual([1, []]);
});

test('behind a redirect the whole way is gone again', async () => {
  const { bytes } = await play([
    status(302, { location: '/other' }),
    status(502),
    status(302, { location: '/b' }),
    whole,
  ]);
  expect(bytes.equals(SOUND)).toBe(true);
  expect(asked).toBe(4);
});

test('whoever leaves meanwhile ends it: the vendor is not asked again', async () => {
  const leaving = new AbortController();
  const sleep: Clock['sleep'] = (ms, signal) => {
    if (ms !== FIRST_MS && ms !== TOTAL_MS) leaving.abort('left');
    return systemClock.sleep(ms, signal);
  };
  await expect(play([status(503), whole], leaving, { sleep })).rejects.toBe('left');
  expect(asked).toBe(1);
});
