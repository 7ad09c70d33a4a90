import { LRUCache } from 'lru-cache';
import { orEnded } from '../abort';
import { createBulkhead } from '../bulkhead';
import type { Clock } from '../clock';
import type { OpenAudio } from './file';
import { mpegPeaks } from './mpeg';
import type { Peaks } from './peaks';
import { wavPeaks } from './wav';

export type Pictures = {
  /**
   * The picture of a recording, which is closed by then; null for a format without one. Read piece by piece, once however
   * many ask, and remembered by the content's tag.
   * @throws AppError `vendor_unavailable` where too many wait; what ended `signal`, while the work goes on for the next
   */
  readonly of: (audio: OpenAudio, signal: AbortSignal) => Promise<Peaks | null>;
};

/** Each keeps one core busy for a third of a second an hour of WAV. */
const AT_ONCE = 2;
const WAIT_MS = 20_000;
/** At most 8 kB each: nothing of a voice but how loud it was. */
const KEPT = 500;

/** Read to the end where nobody leaves before, and closed in any case. */
async function* piecesOf({ stream, length }: OpenAudio): AsyncGenerator<Uint8Array, void> {
  const reader = stream(0, length - 1).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

async function read(audio: OpenAudio): Promise<Peaks | null> {
  if (audio.type === 'audio/wav') return wavPeaks(piecesOf(audio));
  return audio.type === 'audio/mpeg' ? mpegPeaks(piecesOf(audio)) : null;
}

export function createPictures({ clock }: { readonly clock: Clock }): Pictures {
  const kept = new LRUCache<string, { readonly peaks: Peaks | null }>({ max: KEPT });
  const underWay = new Map<string, Promise<Peaks | null>>();
  const bulkhead = createBulkhead({ inFlight: AT_ONCE, waitMs: WAIT_MS, clock });

  async function draw(tag: string, audio: OpenAudio): Promise<Peaks | null> {
    let leave = (): void => undefined;
    try {
      leave = await bulkhead.enter(new AbortController().signal);
      const peaks = await read(audio);
      kept.set(tag, { peaks });
      return peaks;
    } finally {
      leave();
      underWay.delete(tag);
      await audio.close();
    }
  }

  return {
    async of(audio, signal) {
      const tag = audio.tag.toString('base64url');
      const known = kept.get(tag);
      const drawing = known ? Promise.resolve(known.peaks) : underWay.get(tag);
      if (drawing !== undefined) {
        await audio.close();
        return orEnded(drawing, signal);
      }
      const work = draw(tag, audio);
      underWay.set(tag, work);
      return orEnded(work, signal);
    },
  };
}
