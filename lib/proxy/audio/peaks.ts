/** The loudness of a recording over its length: what a picture of it is drawn from. */
export type Peaks = {
  readonly durationSeconds: number;
  /** One channel, or two that differ, of equally many points, evenly spread; the loudest sample of each, from 0 to 255. */
  readonly channels: readonly Uint8Array[];
};

/** Takes samples as they come, and knows their picture at the end. */
export type PeakCounter = {
  /** `loudest` is the largest amplitude, 0 to 1, of a channel's samples of this piece from `from` to before `to`. */
  readonly add: (count: number, loudest: (channel: number, from: number, to: number) => number) => void;
  readonly done: () => Peaks;
};

/** Between half and all of so many points a channel: enough for a bar at every pixel of the widest window. */
const MAX_POINTS = 4_000;
const FIRST_POINT_S = 0.01;
const FULL = 255;

/** Two points become one wherever there are too many, so that nobody has to know the length before the end. */
export function countPeaks(rate: number, channelCount: number): PeakCounter {
  const kept = Math.min(2, channelCount);
  const points = Array.from({ length: kept }, () => new Float32Array(MAX_POINTS));
  let width = Math.max(1, Math.round(rate * FIRST_POINT_S));
  let point = 0;
  let inPoint = 0;
  let samples = 0;

  function halve(): void {
    for (const levels of points) {
      for (let i = 0; i < MAX_POINTS / 2; i++) levels[i] = Math.max(levels[2 * i] ?? 0, levels[2 * i + 1] ?? 0);
      levels.fill(0, MAX_POINTS / 2);
    }
    width *= 2;
    point = MAX_POINTS / 2;
  }

  return {
    add(count, loudest) {
      for (let at = 0; at < count; ) {
        if (point === MAX_POINTS) halve();
        const end = Math.min(count, at + width - inPoint);
        points.forEach((levels, channel) => {
          levels[point] = Math.max(levels[point] ?? 0, loudest(channel, at, end));
        });
        inPoint += end - at;
        at = end;
        if (inPoint < width) continue;
        inPoint = 0;
        point += 1;
      }
      samples += count;
    },
    done() {
      const used = point + (inPoint > 0 ? 1 : 0);
      const channels = points.map((levels) =>
        Uint8Array.from(levels.subarray(0, used), (level) => Math.round(Math.min(1, level) * FULL)),
      );
      const [first, second] = channels;
      const same = first && second && Buffer.from(first).equals(second);
      return { durationSeconds: samples / rate, channels: same ? [first] : channels };
    },
  };
}
