import { DELAY_SAMPLES, FRAME_BYTES, FRAME_SAMPLES, frameOf, linesOf, RATE } from './mp3.mjs';
import { hash2 } from './random.mjs';
import { SYLLABLE_MS, spansOf, VOWELS } from './voice.mjs';
import { conversation } from './world/conversation.mjs';

// The sound of a call as MP3, as byrobot's documents have it: the robot on the left, the customer on the right.

const TOP_HZ = 3_600;
/** The quietest part of a syllable, in steps of 1.5 dB below its loudest; what would be less is a pause. */
const QUIETEST = 12;

/** Of each vowel the lines of the pitch that are heard most: its first three, and those near the vowel's formants. */
function vowels(pitch) {
  const harmonics = Array.from({ length: Math.floor(TOP_HZ / pitch) }, (_, i) => (i + 1) * pitch);
  return VOWELS.map((formants) =>
    linesOf(harmonics.filter((hertz, i) => i < 3 || formants.some((at) => Math.abs(at - hertz) < pitch * 1.1))),
  );
}

const SIDES = [
  { speaker: 'robot', vowels: vowels(125), loudest: 193, pause: 0.1 },
  { speaker: 'customer', vowels: vowels(200), loudest: 193, pause: 0.3 },
];

// A few hundred, since a frame is made of who speaks which vowel how loudly, and of its place modulo four.
const made = new Map();

/** What is heard of one side in the middle of a frame: a vowel and how loud it is, or nothing. */
function soundAt(side, span, ms, seed) {
  if (span?.speaker !== side.speaker) return null;
  const place = (ms - span.fromMs) / SYLLABLE_MS;
  const phase = place % 1;
  const swell = phase > 1 - side.pause ? 0 : Math.sin((Math.PI * phase) / (1 - side.pause));
  const quieter = Math.round(-4 * Math.log2(swell));
  if (quieter > QUIETEST) return null;
  return { vowel: hash2(seed, Math.floor(place)) % VOWELS.length, gain: side.loudest - quieter };
}

function frame(span, ms, seed, n) {
  const sounds = SIDES.map((side) => soundAt(side, span, ms, seed));
  const key = `${n % 4} ${sounds.map((sound) => sound && `${sound.vowel} ${sound.gain}`)}`;
  const known = made.get(key);
  if (known) return known;
  const channels = sounds.map((sound, i) => sound && { lines: SIDES[i].vowels[sound.vowel], gain: sound.gain });
  const bytes = frameOf(channels, n);
  made.set(key, bytes);
  return bytes;
}

/** The recording of an answered call as MP3, two channels, as long as the talk: `{ type, length, slice(from, to) }`. */
export function recordingAsMp3(task, s, index) {
  const frames = Math.round((s.bill[index] * RATE) / 1000 / FRAME_SAMPLES);
  const spans = spansOf(conversation(task, s, index).turns, s.bill[index]);
  const seed = hash2(task.key, index);
  const middle = (n) => ((n * FRAME_SAMPLES + DELAY_SAMPLES) * 1000) / RATE;

  /** Bytes from `from` until before `to`. */
  function slice(from, to) {
    const first = Math.floor(from / FRAME_BYTES);
    const last = Math.ceil(to / FRAME_BYTES);
    const all = [];
    let span = spans.findIndex(({ toMs }) => toMs > middle(first));
    for (let n = first; n < last; n++) {
      const ms = middle(n);
      while (spans[span] && spans[span].toMs <= ms) span++;
      all.push(frame(spans[span]?.fromMs <= ms ? spans[span] : null, ms, seed, n));
    }
    const skipped = from - first * FRAME_BYTES;
    return Buffer.concat(all).subarray(skipped, skipped + to - from);
  }

  return { type: 'audio/mpeg', length: frames * FRAME_BYTES, slice };
}
