import writeXlsxFile, { type CellObject, type Row as SheetRow } from 'write-excel-file/node';
import type { Cell } from '@/lib/csv/text';
import type { AboutLine } from './about';
import type { Column, ColumnKind, Table } from './table';

/** More rows than this would hold the process for too long. */
export const MOST_ROWS = 200_000;
/** What Excel takes into one cell. */
const MOST_CHARACTERS = 32_767;

const FORMATS: Readonly<Record<ColumnKind, string>> = { text: '@', count: '#,##0', rate: '0.0%', number: '0.##' };

/** Without what XML has no way to write: NULs and other controls, halves of characters, two that are none. */
const writable = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  Array.from(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
    .filter((mark) => !/^[\ud800-\udfff]$/.test(mark))
    .join('')
    .slice(0, MOST_CHARACTERS);

const text = (value: string, more: Partial<CellObject> = {}): CellObject => ({
  value: writable(value),
  type: String,
  // As text it stays text even where somebody edits the cell: no formula comes of it.
  format: '@',
  ...more,
});

function cellOf(cell: Cell, { kind }: Column): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return text(cell, { wrap: cell.length > 60, alignVertical: 'top' });
  return { value: cell, type: Number, format: FORMATS[kind] === '@' ? '0.####' : FORMATS[kind], alignVertical: 'top' };
}

const head = (name: string, kind: ColumnKind): CellObject =>
  text(name, {
    fontWeight: 'bold',
    backgroundColor: '#F3F5F7',
    bottomBorderColor: '#D3D8DF',
    bottomBorderStyle: 'thin',
    align: kind === 'text' ? 'left' : 'right',
    wrap: true,
  });

/** In characters; a Chinese one is as wide as two others. */
const widthOf = (value: string) => Array.from(value).reduce((sum, mark) => sum + (mark > '\u2e80' ? 2 : 1), 0);

function widths({ columns, rows }: Table): { width: number }[] {
  return columns.map(({ name, kind }, at) => {
    const longest = rows
      .slice(0, 200)
      .reduce((most, { cells }) => Math.max(most, widthOf(String(cells[at] ?? ''))), kind === 'text' ? 8 : 0);
    return { width: Math.min(60, Math.max(kind === 'text' ? longest : Math.min(longest, 14), widthOf(name)) + 2) };
  });
}

/** A sheet's name as Excel takes it: 31 characters, none of them of an address, and none twice. */
const nameOf = (title: string) =>
  writable(title)
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31);

/** A report as a workbook, a sheet for each section; the last one says what it all is. */
export async function reportXlsx(
  tables: readonly Table[],
  about: readonly AboutLine[],
  aboutTitle: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map((table) => ({
    sheet: nameOf(table.title),
    columns: widths(table),
    stickyRowsCount: 1,
    data: [
      table.columns.map(({ name, kind }) => head(name, kind)),
      ...table.rows.map(({ cells }): SheetRow => table.columns.map((column, at) => cellOf(cells[at] ?? null, column))),
    ],
  }));
  const last = {
    sheet: nameOf(aboutTitle),
    columns: [{ width: 36 }, { width: 96 }],
    data: about.map(
      ([name, value]): SheetRow => [
        text(name, { fontWeight: 'bold', alignVertical: 'top' }),
        text(value, { wrap: true, alignVertical: 'top' }),
      ],
    ),
  };
  const bytes = await writeXlsxFile([...sheets, last]).toBuffer();
  return new Uint8Array(bytes);
}
