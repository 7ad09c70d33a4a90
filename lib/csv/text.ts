import { stringify } from 'csv-stringify/sync';

/** A cell: a number stays one, a text is made harmless, null is empty. */
export type Cell = string | number | null;

// A spreadsheet looks behind white space; the library looks at the first character alone, and knows no line feed.
const HIDDEN_FORMULA = /^(?:\s+[=+\-@＝＋－＠]|\n)/;

/** Without NULs, behind which some programs look for the next character. */
function harmless(text: string): string {
  const clean = text.replaceAll('\0', '');
  return HIDDEN_FORMULA.test(clean) ? `'${clean}` : clean;
}

/**
 * Records as RFC 4180 writes them. What a spreadsheet would take for a formula (=, +, -, @ and their full-width
 * forms, tab, CR, LF, also behind white space) begins with an apostrophe; numbers do not, so that −5 stays a number.
 */
export function csvText(records: readonly (readonly Cell[])[]): string {
  const cells = records.map((record) => record.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)));
  // It quotes its own kind of line break alone.
  return stringify(cells, { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** Excel takes a file without it for the machine's own code page. */
export const BYTE_ORDER_MARK = '\uFEFF';
