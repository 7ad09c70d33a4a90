import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { systemClock } from '../clock';
import { type AudioCache, openAudioCache } from './cache';
import type { Audio } from './fetch';
import type { OpenAudio } from './file';

const root = await mkdtemp(join(tmpdir(), 'callboard-audio-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const key = createSecretKey(Buffer.alloc(32, 1));
const never = new AbortController().signal;
const SOUND = randomBytes(300_001);
let folders = 0;
const newDir = () => join(root, String(folders++));

async function* inPieces(sound: Buffer, size = 7_777): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < sound.byteLength; at += size) yield sound.subarray(at, at + size);
}
const loaded =
  (sound = SOUND) =>
  async (): Promise<Audio> => ({ type: 'audio/wav', pieces: inPieces(sound) });
const unasked = () => Promise.reject(new Error('asked again'));

async function bytesOf(audio: OpenAudio, from = 0, to = audio.length - 1): Promise<Buffer> {
  return Buffer.from(await new Response(audio.stream(from, to)).arrayBuffer());
}

/** Not `toEqual`, which takes seconds for as many bytes. */
async function expectSound(audio: OpenAudio): Promise<void> {
  expect((await bytesOf(audio)).equals(SOUND)).toBe(true);
}

async function closing<Value>(cache: AudioCache, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } finally {
    await cache.close();
  }
}

test('what was fetched once is there again, whole and in every part, also after a restart', async () => {
  const dir = newDir();
  const first = await openAudioCache({ dir, key, clock: systemClock });
  await closing(first, async () => await expectSound(await first.read('a', loaded(), never)));
  const again = await openAudioCache({ dir, key, clock: systemClock });
  await closing(again, async () => {
    for (const [from, to] of [
      [0, 0],
      [15, 16],
      [16, 31],
      [65_535, 65_600],
      [299_990, 300_000],
      [1, 300_000],
    ] as const) {
      const audio = await again.read('a', unasked, never);
      expect([audio.type, audio.length]).toEqual(['audio/wav', SOUND.byteLength]);
      expect((await bytesOf(audio, from, to)).equals(SOUND.subarray(from, to + 1)), `${from}-${to}`).toBe(true);
    }
  });
});

test('on disk it is for the owner alone, unreadable without the key, and named after nothing', async () => {
  const dir = newDir();
  const cache = await openAudioCache({ dir, key, clock: systemClock });
  const sound = Buffer.from('RIFF canary WAVE '.repeat(500));
  await closing(cache, async () => (await cache.read('19900001111', loaded(sound), never)).close());
  const [name = '', ...others] = await readdir(dir);
  expect([others, /1990/.test(name)]).toEqual([[], false]);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
  expect((await readFile(join(dir, name))).includes('canary')).toBe(false);
  const foreign = await openAudioCache({ dir, key: createSecretKey(Buffer.alloc(32, 2)), clock: systemClock });
  await closing(foreign, async () => {
    await expect(foreign.read('19900001111', unasked, never)).rejects.toThrow('asked again');
  });
});

test('equal bytes have an equal tag, others another one', async () => {
  const cache = await openAudioCache({ dir: newDir(), key, clock: systemClock });
  await closing(cache, async () => {
    const tags = [];
    for (const [about, sound] of [
      ['a', SOUND],
      ['b', SOUND],
      ['c', SOUND.subarray(1)],
    ] as const) {
      const audio = await cache.read(about, loaded(sound), never);
      tags.push(audio.tag.toString('hex'));
      await audio.close();
    }
    expect(new Set(tags).size).toBe(2);
    expect(tags[0]).toBe(tags[1]);
  });
});

test('ten readers at a time are one download', async () => {
  const cache = await openAudioCache({ dir: newDir(), key, clock: systemClock });
  let loads = 0;
  const load = async () => {
    loads += 1;
    return loaded()();
  };
  await closing(cache, async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => cache.read('a', load, never).then((one) => bytesOf(one))),
    );
    expect(all.every((bytes) => bytes.equals(SOUND))).toBe(true);
    expect(loads).toBe(1);
  });
});

