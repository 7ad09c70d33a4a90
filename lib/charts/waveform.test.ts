import { expect, test } from 'vitest';
import type { Turn } from '@/lib/model/call';
import { prepareTranscript } from './transcript';
import { barsOf, prepareWave } from './waveform';

type Said = readonly [speaker: Turn['speaker'], startMs: number, endMs: number | null, precision?: 'ms' | 's'];

function linesOf(said: readonly Said[]) {
  const turns = said.map(([speaker, startMs, endMs, precision = 'ms'], at): Turn => {
    return { ...BLANK, seq: at + 1, speaker, offset: { startMs, endMs, precision } };
  });
  return prepareTranscript(turns, { interim: false, talkSeconds: null }).lines;
}
const BLANK: Omit<Turn, 'seq' | 'speaker' | 'offset'> = {
  text: '',
  interim: false,
  node: null,
  meaning: null,
  keyword: null,
  unknownToRobot: null,
  score: null,
  tags: [],
};
const rounded = (levels: Float32Array) => [...levels].map((level) => Math.round(level * 100) / 100);
const wave = (channels: number[][], said: readonly Said[], durationSeconds = 4) =>
  prepareWave({ durationSeconds, channels }, linesOf(said)) ?? expect.fail('no wave');

test('a recording of one channel is parted by whose turn it is; what belongs to nobody is told apart', () => {
  const { levels, seconds } = wave(
    [[100, 200, 50, 100]],
    [
      ['robot', 0, 1_000],
      ['customer', 1_000, 2_000],
      ['agent', 3_000, 4_000],
    ],
  );
  expect(seconds).toBe(4);
  expect(rounded(levels.robot)).toEqual([0.5, 0, 0, 0.5]);
  expect(rounded(levels.customer)).toEqual([0, 1, 0, 0]);
  expect(rounded(levels.unknown)).toEqual([0, 0, 0.25, 0]);
});

test('an inferred turn lasts until the next one, and gives way to one whose time is exact', () => {
  const { levels } = wave(
    [[200, 200, 200, 200]],
    [
      ['robot', 0, 500, 's'],
      ['customer', 2_000, 4_000],
    ],
  );
  expect(rounded(levels.robot)).toEqual([1, 1, 0, 0]);
  expect(rounded(levels.customer)).toEqual([0, 0, 1, 1]);
});

test('of two channels the one that is loud while the customer speaks is the customer’s, whichever it is', () => {
  const said: readonly Said[] = [
    ['robot', 0, 2_000],
    ['customer', 2_000, 4_000],
  ];
  const [quiet, loud] = [
    [255, 255, 0, 0],
    [0, 51, 255, 255],
  ];
  for (const channels of [
    [quiet, loud],
    [loud, quiet],
  ]) {
    const { levels } = wave(channels, said);
    expect(rounded(levels.robot)).toEqual([1, 1, 0, 0]);
    // Somebody who talks at the same time is seen on both sides.
    expect(rounded(levels.customer)).toEqual([0, 0.2, 1, 1]);
  }
});

test('two channels of which nothing is known are nobody’s', () => {
  const { levels } = wave(
    [
      [0, 255],
      [255, 51],
    ],
    [],
  );
  expect(rounded(levels.unknown)).toEqual([1, 1]);
});

test('there is no picture without points or without a length', () => {
  expect(prepareWave({ durationSeconds: null, channels: [] }, [])).toBeNull();
  expect(prepareWave({ durationSeconds: 3, channels: [[]] }, [])).toBeNull();
});

test('bars are mean loudness, however many there are', () => {
  const levels = Float32Array.of(1, 0, 0.5, 0.5);
  expect(rounded(barsOf(levels, 2))).toEqual([0.71, 0.5]);
  expect(rounded(barsOf(levels, 8))).toEqual([1, 1, 0, 0, 0.5, 0.5, 0.5, 0.5]);
});
