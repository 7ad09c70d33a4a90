import type { Call } from '@/lib/model/call';
import { maskProse, maskSpeech } from '../../mask-text';
import { LEVEL_DIMENSION, letterOfLevel } from '../codes';
import type { TaskResultWire } from './wire';

const TAGS = '客户标签';

type Result = Partial<TaskResultWire> & Pick<TaskResultWire, 'resultName' | 'resultValue'>;
type Read = Pick<Call, 'intent' | 'tags' | 'results'>;

const given = (text: string | null | undefined): string | null => text?.trim() || null;
const shown = (text: string | null | undefined): string | null => {
  const words = given(text);
  return words === null ? null : maskSpeech(words);
};

/** A level by its letter in any spelling, else under its own words. */
function intentFrom(label: string, alias: string | null, rest: Pick<NonNullable<Call['intent']>, 'source' | 'reason'>) {
  const letter = letterOfLevel(label) ?? (alias && /^[A-Z]$/.test(alias) ? alias : null);
  const words = maskProse(label);
  return { key: letter ?? words, label: words, ...rest };
}

/** What a person set wins; then the newer spelling. */
function intentOf(result: Result | undefined): Call['intent'] {
  const human = given(result?.artificialResultValue);
  const label = human ?? given(result?.resultValueNew) ?? given(result?.resultValue);
  if (label === null) return null;
  const rest = { source: human === null ? 'machine' : 'human', reason: shown(result?.resultDesc) } as const;
  // The alias is of the machine's level.
  return intentFrom(label, human === null ? given(result?.resultValueAlias) : null, rest);
}

/** Keys in brackets (`[1]`) or words with signs between them. */
function tagsOfText(text: string | null): Call['tags'] {
  const keys = /^\s*\[([^\]]*)\]\s*$/.exec(text ?? '');
  const words = (keys?.[1] ?? text ?? '').split(/[,，、;；]/).flatMap((word) => given(word.replaceAll('"', '')) ?? []);
  return words.map((word) => {
    const id = keys && /^\d{1,9}$/.test(word) ? word : null;
    return { id, name: maskProse(word), color: null, group: null };
  });
}

function tagsOf(result: Result | undefined): Call['tags'] {
  const labels = (result?.resultLabels ?? []).flatMap(({ key, value }) => {
    const name = shown(value) ?? shown(key);
    return name === null ? [] : [{ id: shown(key), name, color: null, group: null }];
  });
  const tags = labels.length > 0 ? labels : tagsOfText(given(result?.resultValue));
  return [...new Map(tags.map((tag) => [tag.id ?? tag.name, tag])).values()];
}

/**
 * The level, the tags and the other results of a call. `trackResult` holds the level in callbacks, and is believed only
 * where it reads like one.
 */
export function readResults(results: readonly Result[], trackResult: string | null = null): Read {
  const named = (name: string) => results.find(({ resultName }) => resultName?.trim() === name);
  const tracked = given(trackResult);
  const fallback =
    tracked !== null && letterOfLevel(tracked) !== null
      ? intentFrom(tracked, null, { source: 'machine', reason: null })
      : null;
  const others = results.flatMap((result) => {
    const [name, value] = [shown(result.resultName), shown(result.artificialResultValue) ?? shown(result.resultValue)];
    if (name === null || value === null || name === LEVEL_DIMENSION || name === TAGS) return [];
    return [{ name, value, description: shown(result.resultDesc) }];
  });
  return { intent: intentOf(named(LEVEL_DIMENSION)) ?? fallback, tags: tagsOf(named(TAGS)), results: others };
}
