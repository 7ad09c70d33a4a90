import { countPeaks, type Peaks } from './peaks';

/** Of one piece of 64 KiB, which takes some ten milliseconds. */
const PIECE_MS = 5_000;
/** The decoder writes a line for each: a recording of nothing else is none. */
const MAX_FAILURES = 20;
const PART_BYTES = 8_192;

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The decoder does not answer.')), PIECE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * The picture of an MP3, decoded in a thread of its own: a damaged file may keep the decoder busy for ever, and then only
 * that thread is lost. Null for what it cannot read.
 */
export async function mpegPeaks(pieces: AsyncIterable<Uint8Array>): Promise<Peaks | null> {
  const { MPEGDecoderWebWorker } = await import('mpg123-decoder');
  const decoder = new MPEGDecoderWebWorker();
  let counter: ReturnType<typeof countPeaks> | null = null;
  let failures = 0;
  try {
    await inTime(decoder.ready);
    for await (const piece of pieces) {
      for (let at = 0; at < piece.byteLength; at += PART_BYTES) {
        // A copy, since the thread takes its memory.
        const part = new Uint8Array(piece.subarray(at, at + PART_BYTES));
        const { channelData, samplesDecoded, sampleRate, errors } = await inTime(decoder.decode(part));
        failures += errors.length;
        if (failures > MAX_FAILURES) return null;
        if (samplesDecoded === 0) continue;
        counter ??= countPeaks(sampleRate, channelData.length);
        counter.add(samplesDecoded, (channel, from, to) => {
          let most = 0;
          for (const sample of channelData[channel]?.subarray(from, to) ?? []) most = Math.max(most, Math.abs(sample));
          return most;
        });
      }
    }
    return counter?.done() ?? null;
  } catch {
    return null;
  } finally {
    // Not `free`, which waits for the thread to listen.
    if ('terminate' in decoder && typeof decoder.terminate === 'function') decoder.terminate();
  }
}
