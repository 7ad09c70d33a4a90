import { createHash } from 'node:crypto';
import 'server-only';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}

/** JSON whose keys stand in the order of their code units, without spaces: one text for one value. */
export const canonicalJson = (value: unknown) => JSON.stringify(sorted(value));

/** SHA-256 of the canonical text, in hex. */
export const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** An inline script or style as a Content-Security-Policy names it. */
export const sourceHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
