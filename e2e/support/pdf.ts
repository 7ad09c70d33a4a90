import { inflateSync } from 'node:zlib';

type Part = { readonly head: string; readonly stream: string };

/** The numbered objects of a file, their streams unpacked; as much of PDF as Chromium writes. */
function partsOf(bytes: Buffer): Map<string, Part> {
  const text = bytes.toString('latin1');
  const parts = new Map<string, Part>();
  for (const { 1: id = '', index, 0: head } of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const from = index + head.length;
    const end = text.indexOf('endobj', from);
    const stream = /stream\r?\n/.exec(text.slice(from, end));
    const dictionary = text.slice(from, stream ? from + stream.index : end);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const at = from + (stream ? stream.index + stream[0].length : 0);
    const body = bytes.subarray(at, at + length);
    const isPacked = dictionary.includes('/FlateDecode') && !dictionary.includes('/Image');
    parts.set(id, { head: dictionary, stream: stream && isPacked ? inflateSync(body).toString('latin1') : '' });
  }
  return parts;
}

const unicode = (hex: string) =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** What each glyph of a font says. */
function glyphsOf(map: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      glyphs.set(Number.parseInt(glyph, 16), unicode(text));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      for (let glyph = first; glyph <= last; glyph += 1) {
        glyphs.set(glyph, String.fromCharCode(Number.parseInt(text, 16) + glyph - first));
      }
    }
  }
  return glyphs;
}

/** How many pages a file has that Chromium printed, and every text on them without spaces. */
export function readPdf(bytes: Buffer): { readonly pages: number; readonly text: string } {
  const parts = partsOf(bytes);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head, stream } of parts.values()) {
    for (const [, name = '', id = ''] of `${head} ${stream}`.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(parts.get(id)?.head ?? '')?.[1];
      if (map !== undefined) fonts.set(name, glyphsOf(parts.get(map)?.stream ?? ''));
    }
  }
  const texts: string[] = [];
  for (const { stream } of parts.values()) {
    let glyphs = new Map<number, string>();
    for (const [, font, hex] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
      else for (const glyph of hex?.match(/.{4}/g) ?? []) texts.push(glyphs.get(Number.parseInt(glyph, 16)) ?? '');
    }
  }
  const pages = [...parts.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head)).length;
  return { pages, text: texts.join('').replace(/\s+/g, '') };
}
