import { createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@/lib/errors';
import { deadlineOf, linked, orEnded } from '../abort';
import type { Clock } from '../clock';
import type { Audio } from './fetch';
import { cipherOf, HEADER_BYTES, headerOf, type OpenAudio, openAudio, SALT_BYTES, TAG_BYTES } from './file';

export type AudioCache = {
  /**
   * The recording of this key, from disk or by `load`: once, however many ask at a time. The load ends when nobody waits
   * for it any more; who has waited too long is told so, and the load goes on for whoever comes next.
   * @throws AppError of `load`; `timeout`; what ended `signal`
   */
  readonly read: (
    key: string,
    load: (signal: AbortSignal) => Promise<Audio>,
    signal: AbortSignal,
  ) => Promise<OpenAudio>;
  readonly close: () => Promise<void>;
};

type Settings = {
  /** Of the cache alone: whatever else lies in it is removed. */
  readonly dir: string;
  readonly key: KeyObject;
  readonly clock: Clock;
  readonly maxBytes?: number;
  readonly maxAgeMs?: number;
  readonly patienceMs?: number;
};

const GIB = 1024 ** 3;
const HOUR_MS = 3_600_000;
/** Less than the server's own guard, so that this sentence is the one that is read. */
const PATIENCE_MS = 55_000;
/** No download takes so long: a part as old as that was left behind. */
const PART_MS = 15 * 60_000;

const SWEEP_MS = 5 * 60_000;

type Kept = { readonly bytes: number; readonly at: number };
type Flight = { readonly done: Promise<void>; readonly give: () => void; waiting: number };

const stillLoading = () =>
  new AppError('timeout', 'The recording is still being fetched: try again in a moment.', { retryAfterSeconds: 5 });

/** Recordings on disk for a while, encrypted, the least recently used ones out first. Made for one process per folder. */
export async function openAudioCache(settings: Settings): Promise<AudioCache> {
  const { dir, key, clock, maxBytes = GIB, maxAgeMs = HOUR_MS, patienceMs = PATIENCE_MS } = settings;
  // In the order of their last use.
  const kept = new Map<string, Kept>();
  const flights = new Map<string, Flight>();
  const now = () => clock.now().getTime();
  const pathOf = (name: string) => join(/* turbopackIgnore: true */ dir, name);
  const remove = async (name: string) => {
    kept.delete(name);
    await rm(pathOf(name), { force: true, recursive: true });
  };
  /** Says nothing of what it stands for to somebody without the key. */
  const nameOf = (about: string) => createHmac('sha256', key).update(about).digest('base64url');

  async function sweep(): Promise<void> {
    for (const [name, { at }] of [...kept]) if (now() - at >= maxAgeMs) await remove(name);
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [name, one] of [...kept]) {
      if (bytes <= maxBytes) return;
      bytes -= one.bytes;
      await remove(name);
    }
  }

  /** What an earlier process left: whole files that are young enough stay. */
  async function recall(): Promise<void> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await chmod(dir, 0o700);
    const found = await Promise.all(
      (await readdir(dir)).map(async (name) => ({ name, ...(await stat(pathOf(name)).catch(() => null)) })),
    );
    found.sort((a, b) => (a.mtimeMs ?? 0) - (b.mtimeMs ?? 0));
    for (const { name, size = 0, mtimeMs = 0 } of found) {
      const isWhole = /^[\w-]{43}$/.test(name);
      const isYoungPart = /^[\w-]{43}\.part$/.test(name) && now() - mtimeMs < PART_MS;
      if (isWhole) kept.set(name, { bytes: size, at: mtimeMs });
      else if (!isYoungPart) await remove(name);
    }
    await sweep();
  }

  async function opened(name: string): Promise<OpenAudio | null> {
    const known = kept.get(name);
    if (!known) return null;
    if (now() - known.at >= maxAgeMs) {
      await remove(name);
      return null;
    }
    const handle = await open(pathOf(name), 'r').catch(() => null);
    const audio = handle && (await openAudio({ key, name }, handle));
    if (!audio) await remove(name);
    else if (kept.delete(name)) kept.set(name, known);
    return audio;
  }

  /** Under another name until it is whole and on the disk. */
  async function write(name: string, { type, pieces }: Audio): Promise<void> {
    const part = pathOf(`${randomBytes(32).toString('base64url')}.part`);
    const salt = randomBytes(SALT_BYTES);
    const cipher = cipherOf({ key, name }, salt);
    const digest = createHmac('sha256', key);
    try {
      const handle = await open(part, 'wx', 0o600);
      let length = 0;
      try {
        for await (const piece of pieces) {
          digest.update(piece);
          const sealed = cipher.update(piece);
          for (let sent = 0; sent < sealed.byteLength; ) {
            sent += (await handle.write(sealed, sent, sealed.byteLength - sent, HEADER_BYTES + length + sent))
              .bytesWritten;
          }
          length += piece.byteLength;
        }
        const tag = digest.digest().subarray(0, TAG_BYTES);
        await handle.write(headerOf({ key, name }, salt, { type, length, tag }), 0, HEADER_BYTES, 0);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(part, pathOf(name));
      kept.delete(name);
      kept.set(name, { bytes: HEADER_BYTES + length, at: now() });
      await sweep();
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  function fly(name: string, load: (signal: AbortSignal) => Promise<Audio>): Flight {
    const controller = new AbortController();
    const over = () => {
      if (flights.get(name) === flight) flights.delete(name);
    };
    const done = load(controller.signal)
      .then((audio) => write(name, audio))
      .finally(over);
    done.catch(() => undefined);
    const give = () => {
      // At once, so that nobody joins what is given up.
      over();
      controller.abort(new AppError('vendor_unavailable', 'The recording is no longer being fetched.'));
    };
    const flight: Flight = { done, give, waiting: 0 };
    flights.set(name, flight);
    return flight;
  }

  async function landed(flight: Flight, signal: AbortSignal): Promise<void> {
    const patience = deadlineOf(patienceMs, clock);
    const { signal: either, unlink } = linked([signal, patience.signal]);
    flight.waiting += 1;
    try {
      await orEnded(flight.done, either);
    } catch (error) {
      if (patience.signal.aborted && !signal.aborted) throw stillLoading();
      throw error;
    } finally {
      unlink();
      patience.clear();
      // Who only ran out of patience comes back.
      if (!patience.signal.aborted || signal.aborted) flight.waiting -= 1;
      if (flight.waiting === 0) flight.give();
    }
  }

  await recall();
  // Also where nobody asks any more: a voice is not kept longer than was said.
  const sweeping = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
  sweeping.unref();
  return {
    async read(about, load, signal) {
      const name = nameOf(about);
      for (let time = 0; time < 3; time++) {
        const found = flights.has(name) ? null : await opened(name);
        if (found) return found;
        await landed(flights.get(name) ?? fly(name, load), signal);
      }
      // Larger than the whole cache, or removed by somebody.
      throw new AppError('internal', 'The recording cannot be kept.');
    },
    async close() {
      const last = [...flights.values()];
      clearInterval(sweeping);
      for (const { give } of last) give();
      await Promise.allSettled(last.map(({ done }) => done));
    },
  };
}
