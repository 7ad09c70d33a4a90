import { isTooFew } from '@/lib/metrics/ratio';
import type { Ratio } from '@/lib/model/quantity';
import type { TaskStat } from '@/lib/model/task-stat';
import { prepareStack, type Stack } from './stack';
import { type Tone, toneOfRank } from './tone';

export type IntentionRow = {
  readonly key: string;
  /** The vendor's own words. */
  readonly label: string;
  readonly count: number;
  readonly share: Ratio;
  readonly tooFew: boolean;
  readonly tone: Tone;
};

export type Intentions = {
  /** Strongest first where the vendor gives an order, else as the vendor sends them. */
  readonly rows: readonly IntentionRow[];
  /** Calls with a level: the base of every share. */
  readonly classified: number;
  /** Answered calls without a level, shown apart and outside the shares; null where it cannot be told. */
  readonly unclassified: number | null;
  readonly answered: number | null;
  /** Whether the levels have an order that colours may show. */
  readonly ordered: boolean;
  readonly stack: Stack;
  readonly empty: 'not-provided' | 'no-rows' | 'all-zero' | null;
};

/** More levels than answered calls are two grains: then nothing is called unclassified. */
export function prepareIntentions(stat: Pick<TaskStat, 'intentions' | 'calls' | 'unavailable'>): Intentions {
  const { answered } = stat.calls;
  const ordered = stat.intentions.length > 0 && stat.intentions.every(({ rank }) => rank !== null);
  const sorted = ordered ? [...stat.intentions].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)) : [...stat.intentions];
  const classified = sorted.reduce((sum, { count }) => sum + count, 0);
  const rest = answered === null ? null : answered - classified;
  const unclassified = rest !== null && rest >= 0 ? rest : null;
  // Past six, colours can no longer be told apart: one hue and the letters.
  const coloured = ordered && sorted.length <= 6;
  const rows = sorted.map(({ key, label, rank, count, share }) => ({
    key,
    label,
    count,
    share,
    tooFew: isTooFew(share),
    tone: toneOfRank(coloured ? rank : null),
  }));
  const stack = prepareStack([
    ...rows.map(({ key, label, count, tone }) => ({ key, label: key || label, count, tone })),
    ...(unclassified === null || unclassified === 0
      ? []
      : [{ key: 'unclassified', label: '', count: unclassified, tone: 'neutral' as const, hatched: true }]),
  ]);
  const missing = stat.unavailable.includes('intentions');
  return {
    rows,
    classified,
    unclassified,
    answered,
    ordered: coloured,
    stack,
    empty: missing ? 'not-provided' : rows.length === 0 ? 'no-rows' : stack.sum === 0 ? 'all-zero' : null,
  };
}

/** The letter of a level apart from its words, where the vendor's label repeats it: "A级(有明确意向)" → "有明确意向". */
export function levelWords(key: string, label: string): string {
  if (!/^[A-Z]$/.test(key)) return label === key ? '' : label;
  const inside = new RegExp(`^${key}\\s*(?:级|類|类)?\\s*[（(]\\s*(.+?)\\s*[)）]$`).exec(label)?.[1];
  return inside ?? label.replace(new RegExp(`^${key}\\s*(?:级|類|类)?[\\s:：]*`), '');
}
