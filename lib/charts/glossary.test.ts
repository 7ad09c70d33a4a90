import { describe, expect, test } from 'vitest';
import { messagesOf } from '@/lib/messages/load';
import { DEFINITIONS, definitionOf, RULES } from '@/lib/model/definitions';
import { glossaryEntry, matchesSearch, ruleEntries } from './glossary';

const entry = (id: string) => {
  const definition = definitionOf(id);
  if (!definition) throw new Error(`no metric ${id}`);
  return glossaryEntry(definition);
};

describe('what the glossary says of a metric', () => {
  test('a rate that we divide has a Wilson interval, and no value without a base', () => {
    expect(entry('answer_rate.attempt')).toMatchObject({ unit: 'percent', interval: 'wilson', nullReason: 'noBase' });
  });

  test.each(['answer_rate.vendor', 'agent_reception_rate'])(
    '%s comes without its inputs, so it has no interval',
    (id) => {
      expect(entry(id)).toMatchObject({ interval: 'vendorOnly', nullReason: 'notStated' });
    },
  );

  test('progress is a census, not a sample', () => {
    expect(entry('progress').interval).toBe('census');
  });

  test('a vendor that does not give a metric is named, not left out', () => {
    expect(entry('talk_time_distribution').vendors.map(({ dialect, map }) => [dialect, map !== null])).toEqual([
      ['telrobot-agent', false],
      ['telrobot-v1', true],
      ['byrobot', true],
    ]);
  });

  test('an inbound metric is not asked of outbound dialects', () => {
    expect(entry('inbound_calls').vendors.map(({ dialect }) => dialect)).toEqual(['airudder-inbound']);
  });
});

describe('the rules', () => {
  test('each says which metrics it guards', () => {
    expect(ruleEntries().find(({ id }) => id === 'T1')?.guards).toEqual(['answer_rate.attempt', 'answer_rate.vendor']);
  });

  test('a metric names only rules that exist', () => {
    const known = new Set(RULES.map(({ id }) => id));
    expect(DEFINITIONS.flatMap(({ checks }) => checks).filter((id) => !known.has(id))).toEqual([]);
  });

  test.each(['zh-CN', 'en'] as const)('each has a sentence in %s, and each metric its words', (locale) => {
    const { quality, definitions } = messagesOf(locale);
    const sentences: Readonly<Record<string, string>> = quality.rules;
    expect(RULES.filter(({ id }) => sentences[id] === undefined)).toEqual([]);
    const wordless = DEFINITIONS.filter(({ id }) => {
      const words = id.split('.').reduce<unknown>((node, part) => Object(node)[part], definitions.metrics);
      return !['name', 'formula', 'meaning'].every((key) => typeof Object(words)[key] === 'string');
    });
    expect(wordless.map(({ id }) => id)).toEqual([]);
  });
});

describe('searching the glossary', () => {
  const texts = ['接通率，按通话', 'answer_rate.attempt', 'calledCount'];

  test('finds two Chinese characters in the middle of a name', () => {
    expect(matchesSearch('通率', texts)).toBe(true);
  });

  test('finds a field whatever its case, and full-width letters', () => {
    expect([matchesSearch('CALLED', texts), matchesSearch('ａｎｓｗｅｒ', texts)]).toEqual([true, true]);
  });

  test('needs every word', () => {
    expect([matchesSearch('接通率 called', texts), matchesSearch('接通率 nobody', texts)]).toEqual([true, false]);
  });

  test('of nothing finds everything', () => {
    expect(matchesSearch(' ', texts)).toBe(true);
  });
});
