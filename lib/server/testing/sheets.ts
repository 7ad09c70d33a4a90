import { inflateRawSync } from 'node:zlib';

/** Every file of a ZIP archive as text, by its name. */
function unzipped(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  // The directory at the end knows every file's length, which the file's own head may not.
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, name, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + packed);
    const text = bytes.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#x?27;|&#39;/g, "'")
    .replace(/&amp;/g, '&');

export type SheetCell = { readonly value: string | number; readonly type: 'text' | 'number' | 'formula' };
export type Workbook = ReadonlyMap<string, readonly (readonly SheetCell[])[]>;

/** The cells of a workbook by the names of its sheets, as a spreadsheet reads them; empty ones left out. */
export function readWorkbook(bytes: Buffer): { readonly sheets: Workbook; readonly text: string } {
  const files = unzipped(bytes);
  const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(
    ([, item = '']) => unescaped([...item.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, part]) => part).join('')),
  );
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*\bname="([^"]*)"/g)].map(
    ([, name = '']) => unescaped(name),
  );
  const cellOf = (attributes: string, body: string): SheetCell[] => {
    const value = /<v>([\s\S]*?)<\/v>/.exec(body)?.[1];
    if (body.includes('<f')) return [{ value: body, type: 'formula' }];
    if (value === undefined) return [];
    return / t="s"/.test(attributes)
      ? [{ value: strings[Number(value)] ?? '', type: 'text' }]
      : [{ value: Number(value), type: 'number' }];
  };
  const sheets = new Map(
    names.map((name, at) => {
      const sheet = files.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '';
      const rows = [...sheet.matchAll(/<row\b[^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
        [...row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].flatMap(([, attributes = '', body = '']) =>
          cellOf(attributes, body),
        ),
      );
      return [name, rows] as const;
    }),
  );
  return { sheets, text: [...files.values()].join('\n') };
}
