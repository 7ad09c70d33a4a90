import type { Line } from './transcript';

export type Side = 'robot' | 'customer' | 'unknown';
export type Peaks = {
  readonly durationSeconds: number | null;
  /** 0 to 255. */
  readonly channels: readonly (readonly number[])[];
};

/** How loud each side is over the length of a recording: as many levels a side, evenly spread, 0 to 1. */
export type Wave = { readonly seconds: number; readonly levels: Readonly<Record<Side, Float32Array>> };

export const SIDES: readonly Side[] = ['robot', 'customer', 'unknown'];
const FULL = 255;

/** Whose turn it is at each point of the recording; where two overlap, the one whose time is exactly known. */
function turnsAt(lines: readonly Line[], count: number, seconds: number): Side[] {
  const sides = new Array<Side>(count).fill('unknown');
  const spoken = lines.filter(({ turn, startMs }) => !turn.interim && startMs !== null);
  for (const timing of ['inferred', 'exact']) {
    spoken.forEach((line, at) => {
      if (line.timing !== timing || line.startMs === null) return;
      const next = spoken[at + 1]?.startMs ?? seconds * 1000;
      // An inferred end is a second too early or too late: what is heard until the next turn belongs to this one.
      const end = timing === 'exact' ? (line.endMs ?? next) : Math.max(line.endMs ?? 0, next);
      const place = (ms: number) => Math.round((ms / 1000 / seconds) * count);
      // A person who took over speaks on the robot's side.
      sides.fill(line.turn.speaker === 'customer' ? 'customer' : 'robot', place(line.startMs), place(end));
    });
  }
  return sides;
}

/** Which of two channels the customer is on, by who is loud when; null where no time of a line is known. */
function customersChannel([first = [], second = []]: Peaks['channels'], turns: readonly Side[]): 0 | 1 | null {
  let lead = 0;
  turns.forEach((side, at) => {
    const more = (first[at] ?? 0) - (second[at] ?? 0);
    if (side !== 'unknown') lead += side === 'customer' ? more : -more;
  });
  return lead === 0 ? null : lead > 0 ? 0 : 1;
}

/**
 * The picture of a recording by who speaks: from its own two channels, or, where there is one, from the turns of the
 * transcript. What belongs to nobody's turn is `unknown`. Null where there is no picture.
 */
export function prepareWave({ durationSeconds, channels }: Peaks, lines: readonly Line[]): Wave | null {
  const [only = []] = channels;
  const count = only.length;
  if (durationSeconds === null || durationSeconds <= 0 || count === 0) return null;
  // Quiet recordings are seen, too.
  const loudest = channels.reduce((most, points) => points.reduce((max, point) => Math.max(max, point), most), 0);
  const turns = turnsAt(lines, count, durationSeconds);
  const customer = channels.length > 1 ? customersChannel(channels, turns) : null;
  const levels = {
    robot: new Float32Array(count),
    customer: new Float32Array(count),
    unknown: new Float32Array(count),
  };
  for (let at = 0; at < count; at++) {
    const level = (channel: number) => (channels[channel]?.[at] ?? 0) / Math.max(1, loudest, FULL / 8);
    if (customer !== null) {
      levels.customer[at] = level(customer);
      levels.robot[at] = level(1 - customer);
    } else levels[turns[at] ?? 'unknown'][at] = Math.max(level(0), level(1));
  }
  return { seconds: durationSeconds, levels };
}

/** Levels as this many bars, 0 to 1: the mean loudness of what each stands for, since over minutes any peak is high. */
export function barsOf(levels: Float32Array, count: number): Float32Array {
  const bars = new Float32Array(count);
  for (let bar = 0; bar < count; bar++) {
    const from = Math.floor((bar * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / count));
    let sum = 0;
    for (let at = from; at < to; at++) sum += (levels[at] ?? 0) ** 2;
    bars[bar] = Math.sqrt(sum / (to - from));
  }
  return bars;
}
