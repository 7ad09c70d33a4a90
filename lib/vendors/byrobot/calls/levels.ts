import type { Io } from '../../connector';
import type { Reply } from '../../request';
import type { Ask } from '../client';
import { LEVEL_DIMENSION, letterOfLevel } from '../codes';
import { askDoneCalls, askResultWords, PAGE_SIZE } from './ask';
import type { DoneCallWire, ResultWords } from './wire';

const KEEP_MS = 10 * 60 * 1000;
/** How many texts are tried for one level. */
const MAX_TRIES = 6;

/** The text that the vendor's filter takes; null where there is none that finds all calls of the level. */
type Found = { readonly text: string | null; readonly replies: readonly Reply<unknown>[] };

const means = (text: string, level: string) => text === level || letterOfLevel(text) === level;

/** Every text of the level that the task's own data show, exactly as it stands there. */
function textsIn(words: ResultWords, rows: readonly DoneCallWire[], level: string): string[] {
  const stat = words.extraStat?.[LEVEL_DIMENSION] ?? [];
  const seen = [
    ...rows.flatMap(({ resultList }) =>
      resultList.flatMap(({ name, value }) => (name === LEVEL_DIMENSION ? value : [])),
    ),
    ...(words.resultDefs ?? []).flatMap(({ name, values }) => (name === LEVEL_DIMENSION ? (values ?? []) : [])),
    ...stat.map(({ name }) => name),
    // Statistics leave the letter out of it, records do not. A text that no record holds finds nothing, and is dropped.
    ...stat.flatMap(({ name }) => (name !== null && /^[A-Z]$/.test(level) ? `${level}级(${name})` : [])),
  ];
  const fitting = seen.filter((text) => text !== null).filter((text) => means(text, level));
  return [...new Set(fitting)];
}

/** How many calls the statistics count under the level; null where they do not say. */
function statedCount({ extraStat }: ResultWords, level: string): number | null {
  const stat = extraStat?.[LEVEL_DIMENSION]?.filter(({ name }) => name !== null && means(name, level)) ?? [];
  return stat.length === 0 ? null : stat.reduce((sum, { value }) => sum + value, 0);
}

/**
 * Finds the one text under which the vendor finds a level. It counts only where it is proven: it alone of all spellings
 * that were seen has calls, and no fewer than the statistics count. What was found is remembered for ten minutes.
 */
export function levelTexts(ask: Ask, io: Io, companyId: number) {
  const known = new Map<string, { readonly text: string | null; readonly until: number }>();

  async function find(taskId: string, level: string, signal: AbortSignal): Promise<Found> {
    const words = await askResultWords(ask, companyId, taskId, signal);
    const sample = await askDoneCalls(ask, { taskId, page: 1, size: PAGE_SIZE }, { finishStatus: 0 }, signal);
    const { data: detail } = words.data;
    const found: { readonly text: string; readonly total: number }[] = [];
    const replies: Reply<unknown>[] = [words, sample];
    for (const text of textsIn(detail, sample.data.data.list, level).slice(0, MAX_TRIES)) {
      const filters = { resultQueryList: [{ name: LEVEL_DIMENSION, value: text }] };
      const reply = await askDoneCalls(ask, { taskId, page: 1, size: PAGE_SIZE }, filters, signal);
      replies.push(reply);
      const { total, list } = reply.data.data;
      const heeded = list.every(({ resultList }) => resultList.some(({ value }) => value === text));
      if (total > 0 && heeded) found.push({ text, total });
    }
    const [first, ...others] = found;
    const stated = statedCount(detail, level);
    const whole = first !== undefined && others.length === 0 && stated !== null && first.total >= stated;
    return { text: whole ? first.text : null, replies };
  }

  return async (taskId: string, level: string, signal: AbortSignal): Promise<Found> => {
    const key = JSON.stringify([taskId, level]);
    const kept = known.get(key);
    if (kept && io.monotonic() < kept.until) return { text: kept.text, replies: [] };
    const found = await find(taskId, level, signal);
    known.delete(key);
    known.set(key, { text: found.text, until: io.monotonic() + KEEP_MS });
    const [oldest] = known.keys();
    if (known.size > 1_000 && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
