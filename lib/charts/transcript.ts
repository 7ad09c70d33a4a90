import type { Turn } from '@/lib/model/call';

/** How exactly somebody knows when a line was said: by the vendor, by inference, or not at all. */
export type Timing = 'exact' | 'inferred' | 'none';

export type Line = {
  readonly seq: number;
  readonly turn: Turn;
  readonly timing: Timing;
  /** In the call, in milliseconds; null where nobody knows. */
  readonly startMs: number | null;
  readonly endMs: number | null;
};

export type Transcript = {
  readonly lines: readonly Line[];
  /** Interim rows that are left out. */
  readonly hidden: number;
  /** Lines by speaker and by how exactly their time is known. */
  readonly timings: Readonly<Record<Turn['speaker'], Readonly<Record<Timing, number>>>>;
  /** The script's nodes in the order in which the call went through them, repeats in a row once. */
  readonly path: readonly { readonly seq: number; readonly node: string; readonly unknown: boolean }[];
  /** End of the last line whose time is known, at least the length of the call; null where nothing is known. */
  readonly lengthMs: number | null;
};

/**
 * When a turn was said. A vendor that times only what it hears leaves the robot's lines without a time: such a line
 * began when the line before it ended, and ended when the next one began, within about a second.
 */
function timesOf(turns: readonly Turn[], at: number): Pick<Line, 'startMs' | 'endMs' | 'timing'> {
  const own = turns[at]?.offset;
  if (own && own.startMs !== null) {
    return { startMs: own.startMs, endMs: own.endMs, timing: own.precision === 'ms' ? 'exact' : 'inferred' };
  }
  const before = turns[at - 1]?.offset;
  const after = turns[at + 1]?.offset.startMs ?? null;
  const startMs = at === 0 ? (after === null ? null : 0) : (before?.endMs ?? null);
  if (startMs === null) return { startMs: null, endMs: null, timing: 'none' };
  return { startMs, endMs: after !== null && after > startMs ? after : null, timing: 'inferred' };
}

const NONE = { exact: 0, inferred: 0, none: 0 };

function pathOf(lines: readonly Line[]): Transcript['path'] {
  const steps = lines.flatMap(({ seq, turn: { node, unknownToRobot } }, at) =>
    node === null
      ? []
      : [{ seq, node, unknown: unknownToRobot === true || lines[at - 1]?.turn.unknownToRobot === true }],
  );
  return steps.filter(({ node }, at) => steps[at - 1]?.node !== node);
}

/** The lines of a call in their order, with what is known of their times. `talkSeconds` is the call's own length. */
export function prepareTranscript(
  turns: readonly Turn[],
  { interim, talkSeconds }: { readonly interim: boolean; readonly talkSeconds: number | null },
): Transcript {
  const ordered = [...turns].sort((a, b) => a.seq - b.seq);
  const spoken = ordered.filter((turn) => !turn.interim);
  let at = -1;
  const lines = (interim ? ordered : spoken).map((turn): Line => {
    if (!turn.interim) at += 1;
    const times = turn.interim ? { startMs: turn.offset.startMs, endMs: turn.offset.endMs } : timesOf(spoken, at);
    return { seq: turn.seq, turn, timing: 'none', ...times };
  });
  const timings = { robot: { ...NONE }, customer: { ...NONE }, agent: { ...NONE } };
  for (const { turn, timing } of lines) if (!turn.interim) timings[turn.speaker][timing]++;
  const ends = lines.flatMap(({ startMs, endMs }) => endMs ?? startMs ?? []);
  const longest = ends.reduce((most, end) => Math.max(most, end), (talkSeconds ?? 0) * 1000);
  return {
    lines,
    hidden: interim ? 0 : ordered.length - spoken.length,
    timings,
    path: pathOf(lines),
    lengthMs: ends.length === 0 ? null : longest,
  };
}

/** The line that is heard at a moment; null before the first. */
export const heardAt = (lines: readonly Line[], ms: number): number | null =>
  lines.findLast(({ startMs, turn }) => startMs !== null && !turn.interim && startMs <= ms)?.seq ?? null;

/** A place where a searched text stands: in the line `seq`, from `start` to before `end` of its text. */
export type Hit = { readonly seq: number; readonly start: number; readonly end: number };

/** Upper and lower case, full and half width count as the same, one character for one, so that places stay true. */
const folded = (text: string) =>
  [...text]
    .map((character) => {
      const plain = character.normalize('NFKC').toLowerCase();
      return plain.length === character.length ? plain : character;
    })
    .join('');

/** Every place of a text in the lines, in their order; none for a text of blanks. */
export function findInLines(lines: readonly Line[], query: string): Hit[] {
  const wanted = folded(query.trim());
  if (wanted === '') return [];
  return lines.flatMap(({ seq, turn }) => {
    const text = folded(turn.text);
    const hits: Hit[] = [];
    for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + wanted.length)) {
      hits.push({ seq, start, end: start + wanted.length });
    }
    return hits;
  });
}

/** A text cut at its hits: what is marked and what is not, in order. */
export function cutAt(text: string, hits: readonly Hit[]): { readonly text: string; readonly hit: Hit | null }[] {
  const parts: { text: string; hit: Hit | null }[] = [];
  let at = 0;
  for (const hit of hits) {
    if (hit.start > at) parts.push({ text: text.slice(at, hit.start), hit: null });
    parts.push({ text: text.slice(hit.start, hit.end), hit });
    at = hit.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: null });
  return parts;
}
