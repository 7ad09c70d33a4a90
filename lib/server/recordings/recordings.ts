import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '@/lib/errors';
import type { AddressPolicy } from '@/lib/proxy/address';
import { openAudioCache } from '@/lib/proxy/audio/cache';
import { noRecording } from '@/lib/proxy/audio/failure';
import { type AudioSource, createAudioFetch } from '@/lib/proxy/audio/fetch';
import type { OpenAudio } from '@/lib/proxy/audio/file';
import { isAllowedHost } from '@/lib/proxy/audio/hosts';
import type { Peaks } from '@/lib/proxy/audio/peaks';
import { createPictures } from '@/lib/proxy/audio/pictures';
import { createBulkhead } from '@/lib/proxy/bulkhead';
import type { Clock } from '@/lib/proxy/clock';
import type { RecordingSource } from '@/lib/vendors/connector';
import 'server-only';
import type { HeldConnection } from '../connections/held-connection';
import type { Measures } from '../process/measures';
import { recordingUrl } from './recording-url';

export type Recordings = {
  /**
   * The audio of a call, fetched once and kept for an hour, encrypted.
   * @throws AppError `unsupported`, `not_found`, and those of api.md section 4
   */
  readonly open: (asked: Asked, signal: AbortSignal) => Promise<OpenAudio>;
  /**
   * How loud it is over its length; null for a format without a picture.
   * @throws AppError as `open`
   */
  readonly peaks: (asked: Asked, signal: AbortSignal) => Promise<Peaks | null>;
  readonly close: () => Promise<void>;
};

type Asked = {
  readonly held: HeldConnection;
  /** What tells this recording from the connection's others. */
  readonly key: readonly (string | null)[];
  readonly source: (signal: AbortSignal) => Promise<RecordingSource>;
};

type Settings = {
  readonly dataDir: string;
  readonly key: KeyObject;
  readonly policy: AddressPolicy;
  readonly clock: Clock;
  readonly deadline: (outer: AbortSignal, ms: number) => AbortSignal;
  readonly measures: Measures['recordings'];
};

/** Over all connections: each may be as large as the cap, and holds a connection and a file. */
const AT_ONCE = 8;
const WAIT_MS = 20_000;

function addressOf(source: Exclude<RecordingSource, { kind: 'none' }>, template: string | undefined): URL {
  if (source.kind === 'request') return source.url;
  if (source.kind === 'path') return recordingUrl(template, source);
  if (URL.canParse(source.url)) return new URL(source.url);
  throw new AppError('vendor_malformed', 'What the vendor names as the address of the recording is none.');
}

/** Everything between a call and its sound, vendor's address included, which goes no further than this. */
export async function openRecordings(settings: Settings): Promise<Recordings> {
  const { dataDir, key, policy, clock, deadline, measures } = settings;
  const out = createAudioFetch({ policy, clock });
  const bulkhead = createBulkhead({ inFlight: AT_ONCE, waitMs: WAIT_MS, clock });
  const pictures = createPictures({ clock });
  const cache = await openAudioCache({ dir: join(dataDir, 'recordings'), key, clock });

  async function sourceOf({ held, source: ask }: Asked, signal: AbortSignal): Promise<AudioSource> {
    const { baseUrl, recordingHosts, recordingUrlTemplate } = held.entry;
    const source = await ask(deadline(signal, held.limits.timeoutMs));
    if (source.kind === 'none') throw noRecording();
    return {
      url: addressOf(source, recordingUrlTemplate),
      ...(source.kind === 'request' && { headers: source.headers }),
      mayBeJson: source.kind === 'request',
      isAllowed: (url) => isAllowedHost(url, baseUrl, recordingHosts),
    };
  }

  function open(asked: Asked, signal: AbortSignal): Promise<OpenAudio> {
    const { entry, rowSince } = asked.held;
    const key = JSON.stringify([entry.id, rowSince, entry.baseUrl, ...asked.key]);
    const { dialect } = entry;
    const load = async (within: AbortSignal) => {
      const leave = await bulkhead.enter(within);
      const from = clock.monotonic();
      const ended = (result: string) => {
        leave();
        measures.seconds.observe({ dialect, result }, (clock.monotonic() - from) / 1_000);
      };
      try {
        const source = await sourceOf(asked, within);
        const { type, pieces } = await out.open(source, within, () => measures.retries.inc({ dialect }));
        return { type, pieces: followed(pieces, (bytes) => measures.bytes.inc({ dialect }, bytes), ended) };
      } catch (error) {
        ended(resultOf(error));
        throw error;
      }
    };
    return cache.read(key, load, signal);
  }

  return {
    open,
    peaks: async (asked, signal) => pictures.of(await open(asked, signal), signal),
    async close() {
      await cache.close();
      await out.close();
    },
  };
}

/** For metrics: what a download that gave nothing, or not all, came to. */
const resultOf = (error: unknown) => (error instanceof AppError ? error.code : 'left');

/** Tells of every piece, and once of how it ended: also where nobody waits for the end any more. */
async function* followed(
  pieces: AsyncIterable<Buffer>,
  came: (bytes: number) => void,
  ended: (result: string) => void,
): AsyncGenerator<Buffer, void> {
  let result = 'left';
  try {
    for await (const piece of pieces) {
      came(piece.byteLength);
      yield piece;
    }
    result = 'ok';
  } catch (error) {
    result = resultOf(error);
    throw error;
  } finally {
    ended(result);
  }
}
