import { countPeaks, type Peaks } from './peaks';

type Format = {
  readonly rate: number;
  readonly channels: number;
  /** Bytes of one sample of one channel. */
  readonly width: number;
  readonly loudest: Loudest;
};

const PCM = 1;
const FLOAT = 3;
const A_LAW = 6;
const MU_LAW = 7;
const EXTENSIBLE = 0xfffe;
const MAX_CHANNELS = 8;
/** Larger chunks before the sound than any recorder writes are no header. */
const MAX_HEADER_BYTES = 1_048_576;

/** The amplitude of G.711's 256 codes, by ITU-T G.711 tables 1 and 2: a segment of three bits, a step of four. */
const MU_LEVELS = Float32Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0x7f;
  return ((((bits & 0x0f) << 3) + 0x84) * 2 ** (bits >> 4) - 0x84) / 32_768;
});
const A_LEVELS = Float32Array.from({ length: 256 }, (_, code) => {
  const bits = (code ^ 0x55) & 0x7f;
  const segment = bits >> 4;
  const step = ((bits & 0x0f) << 4) + 8;
  return (segment === 0 ? step : (step + 0x100) * 2 ** (segment - 1)) / 32_768;
});

/** The largest amplitude of the samples from the byte `from` to before `to`, `step` bytes apart. */
type Loudest = (bytes: Buffer, from: number, to: number, step: number) => number;

const byTable =
  (levels: Float32Array): Loudest =>
  (bytes, from, to, step) => {
    let most = 0;
    for (let at = from; at < to; at += step) most = Math.max(most, levels[bytes[at] ?? 0] ?? 0);
    return most;
  };

/** Whole numbers of two bytes, which nearly every call is: millions of them an hour, so without Buffer's own checks. */
const ofTwoBytes: Loudest = (bytes, from, to, step) => {
  let most = 0;
  for (let at = from; at < to; at += step) {
    const value = (((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 24)) >> 16;
    if (value > most) most = value;
    else if (-value > most) most = -value;
  }
  return most / 32_768;
};

const byReading =
  (read: (bytes: Buffer, at: number) => number): Loudest =>
  (bytes, from, to, step) => {
    let most = 0;
    for (let at = from; at < to; at += step) most = Math.max(most, Math.abs(read(bytes, at)) || 0);
    return most;
  };

function loudestOf(kind: number, width: number): Loudest | null {
  if (kind === MU_LAW && width === 1) return byTable(MU_LEVELS);
  if (kind === A_LAW && width === 1) return byTable(A_LEVELS);
  if (kind === FLOAT && width === 4) return byReading((bytes, at) => bytes.readFloatLE(at));
  if (kind !== PCM) return null;
  if (width === 1) return byReading((bytes, at) => ((bytes[at] ?? 128) - 128) / 128);
  if (width === 2) return ofTwoBytes;
  if (width === 3) return byReading((bytes, at) => bytes.readIntLE(at, 3) / 2 ** 23);
  return width === 4 ? byReading((bytes, at) => bytes.readInt32LE(at) / 2 ** 31) : null;
}

function formatOf(chunk: Buffer): Format | null {
  if (chunk.byteLength < 16) return null;
  const written = chunk.readUInt16LE(0);
  // Its real kind stands at the beginning of a GUID behind.
  const kind = written === EXTENSIBLE && chunk.byteLength >= 26 ? chunk.readUInt16LE(24) : written;
  const channels = chunk.readUInt16LE(2);
  const rate = chunk.readUInt32LE(4);
  const width = chunk.readUInt16LE(14) / 8;
  const loudest = loudestOf(kind, width);
  const plausible = channels >= 1 && channels <= MAX_CHANNELS && rate >= 1_000 && rate <= 384_000;
  const packed = chunk.readUInt16LE(12) === channels * width;
  return loudest !== null && plausible && packed ? { rate, channels, width, loudest } : null;
}

type Head = { readonly format: Format; readonly dataAt: number; readonly dataBytes: number };

/** What stands before the sound; `more` where its end is not here yet, null where it is no WAV that is known here. */
function headOf(bytes: Buffer): Head | 'more' | null {
  if (bytes.byteLength < 12) return 'more';
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return null;
  let format: Format | null = null;
  for (let at = 12; at <= MAX_HEADER_BYTES; ) {
    if (bytes.byteLength < at + 8) return 'more';
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const dataAt = at + 8;
    if (name === 'data') return format && { format, dataAt, dataBytes: size };
    if (name === 'fmt ') {
      if (bytes.byteLength < dataAt + Math.min(size, 40)) return 'more';
      format = formatOf(bytes.subarray(dataAt, dataAt + size));
    }
    at = dataAt + size + (size % 2);
  }
  return null;
}

/** How long the sound is: some recorders leave the length open, as 0 or as all ones, and go on to the end. */
const soundBytes = ({ dataBytes }: Head) =>
  dataBytes === 0 || dataBytes === 0xffff_ffff ? Number.POSITIVE_INFINITY : dataBytes;

/** Counts what it is given, cut anywhere; `add` answers the bytes that it could not use yet, null at the sound's end. */
function soundOf(head: Head) {
  const { rate, channels, width, loudest } = head.format;
  const frame = width * channels;
  const counter = countPeaks(rate, channels);
  let left = soundBytes(head);
  return {
    done: counter.done,
    add(bytes: Buffer): Buffer | null {
      const count = Math.floor(Math.min(bytes.byteLength, left) / frame);
      counter.add(count, (channel, from, to) => loudest(bytes, from * frame + channel * width, to * frame, frame));
      left -= count * frame;
      return left < frame ? null : bytes.subarray(count * frame);
    },
  };
}

/**
 * The picture of a WAV: PCM of 8 to 32 bits, 32-bit float, A-law or µ-law. Where the file ends early, so does the picture.
 * Null for what it cannot read.
 */
export async function wavPeaks(pieces: AsyncIterable<Uint8Array>): Promise<Peaks | null> {
  let rest: Buffer | null = Buffer.alloc(0);
  let sound: ReturnType<typeof soundOf> | null = null;
  for await (const piece of pieces) {
    rest = rest.byteLength === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : joined(rest, piece);
    if (!sound) {
      const head = headOf(rest);
      if (head === null) return null;
      if (head === 'more') continue;
      sound = soundOf(head);
      rest = rest.subarray(head.dataAt);
    }
    rest = sound.add(rest);
    if (rest === null) break;
  }
  return sound?.done() ?? null;
}

const joined = (first: Buffer, then: Uint8Array): Buffer => Buffer.concat([first, then]);
