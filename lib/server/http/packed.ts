import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import 'server-only';

const pack = promisify(gzip);

/** Whether a reader takes gzip, as Accept-Encoding says it; no weights are compared, since we have nothing else. */
export function takesGzip(headers: Headers): boolean {
  const accepted = headers.get('accept-encoding') ?? '';
  return accepted.split(',').some((part) => /^\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(part));
}

/** The text of each of these, packed once however many take it. */
export function createPacked<Kept extends object>(
  textOf: (kept: Kept) => string,
): (kept: Kept) => Promise<Uint8Array<ArrayBuffer>> {
  const packed = new WeakMap<Kept, Promise<Uint8Array<ArrayBuffer>>>();
  return (kept) => {
    const known = packed.get(kept);
    if (known !== undefined) return known;
    const made = pack(textOf(kept)).then((bytes) => new Uint8Array(bytes));
    packed.set(kept, made);
    return made;
  };
}
