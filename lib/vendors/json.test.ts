import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from './json';

describe("a vendor's JSON", () => {
  test('Q32: an id above 2^53 keeps its last digits, as text', () => {
    const text = '{"id":9007199254740993,"more":[1234567890123456,-1234567890123456],"short":123456789012345}';
    expect(readJson(text)).toEqual({
      id: '9007199254740993',
      more: ['1234567890123456', '-1234567890123456'],
      short: 123456789012345,
    });
  });

  test('a long fraction, an exponent and digits inside text are no ids', () => {
    const text =
      '{"a":0.12345678901234567890,"b":1234567890123456.5,"c":12345678901234567e1,"d":"no 12345678901234567890"}';
    const value = readJson(text);
    expect(value).toMatchObject({ a: 0.12345678901234568, b: 1234567890123456.5, d: 'no 12345678901234567890' });
    expect(value).toHaveProperty('c', Number('12345678901234567e1'));
  });

  test('digits behind an escaped quotation mark are still text', () => {
    expect(readJson(String.raw`{"a":"\"12345678901234567","b":"\\","c":12345678901234567}`)).toEqual({
      a: '"12345678901234567',
      b: '\\',
      c: '12345678901234567',
    });
  });

  test.each([
    '',
    ' ',
    '{',
    '{"a":',
    '<html><body>no</body></html>',
    '{"a":1}{',
    '[1,]',
    '-',
    '"',
    '\\',
    '01234567890123456789',
  ])('what is no JSON is nothing, and nothing is thrown: %j', (text) => expect(readJson(text)).toBeUndefined());

  test('an answer may nest 64 deep and no deeper', () => {
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(deep(64))).toBeDefined();
    expect(readJson(deep(65))).toBeUndefined();
    expect(readJson(deep(1_000_000))).toBeUndefined();
    expect(readJson(JSON.stringify('['.repeat(100)))).toBe('['.repeat(100));
  });

  test('every value without long integers is read as JSON.parse reads it', () => {
    const short = fc.jsonValue({ maxDepth: 5 }).filter((value) => !/\d{16}/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(short, (value) => {
        expect(readJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('any text at all is read or refused, never thrown about', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]",:\\-0123456789eE.tfn ') }),
        (text) => void readJson(text),
      ),
    );
  });
});
