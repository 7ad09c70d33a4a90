/** The name of a colour token; the component writes `var(--tone)`. */
export type Tone =
  | 'data'
  | 'neutral'
  | 'ink-3'
  | 'robot'
  | 'customer'
  | 'c1'
  | 'c2'
  | 'c3'
  | 'c4'
  | 'c5'
  | 'c6'
  | 'd1'
  | 'd2'
  | 'd4'
  | 'd5'
  | LevelTone;
export type LevelTone = 'lv-a' | 'lv-b' | 'lv-c' | 'lv-d' | 'lv-e' | 'lv-f';

const LEVELS: readonly LevelTone[] = ['lv-a', 'lv-b', 'lv-c', 'lv-d', 'lv-e', 'lv-f'];

/** The colour of a level by its letter, where nobody says its rank; A is the strongest with every vendor. */
export const toneOfLetter = (key: string): Tone => toneOfRank(/^[A-F]$/.test(key) ? key.charCodeAt(0) - 64 : null);

/** The colour of a level by its rank, 1 being the strongest; past the sixth, and without an order, one hue for all. */
export function toneOfRank(rank: number | null): Tone {
  return (rank === null ? undefined : LEVELS[rank - 1]) ?? 'data';
}
