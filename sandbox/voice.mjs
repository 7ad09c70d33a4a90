import { hash2 } from './random.mjs';
import { conversation } from './world/conversation.mjs';

// The sound of a call: not speech, but loud where somebody speaks, in syllables, and silent where nobody does. Every
// sample is computed from its place alone, so that any part of an hour can be made without what comes before it.

const RATE = 8000;
const HEADER = 44;
/** As long as the conversation gives a character. */
export const SYLLABLE_MS = 210;
const SYLLABLE = (SYLLABLE_MS * RATE) / 1000; // samples
const FADE = 160;
/** Two formants each, in hertz. */
export const VOWELS = [
  [730, 1090],
  [270, 2290],
  [570, 840],
  [440, 1020],
  [300, 870],
];

/** One period of a voiced sound per vowel: harmonics of the pitch, the loudest near the vowel's formants. */
function voice(pitch, gain) {
  const period = Math.round(RATE / pitch);
  return VOWELS.map((formants) => {
    const wave = new Float64Array(period);
    for (let harmonic = 1; harmonic * pitch < 3600; harmonic++) {
      const frequency = harmonic * pitch;
      const loud = formants.reduce((sum, at) => sum + 1 / (1 + ((frequency - at) / 140) ** 2), 0.04);
      for (let i = 0; i < period; i++) wave[i] += loud * Math.sin((2 * Math.PI * harmonic * i) / period + harmonic);
    }
    const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return wave.map((value) => (value / peak) * gain);
  });
}

const VOICES = {
  robot: { waves: voice(125, 9000), breath: 0, pause: 0.1 },
  customer: { waves: voice(200, 6500), breath: 2200, pause: 0.3 },
};

/** When each turn is heard, until `lengthMs`: the robot's until the customer speaks, or until all is said. */
export function spansOf(turns, lengthMs) {
  return turns
    .map((turn, i) => {
      const spoken = turn.startMs + turn.seconds * 1000;
      const toMs = turn.endMs ?? Math.min(spoken, turns[i + 1]?.startMs ?? Number.POSITIVE_INFINITY);
      return { speaker: turn.speaker, fromMs: turn.startMs, toMs: Math.min(lengthMs, toMs) };
    })
    .filter(({ fromMs, toMs }) => toMs > fromMs);
}

function sampleAt(n, { speaker, from, to }, seed) {
  const { waves, breath, pause } = VOICES[speaker];
  const place = n - from;
  const syllable = Math.floor(place / SYLLABLE);
  const phase = (place % SYLLABLE) / SYLLABLE;
  const edge = Math.min(1, place / FADE, (to - 1 - n) / FADE);
  const swell = phase > 1 - pause ? 0 : Math.sin((Math.PI * phase) / (1 - pause));
  const wave = waves[hash2(seed, syllable) % waves.length];
  const noise = breath === 0 ? 0 : ((hash2(seed, n) & 0xffff) / 32_768 - 1) * breath;
  return Math.round((wave[place % wave.length] + noise) * swell * edge);
}

function headerOf(dataBytes) {
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** The recording of an answered call as WAV, 8 kHz, 16 bit, mono, as long as the talk: `{ length, slice(from, to) }`. */
export function recordingOf(task, s, index) {
  const samples = Math.round((s.bill[index] * RATE) / 1000);
  const at = (ms) => Math.round((ms * RATE) / 1000);
  const spans = spansOf(conversation(task, s, index).turns, s.bill[index]).map(({ speaker, fromMs, toMs }) => {
    return { speaker, from: at(fromMs), to: at(toMs) };
  });
  const header = headerOf(samples * 2);
  const seed = hash2(task.key, index);

  /** Bytes from `from` until before `to`. */
  function slice(from, to) {
    const first = Math.max(0, Math.floor((from - HEADER) / 2));
    const last = Math.min(samples, Math.ceil((to - HEADER) / 2));
    const data = Buffer.alloc(Math.max(0, last - first) * 2);
    for (const span of spans) {
      for (let n = Math.max(first, span.from); n < Math.min(last, span.to); n++) {
        data.writeInt16LE(sampleAt(n, span, seed), (n - first) * 2);
      }
    }
    const head = header.subarray(Math.min(from, HEADER), Math.min(to, HEADER));
    const skipped = Math.max(0, from - HEADER) - first * 2;
    return Buffer.concat([head, data.subarray(skipped, skipped + (to - from) - head.length)]);
  }

  return { type: 'audio/wav', length: HEADER + samples * 2, slice };
}
