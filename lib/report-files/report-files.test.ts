import { describe, expect, test } from 'vitest';
import { readWorkbook } from '@/lib/server/testing/sheets';
import { reportCsv } from './csv';
import type { Table } from './table';
import { reportXlsx } from './xlsx';

/** Reliability.md section 5 I, and those behind white space or a NUL. */
const PREFIXES = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =', '\u00a0=', '\0=', '\t='];

const tableOf = (text: string): Table => ({
  key: 'x',
  title: '意向等级',
  columns: [
    { name: text, kind: 'text' },
    { name: '数量', kind: 'count' },
    { name: '占比', kind: 'rate' },
  ],
  rows: [{ key: 'a', cells: [text, -5, 61 / 67] }],
});
const about = (text: string) => [['名称', text]] as const;

describe.each(PREFIXES)('a text that begins with %j', (prefix) => {
  const evil = `${prefix}HYPERLINK("http://x.example","y")`;

  test('is a text in a CSV, and a number stays one', () => {
    const csv = reportCsv([tableOf(evil)], about(evil), '关于');
    const cells = csv.replace(/^\uFEFF/, '').split(/[\r\n]+|,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[\s\0]*[=+@＝＋－＠]/);
    expect(csv).not.toContain('\0');
    expect(csv).toContain(',-5,0.9104477612\r\n');
  });

  test('is a text in a workbook, and no cell of it is a formula', async () => {
    const { sheets, text } = readWorkbook(Buffer.from(await reportXlsx([tableOf(evil)], about(evil), '关于')));
    const cells = [...sheets.values()].flat(2);
    expect(cells.filter(({ type }) => type === 'formula')).toEqual([]);
    expect(text).not.toMatch(/<f[ >]/);
    const found = cells.filter(({ value }) => String(value).includes('HYPERLINK'));
    expect(found).toHaveLength(3);
    for (const { type } of found) expect(type).toBe('text');
    expect(cells).toContainEqual({ value: -5, type: 'number' });
  });
});

test('a workbook has a sheet for each section and one that says what it is, and no control character in it', async () => {
  const named = { ...tableOf('a\u0001\ud800b'), title: 'a/b: [c]?*' };
  const { sheets, text } = readWorkbook(Buffer.from(await reportXlsx([named], about('x'), '关于这份文件')));
  expect([...sheets.keys()]).toEqual(
    ['a b   c ', '关于这份文件'].map((name) => expect.stringContaining(name.slice(0, 3))),
  );
  expect(text).not.toContain('\u0001');
  expect([...sheets.values()].flat(2)).toContainEqual({ value: 'ab', type: 'text' });
});
