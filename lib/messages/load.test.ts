import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { checkCounts } from '@/lib/charts/check-counts';
import type { Check } from '@/lib/model/check';
import { CSV_TEXTS } from './csv';
import { FILE_TEXTS } from './files';
import { type MessageLocale, messagesOf, TEXTS } from './load';

/** Whether React can send it from the server to the browser. */
const isPlain = (node: unknown): boolean =>
  typeof node !== 'object' ||
  node === null ||
  ([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(node)) && Object.values(node).every(isPlain));

/** Every text by its dotted key. */
function textsOf(node: unknown, path = ''): Map<string, unknown> {
  if (typeof node !== 'object' || node === null) return new Map([[path, node]]);
  return new Map(Object.entries(node).flatMap(([key, child]) => [...textsOf(child, path ? `${path}.${key}` : key)]));
}

/** The names that an ICU text takes: `{count}`, `{when, select, …}`, `<link>`. */
function argumentsOf(text: unknown): string[] {
  const names = [...String(text).matchAll(/\{\s*([a-zA-Z]\w*)\s*(?:[,}])|<([a-zA-Z]\w*)>/g)];
  return [...new Set(names.map(([, argument, tag]) => argument ?? `<${tag}>`))].sort();
}

describe('the two languages', () => {
  const zh = textsOf({ ...TEXTS['zh-CN'], csv: CSV_TEXTS['zh-CN'], files: FILE_TEXTS['zh-CN'] });
  const en = textsOf({ ...TEXTS.en, csv: CSV_TEXTS.en, files: FILE_TEXTS.en });

  test('both languages have exactly the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  test('a text takes the same arguments in both languages', () => {
    for (const [key, text] of zh) expect([key, argumentsOf(en.get(key))]).toEqual([key, argumentsOf(text)]);
  });

  test('no text is empty', () => {
    for (const texts of [zh, en])
      for (const [key, text] of texts)
        expect([key, typeof text === 'string' && text.trim() !== '']).toEqual([key, true]);
  });

  test.each(['zh-CN', 'en'] as const satisfies MessageLocale[])(
    'every text of %s compiles, and can be sent to the browser',
    (locale) => {
      expect(isPlain(messagesOf(locale))).toBe(true);
      expect(messagesOf(locale).common.product).toBe(TEXTS[locale].common.product);
    },
  );
});

test.each([
  ['1', '1 call'],
  ['0', '0 calls'],
  ['2,168', '2,168 calls'],
])('in English one thing is one thing: %s', (count, words) => {
  const t = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'common.unit' });
  expect(t('calls', { count })).toBe(words);
});

test('a large number has its groups in both languages', () => {
  const said = (['zh-CN', 'en'] as const).map((locale) =>
    createTranslator({ locale, messages: messagesOf(locale), namespace: 'call.turns' })('count', { count: 2021 }),
  );
  expect(said).toEqual(['2,021句', '2,021 lines']);
});

test.each([
  [[], '没有可核对的', 'Nothing to check'],
  [['pass', 'skipped'], '核对1处，全部一致', '1 check: it agrees'],
  [['pass', 'pass', 'fail'], '核对3处，1处不一致', '3 checks, 1 disagree'],
] as const)('what came of checks is said in a few words: %j', (found, zh, en) => {
  const checks = found.map((status) => ({ status }) as Check);
  const said = (['zh-CN', 'en'] as const).map((locale) =>
    createTranslator({ locale, messages: messagesOf(locale), namespace: 'common.picture' })(
      'checks',
      checkCounts(checks),
    ),
  );
  expect(said).toEqual([zh, en]);
});
