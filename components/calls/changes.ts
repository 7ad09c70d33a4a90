/** Changes of the address: null takes a parameter out. */
export type Change = (changes: Readonly<Record<string, string | null>>) => void;

/** What each chip takes out of the address. */
export const NAMES = {
  q: { q: null },
  level: { level: null },
  outcome: { outcome: null },
  group: { group: null },
  talk: { talkMin: null, talkMax: null },
  rounds: { roundsMin: null, roundsMax: null },
  tag: { tag: null },
  range: { from: null, to: null },
} as const;

/** Every filter out of the address. */
export const CLEARED: Readonly<Record<string, null>> = Object.assign({}, ...Object.values(NAMES));
