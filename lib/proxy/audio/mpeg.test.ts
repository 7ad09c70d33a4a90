import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mpegPeaks } from './mpeg';
import type { Peaks } from './peaks';

// What the fixtures sound like is in their README; how they were encoded is not ours.

/** Of the encoder and the decoder together. */
const DELAY_S = { 'mono-8k.mp3': 0.1, 'stereo-16k.mp3': 0.05 };

async function* cut(bytes: Buffer, size = 65_536): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures', name));
const pictureOf = async (bytes: Buffer, size?: number) => (await mpegPeaks(cut(bytes, size))) ?? expect.fail('nothing');

/** The quietest and the loudest point between two moments, as shares of full scale. */
function between({ durationSeconds, channels }: Peaks, channel: number, from: number, to: number) {
  const points = channels[channel] ?? expect.fail('no such channel');
  const place = (seconds: number) => Math.round((seconds / durationSeconds) * points.length);
  const part = [...points.subarray(place(from), place(to))];
  return { least: Math.min(...part) / 255, most: Math.max(...part) / 255 };
}

type Tone = readonly [channel: number, from: number, to: number, loudness: number];
function expectTones(peaks: Peaks, delay: number, tones: readonly Tone[]): void {
  for (const [channel, from, to, loudness] of tones) {
    // A hair's breadth inside, where the tone is steady; a coder overshoots at its edges and is not exact inside.
    const { least, most } = between(peaks, channel, from + delay + 0.1, to + delay - 0.05);
    expect(least, `${channel}: ${from}–${to}`).toBeGreaterThan(loudness * 0.9 - 0.01);
    expect(most, `${channel}: ${from}–${to}`).toBeLessThan(loudness * 1.1 + 0.02);
  }
}

test('the picture of an MP3 is as loud as its sound, when it sounds', async () => {
  const peaks = await pictureOf(await fixture('mono-8k.mp3'));
  expect(peaks.channels).toHaveLength(1);
  expect(peaks.durationSeconds).toBeCloseTo(3.17, 1);
  expectTones(peaks, DELAY_S['mono-8k.mp3'], [
    [0, -0.1, 0.5, 0],
    [0, 0.5, 1.5, 0.5],
    [0, 1.5, 2, 0],
    [0, 2, 2.5, 0.25],
    [0, 2.5, 3, 0],
  ]);
});

test('an MP3 keeps its two channels apart where they differ', async () => {
  const peaks = await pictureOf(await fixture('stereo-16k.mp3'));
  expect(peaks.channels).toHaveLength(2);
  expectTones(peaks, DELAY_S['stereo-16k.mp3'], [
    [0, 0.5, 1.5, 0.5],
    [0, 1.5, 3, 0],
    [1, 0, 2, 0],
    [1, 2, 2.5, 0.25],
    [1, 2.5, 3, 0],
  ]);
});

test('its picture is the same however the file is cut on its way', async () => {
  const bytes = await fixture('stereo-16k.mp3');
  const whole = await pictureOf(bytes);
  for (const size of [1, 143, 1_000, 5_000]) expect(await pictureOf(bytes, size), `${size}`).toEqual(whole);
});

test('what is damaged in the middle of an MP3 is left out, and the rest is drawn', async () => {
  const bytes = await fixture('mono-8k.mp3');
  bytes.fill(0x55, 1_000, 1_400);
  const peaks = await pictureOf(bytes);
  expect(between(peaks, 0, peaks.durationSeconds - 0.8, peaks.durationSeconds - 0.7).most).toBeGreaterThan(0.2);
});

test('an MP3 of silence is as long as its frames say, and silent', async () => {
  // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono: a frame of side information and no sound.
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)]);
  const peaks = await pictureOf(Buffer.concat(Array.from({ length: 100 }, () => frame)));
  expect(peaks.channels).toHaveLength(1);
  expect(peaks.durationSeconds).toBeCloseTo((100 * 1_152) / 44_100, 0);
  expect(between(peaks, 0, 0, peaks.durationSeconds).most).toBe(0);
});

test('there is no picture where no frame is in it', async () => {
  expect(await mpegPeaks(cut(Buffer.alloc(100_000)))).toBeNull();
});
