import { type Signature, signature } from '@/lib/model/signature';
import { MOST_CHECKED_BYTES, shown } from '@/lib/model/signed-file';
import 'server-only';
import * as z from 'zod';
import { canonicalJson } from './canonical';
import { documentHash, linesOf, partsOf } from './file-text';
import { fileHolds, reportHolds } from './signing';

/** `near`: the words that stand last before it, as they were signed; a number alone does not say what it counts. */
type LineChange = { readonly near: string | null; readonly was: string | null; readonly is: string | null };

type Change = 'data' | 'record' | 'text' | 'document';

/** What a file turns out to be. `changed` names its data, its record of what it shows, its text, or the rest of it. */
export type FileVerdict =
  | { readonly result: 'unknown' | 'unsigned' }
  | {
      readonly result: 'unchanged' | 'foreign' | 'changed';
      readonly changed: readonly Change[];
      readonly lines: readonly LineChange[];
      readonly keyId: string;
      readonly signedAt: string;
      readonly isFile: boolean;
    };

/** What stands between the first and the last difference. */
function differ(was: readonly string[], is: readonly string[]): LineChange[] {
  let head = 0;
  while (head < was.length && head < is.length && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  const [old, found] = [was.slice(head, was.length - tail), is.slice(head, is.length - tail)];
  const wordsBefore = (at: number) => was.slice(0, head + at).findLast((line) => /\p{L}/u.test(line)) ?? null;
  return Array.from({ length: Math.max(old.length, found.length) }, (_, at) => ({
    near: wordsBefore(at),
    was: old[at] ?? null,
    is: found[at] ?? null,
  }))
    .filter((row) => row.was !== row.is)
    .slice(0, 20);
}

/**
 * As much of a report as it takes to know one. Not all of its schema: a number that was changed to one that cannot be is
 * still a changed report. What is looked at is signed as it stands, with what no schema knows.
 */
const report = {
  data: z.looseObject({
    report: z.looseObject({ kind: z.enum(['task', 'inbound', 'call']) }),
    source: z.looseObject({}),
    hash: z.string(),
  }),
  meta: z.looseObject({ checks: z.array(z.unknown()) }),
};
const unsigned = z.strictObject(report);
const signedData = z.strictObject({ ...report, signature });
const signedPart = z.strictObject({ ...report, signature, shown, shownSignature: signature });

/** JSON that can be written canonically; null for anything else, nested too deeply for that among it. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    canonicalJson(value);
    return value;
  } catch {
    return null;
  }
}

/** What of a signed file is not what was signed. */
function changesOf(file: z.output<typeof signedPart>, around: string) {
  const { shown, shownSignature, signature, ...answer } = file;
  const changed: Change[] = [];
  if (!reportHolds(answer, signature)) changed.push('data');
  if (shownSignature.publicKey !== signature.publicKey || !fileHolds(signature, shown, shownSignature)) {
    changed.push('record');
  }
  const lines = differ(shown.lines, linesOf(around));
  if (lines.length > 0) changed.push('text');
  else if (documentHash(around) !== shown.document) changed.push('document');
  return { changed, lines };
}

/**
 * What a file from anywhere is, for who knows this installation's public key: an offline file, or the text of
 * `report.json`. Nothing of it is believed that the signature does not cover.
 */
export function checkFile(text: string, ownPublicKey: string): FileVerdict {
  if (Buffer.byteLength(text) > MOST_CHECKED_BYTES) return { result: 'unknown' };
  const parts = partsOf(text);
  const value = parsed(parts?.signed ?? text);
  if (unsigned.safeParse(value).success) return { result: 'unsigned' };
  const told = (by: Signature, isFile: boolean, found: ReturnType<typeof changesOf>): FileVerdict => ({
    result: found.changed.length > 0 ? 'changed' : by.publicKey === ownPublicKey ? 'unchanged' : 'foreign',
    ...found,
    keyId: by.keyId,
    signedAt: by.signedAt,
    isFile,
  });
  if (parts !== null) {
    const file = signedPart.safeParse(value);
    return file.success ? told(file.data.signature, true, changesOf(file.data, parts.around)) : { result: 'unknown' };
  }
  const data = signedData.safeParse(value);
  if (!data.success) return { result: 'unknown' };
  const changed: Change[] = reportHolds(data.data, data.data.signature) ? [] : ['data'];
  return told(data.data.signature, false, { changed, lines: [] });
}
