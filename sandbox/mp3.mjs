// Frames of MP3, written without an encoder: what an encoder computes from sound, the lines of its spectrum, is put into
// the frame at once. Every line is there or not, and how loud they are together is the frame's gain; so the coding is that
// of the standard's last region, four bits for four lines. No frame needs another (no bit reservoir), and all are equally
// long: any part of a recording can be made from its place alone.
//
// MPEG-2 layer III (ISO/IEC 13818-3 and 11172-3), 16 kHz, 32 kbit/s, two channels. What is not said here is 0.

export const RATE = 16_000;
export const FRAME_SAMPLES = 576;
export const FRAME_BYTES = 144;
/** From a frame's beginning to the middle of what is heard of it: it fades in over a frame, and the filters add their own. */
export const DELAY_SAMPLES = Math.round(1.43 * FRAME_SAMPLES);
/** Full scale of 16 bits is about 200 for a voice of seven lines; a step is 1.5 dB. */
const HEADER = [0xff, 0xf3, 0x48, 0x00];
const LINE_HZ = RATE / 2 / FRAME_SAMPLES;

const bits = (value, count) => value.toString(2).padStart(count, '0');

/** The lines of these frequencies, in hertz. */
export const linesOf = (frequencies) => new Set(frequencies.map((hertz) => Math.round(hertz / LINE_HZ - 0.5)));

/**
 * Lines by fours: four bits that are 0 where a line is, then their signs. A steady tone turns by a quarter from frame to
 * frame, one way on even lines and the other way on odd ones.
 */
function spectrum(lines, phase) {
  const last = Math.max(-1, ...lines);
  const negative = (line) => (line % 2 === 0 ? phase === 1 || phase === 2 : phase >= 2);
  let text = '';
  for (let at = 0; at <= last; at += 4) {
    const four = [at, at + 1, at + 2, at + 3];
    text += four.map((line) => (lines.has(line) ? '0' : '1')).join('');
    text += four.map((line) => (lines.has(line) ? Number(negative(line)) : '')).join('');
  }
  return text;
}

/** What a decoder is told of one channel: how many bits, no large values, the gain, long blocks, the fixed code. */
const sideOf = (text, gain) => `${bits(text.length, 12) + bits(0, 9) + bits(gain, 8) + bits(0, 33)}1`;

/** The frame at place `n`; a channel is `{ lines, gain }`, or null for silence. */
export function frameOf(channels, n) {
  const parts = channels.map((channel) => (channel ? spectrum(channel.lines, n % 4) : ''));
  const sides = parts.map((text, at) => sideOf(text, channels[at]?.gain ?? 0));
  // Ten bits before the channels: nothing is borrowed from earlier frames, and two bits that are free.
  const text = bits(0, 10) + sides.join('') + parts.join('');
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.set(HEADER);
  for (let at = 0; at < text.length; at += 8) {
    frame[HEADER.length + at / 8] = Number.parseInt(text.slice(at, at + 8).padEnd(8, '0'), 2);
  }
  return frame;
}
