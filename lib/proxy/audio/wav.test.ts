import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Peaks } from './peaks';
import { wavPeaks } from './wav';

const RATE = 8_000;

type Wav = { readonly kind?: number; readonly channels?: number; readonly bits?: number; readonly dataBytes?: number };

/** A WAV around these bytes of sound, with a chunk of odd length before them, as some recorders write. */
function wavOf(sound: Buffer, { kind = 1, channels = 1, bits = 16, dataBytes = sound.byteLength }: Wav = {}): Buffer {
  const head = Buffer.alloc(56);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(Math.min(48 + dataBytes, 0xffff_ffff), 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(kind, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE((RATE * channels * bits) / 8, 28);
  head.writeUInt16LE((channels * bits) / 8, 32);
  head.writeUInt16LE(bits, 34);
  head.write('LIST', 36, 'latin1');
  head.writeUInt32LE(3, 40);
  head.write('data', 48, 'latin1');
  head.writeUInt32LE(dataBytes, 52);
  return Buffer.concat([head, sound]);
}

async function* cut(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
const peaksOf = (bytes: Buffer, size?: number) => wavPeaks(cut(bytes, size));
const channelsOf = (peaks: Peaks | null) => peaks?.channels.map((points) => [...points]) ?? null;

/** Sixteen bits a sample. */
function pcm(samples: readonly number[]): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [i, sample] of samples.entries()) bytes.writeInt16LE(sample, i * 2);
  return bytes;
}
/** One point of the picture: ten milliseconds. */
const POINT = RATE / 100;
const point = (sample: number) => Array.from({ length: POINT }, (_, i) => (i === 17 ? sample : 0));

describe('the picture of a WAV', () => {
  test('has the loudest sample of every ten milliseconds, below and above zero alike', async () => {
    const peaks = await peaksOf(wavOf(pcm([...point(0), ...point(16_384), ...point(-32_768), ...point(1)])));
    expect(channelsOf(peaks)).toEqual([[0, 128, 255, 0]]);
    expect(peaks?.durationSeconds).toBe(0.04);
  });

  test.each([
    ['8 bit', 1, 8, (bytes: Buffer) => bytes.fill(128).writeUInt8(64, 5), 128],
    ['24 bit', 1, 24, (bytes: Buffer) => bytes.writeIntLE(-(2 ** 22), 15, 3), 128],
    ['32 bit', 1, 32, (bytes: Buffer) => bytes.writeInt32LE(2 ** 30, 20), 128],
    ['32 bit float', 3, 32, (bytes: Buffer) => bytes.writeFloatLE(-0.5, 20), 128],
    // G.711: the codes of silence, and of the loudest sample below full scale.
    ['A-law', 6, 8, (bytes: Buffer) => bytes.fill(0xd5).writeUInt8(0xaa, 5), 251],
    ['µ-law', 7, 8, (bytes: Buffer) => bytes.fill(0xff).writeUInt8(0x80, 5), 250],
  ])('reads %s', async (_, kind, bits, fill, level) => {
    const sound = Buffer.alloc((POINT * bits) / 8);
    fill(sound);
    expect(channelsOf(await peaksOf(wavOf(sound, { kind, bits })))).toEqual([[level]]);
  });

  test('keeps two channels apart where they differ, and is one where they are the same', async () => {
    const both = (right: number) => wavOf(pcm(point(32_767).flatMap((left) => [left, left && right])), { channels: 2 });
    expect(channelsOf(await peaksOf(both(16_384)))).toEqual([[255], [128]]);
    expect(channelsOf(await peaksOf(both(32_767)))).toEqual([[255]]);
  });

  test('of an hour has at most 4,000 points, and shows a click at its place', async () => {
    const samples = 3_600 * RATE;
    const sound = Buffer.alloc(samples * 2);
    sound.writeInt16LE(32_767, Math.floor(samples / 2) * 2);
    const peaks = await peaksOf(wavOf(sound));
    const [points = []] = channelsOf(peaks) ?? [];
    expect(peaks?.durationSeconds).toBe(3_600);
    expect(points.length).toBeGreaterThan(2_000);
    expect(points.length).toBeLessThanOrEqual(4_000);
    expect(points.indexOf(255) / points.length).toBeCloseTo(0.5, 2);
  });

  test('ends where a file ends early, or where its header leaves the length open', async () => {
    const sound = pcm([...point(32_767), ...point(16_384)]);
    for (const dataBytes of [1_000_000, 0, 0xffff_ffff]) {
      const peaks = await peaksOf(wavOf(Buffer.concat([sound, Buffer.alloc(1)]), { dataBytes }));
      expect([channelsOf(peaks), peaks?.durationSeconds]).toEqual([[[255, 128]], 0.02]);
    }
  });

  test('leaves out what stands behind the sound', async () => {
    const [loud, tail] = [pcm(point(16_384)), Buffer.alloc(500, 0x7f)];
    expect(channelsOf(await peaksOf(wavOf(Buffer.concat([loud, tail]), { dataBytes: loud.byteLength })))).toEqual([
      [128],
    ]);
  });

  test('is none where the header is damaged, cut off, or of a coding that is not read', async () => {
    const whole = wavOf(pcm(point(1)));
    const damaged = Buffer.from(whole);
    damaged.writeUInt16LE(0, 22);
    const endless = Buffer.from(whole);
    endless.writeUInt32LE(0xffff_fff0, 40);
    for (const bytes of [
      damaged,
      endless,
      whole.subarray(0, 30),
      wavOf(pcm(point(1)), { kind: 0x31 }),
      Buffer.alloc(0),
    ])
      expect(await peaksOf(bytes)).toBeNull();
  });

  test('is the same however the file is cut on its way', async () => {
    const samples = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 1, maxLength: 1_000 });
    await fc.assert(
      fc.asyncProperty(
        samples,
        fc.integer({ min: 1, max: 700 }),
        fc.constantFrom(1, 2),
        async (all, size, channels) => {
          const even = all.slice(0, all.length - (all.length % channels));
          const bytes = wavOf(pcm(even), { channels });
          const [pieces, whole] = [await peaksOf(bytes, size), await peaksOf(bytes)];
          expect(pieces).toEqual(whole);
          const loudest = Math.max(0, ...even.map(Math.abs));
          const drawn = Math.max(0, ...(channelsOf(whole) ?? []).flat());
          expect(drawn).toBe(Math.round((loudest / 32_768) * 255));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is drawn or refused, but never fails, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 60 }), async (noise, at) => {
        const bytes = wavOf(pcm(point(9)));
        bytes.set(noise.subarray(0, bytes.byteLength - at), at);
        await peaksOf(bytes);
      }),
      { numRuns: 200 },
    );
  });
});
