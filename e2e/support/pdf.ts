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

/** What each glyph says, and how many hex digits name one. */
type Font = { readonly digits: number; readonly glyphs: ReadonlyMap<number, string> };

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

/** Chinese fonts draw a radical and the word that is one with the same glyph; normalising leaves these. */
const RADICALS = new Map(
  ['⻋车', '⻓长', '⻚页', '⻔门', '⻅见', '⻛风', '⻢马', '⻝食', '⻥鱼', '⻩黄', '⻉贝', '⻆角'].map(
    ([a = '', b = '']) => [a, b],
  ),
);

/** How many pages a file has that Chromium printed, and every text on them without spaces. */
export function readPdf(bytes: Buffer): { readonly pages: number; readonly text: string } {
  const parts = partsOf(bytes);
  const fonts = new Map<string, Font>();
  for (const { head, stream } of parts.values()) {
    for (const [, name = '', id = ''] of `${head} ${stream}`.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = parts.get(id)?.head ?? '';
      const map = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1];
      const digits = font.includes('/Type3') ? 2 : 4;
      if (map !== undefined) fonts.set(name, { digits, glyphs: glyphsOf(parts.get(map)?.stream ?? '') });
    }
  }
  const texts: string[] = [];
  for (const { stream } of parts.values()) {
    let font: Font = { digits: 4, glyphs: new Map() };
    for (const [, name, hex = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (name !== undefined) font = fonts.get(name) ?? font;
      for (let at = 0; at < hex.length; at += font.digits) {
        texts.push(font.glyphs.get(Number.parseInt(hex.slice(at, at + font.digits), 16)) ?? '');
      }
    }
  }
  const pages = [...parts.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head)).length;
  const text = texts.join('').replace(/\s+/g, '').normalize('NFKC');
  return { pages, text: text.replace(/[\u2e80-\u2ef3]/g, (radical) => RADICALS.get(radical) ?? radical) };
}
