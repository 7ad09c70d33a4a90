import { levelKey, levelLabel } from '../call-record';
import { askLevels, type RecordFilters } from './ask-calls';
import type { LevelWire } from './call-wire';
import type { Access } from './task-list';

/** How the vendor is asked for the calls of a level; null where it cannot be. */
export type LevelFilter = Pick<RecordFilters, 'intention' | 'scores'> | null;

function scoresOf({ score_min: low, score_max: high }: LevelWire): [number, number][] {
  return low === null || high === null ? [] : [[low, high]];
}

/** A to E are the vendor's intentions 1 to 5; any other level is an account's own, and its calls are found by score. */
export async function levelFilter(access: Access, level: string, signal: AbortSignal): Promise<LevelFilter> {
  if (/^[A-E]$/.test(level)) return { intention: level.charCodeAt(0) - 64 };
  const { data } = await askLevels(access, signal);
  const named = data.data.filter(({ name, alias }) => {
    const label = name ? levelLabel(name, alias) : '';
    return label === level || levelKey(label) === level;
  });
  const scores = named.flatMap(scoresOf);
  return named.length > 0 && scores.length === named.length ? { scores } : null;
}
