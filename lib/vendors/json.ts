/** No documented answer is deeper than 12; a nested bomb ends here instead of in a stack overflow. */
const MAX_DEPTH = 64;
/** Every integer with this many digits may exceed 2^53 and would lose its last digits in `JSON.parse`. */
const LONG_DIGITS = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isNumberStart = (code: number) => (code >= 0x30 && code <= 0x39) || code === 0x2d;

/** The index just behind the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** The index just behind the number that begins at `start`. */
function numberEnd(text: string, start: number): number {
  const number = /[\d.eE+-]+/y;
  number.lastIndex = start;
  number.exec(text);
  return number.lastIndex;
}

/** 1 for an opening bracket, -1 for a closing one, else 0. */
function nesting(code: number): number {
  if (code === 0x7b || code === 0x5b) return 1;
  return code === 0x7d || code === 0x5d ? -1 : 0;
}

const isLongInteger = (token: string) => token.length >= LONG_DIGITS && /^-?[1-9]\d{15,}$/.test(token);

/** Puts long integers into quotes, and counts how deep the text nests. Text inside strings stays as it is. */
function prepare(text: string): { readonly text: string; readonly depth: number } {
  const parts: string[] = [];
  let copied = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const start = at;
    if (code === QUOTE) at = stringEnd(text, at);
    else if (isNumberStart(code)) at = numberEnd(text, at);
    else at++;
    depth += nesting(code);
    deepest = Math.max(deepest, depth);
    if (at - start >= LONG_DIGITS && code !== QUOTE && isLongInteger(text.slice(start, at))) {
      parts.push(text.slice(copied, start), `"${text.slice(start, at)}"`);
      copied = at;
    }
  }
  return { text: copied === 0 ? text : parts.join('') + text.slice(copied), depth: deepest };
}

/**
 * The value of a vendor's JSON text; undefined where it is none, or nests deeper than 64. Integers of 16 digits and more
 * come as text, so that no id loses its end. Never throws, since a parser's message quotes what it read.
 */
export function readJson(text: string): unknown {
  const prepared = prepare(text);
  if (prepared.depth > MAX_DEPTH) return undefined;
  try {
    return JSON.parse(prepared.text);
  } catch {
    return undefined;
  }
}
