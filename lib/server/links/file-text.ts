import { createHash } from 'node:crypto';
import { SIGNED_PART } from '@/lib/model/signed-file';
import 'server-only';

// The page that checks files does the same in the reader's browser (components/verify/script.ts); a test compares the two.

/** As editors and mail may have changed it without changing a word. */
const plain = (html: string) => html.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

export type Parts = { readonly around: string; readonly signed: string };

/** A file's signed part, and all that stands around it; null where there is not exactly one such part. */
export function partsOf(html: string): Parts | null {
  const text = plain(html);
  const at = text.indexOf(SIGNED_PART.open);
  if (at === -1 || text.indexOf(SIGNED_PART.open, at + 1) !== -1) return null;
  const from = at + SIGNED_PART.open.length;
  const to = text.indexOf(SIGNED_PART.close, from);
  return to === -1 ? null : { around: text.slice(0, from) + text.slice(to), signed: text.slice(from, to) };
}

/** SHA-256 of the document around the signed part, base64url. */
export const documentHash = (around: string) => createHash('sha256').update(around).digest('base64url');

/** Every text that a document shows, in its order, as it is written there; markup, styles and scripts left out. */
export function linesOf(around: string): string[] {
  const from = around.indexOf('<body');
  const body = around.slice(from === -1 ? 0 : from).replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  return body
    .split(/<[^>]*>/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

/** A document with its signed part in it. No `<` is left in it, so that nothing in it ends it. */
export function withSigned(html: string, signed: unknown): string {
  const at = html.indexOf(SIGNED_PART.open) + SIGNED_PART.open.length;
  return html.slice(0, at) + JSON.stringify(signed).replaceAll('<', '\\u003c') + html.slice(at);
}
