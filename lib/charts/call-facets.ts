import type { TaskStat } from '@/lib/model/task-stat';
import { levelWords, prepareIntentions } from './intentions';
import type { Facet } from './outcome-facets';
import { type Tone, toneOfLetter } from './tone';

export type LevelFacet = Facet<string> & { readonly words: string; readonly tone: Tone };

/** The levels of a task with their calls, in the order and colours of their figure. */
export function levelFacets(stat: TaskStat | null, current: string | null): readonly LevelFacet[] {
  const rows = stat === null ? [] : prepareIntentions(stat).rows;
  const facets = rows
    .filter(({ key, count }) => count > 0 || key === current)
    .map(({ key, label, count, tone }) => ({ value: key, words: levelWords(key, label), count, tone }));
  if (current === null || facets.some(({ value }) => value === current)) return facets;
  return [...facets, { value: current, words: '', count: null, tone: 'data' }];
}

/** The colour of a level as its figure draws it; of its letter while there is no figure, and its vendor may be away. */
export function toneOfLevels(stat: TaskStat | null): (key: string) => Tone {
  if (stat === null) return toneOfLetter;
  const tones = new Map(prepareIntentions(stat).rows.map(({ key, tone }) => [key, tone]));
  return (key) => tones.get(key) ?? 'data';
}