test('of a download that breaks off nothing stays, and the next reader fetches it anew', async () => {
  const dir = newDir();
  const cache = await openAudioCache({ dir, key, clock: systemClock });
  async function* broken(): AsyncGenerator<Buffer, void> {
    yield SOUND.subarray(0, 100_000);
    throw new AppError('vendor_malformed', 'cut');
  }
  await closing(cache, async () => {
    const cut = async (): Promise<Audio> => ({ type: 'audio/wav', pieces: broken() });
    await expect(cache.read('a', cut, never)).rejects.toMatchObject({ code: 'vendor_malformed' });
    expect(await readdir(dir)).toEqual([]);
    await expectSound(await cache.read('a', loaded(), never));
  });
});

test('a download ends when its last reader leaves, and not before', async () => {
  const cache = await openAudioCache({ dir: newDir(), key, clock: systemClock });
  const ended = resolvable<unknown>();
  const load = (signal: AbortSignal) => {
    signal.addEventListener('abort', () => ended.resolve(signal.reason));
    return new Promise<Audio>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  await closing(cache, async () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const first = cache.read('a', load, one.signal).catch((error: unknown) => error);
    const second = cache.read('a', load, two.signal).catch((error: unknown) => error);
    one.abort('left');
    expect(await first).toBe('left');
    expect(await Promise.race([ended.promise, Promise.resolve('goes on')])).toBe('goes on');
    two.abort('left');
    expect(await second).toBe('left');
    await ended.promise;
    await expectSound(await cache.read('a', loaded(), never));
  });
});

test('who waits too long is told so, and finds it when it has come', async () => {
  const cache = await openAudioCache({ dir: newDir(), key, clock: systemClock, patienceMs: 20 });
  const arrives = resolvable<Audio>();
  await closing(cache, async () => {
    await expect(cache.read('a', () => arrives.promise, never)).rejects.toMatchObject({
      code: 'timeout',
      retryAfterSeconds: 5,
    });
    arrives.resolve(await loaded()());
    // The one download goes on; `unasked` proves that there is no other.
    const audio = await retried(() => cache.read('a', unasked, never));
    await expectSound(audio);
  });
});

function resolvable<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function retried(read: () => Promise<OpenAudio>): Promise<OpenAudio> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'timeout')) throw error;
    }
  }
}

test('beyond its bytes the least recently used go, and whoever listens hears the end', async () => {
  const dir = newDir();
  const cache = await openAudioCache({ dir, key, clock: systemClock, maxBytes: 2 * 300_065 });
  await closing(cache, async () => {
    await (await cache.read('a', loaded(), never)).close();
    await (await cache.read('b', loaded(), never)).close();
    const listening = await cache.read('b', unasked, never);
    await (await cache.read('a', unasked, never)).close();
    await (await cache.read('c', loaded(), never)).close();
    expect(await readdir(dir)).toHaveLength(2);
    await expectSound(listening);
    await (await cache.read('a', unasked, never)).close();
    await expect(cache.read('b', unasked, never)).rejects.toThrow('asked again');
  });
});

test('after its time a recording is fetched again, and what is too old at the start is removed', async () => {
  const dir = newDir();
  let passed = 0;
  const clock = { ...systemClock, now: () => new Date(Date.now() + passed) };
  const cache = await openAudioCache({ dir, key, clock });
  await closing(cache, async () => {
    await (await cache.read('a', loaded(), never)).close();
    passed = 3_600_001;
    await expect(cache.read('a', unasked, never)).rejects.toThrow('asked again');
    passed = 0;
    await (await cache.read('a', loaded(), never)).close();
  });
  const [name = ''] = await readdir(dir);
  const old = new Date(Date.now() - 3_600_001);
  await utimes(join(dir, name), old, old);
  await writeFile(join(dir, `${'a'.repeat(43)}.part`), 'x');
  await utimes(join(dir, `${'a'.repeat(43)}.part`), old, old);
  await writeFile(join(dir, 'whatever.wav'), 'x');
  await (await openAudioCache({ dir, key, clock })).close();
  expect(await readdir(dir)).toEqual([]);
});

test('a file that lost its end, or was changed in its header, is not served', async () => {
  for (const harm of ['cut', 'changed'] as const) {
    const dir = newDir();
    const cache = await openAudioCache({ dir, key, clock: systemClock });
    await closing(cache, async () => {
      await (await cache.read('a', loaded(), never)).close();
      const path = join(dir, (await readdir(dir))[0] ?? '');
      const bytes = await readFile(path);
      bytes[9] = (bytes[9] ?? 0) ^ 1;
      if (harm === 'cut') await truncate(path, 200_000);
      else await writeFile(path, bytes);
      await expect(cache.read('a', unasked, never)).rejects.toThrow('asked again');
    });
  }
});
