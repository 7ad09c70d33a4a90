import * as z from 'zod/mini';
import { sharedAnswer } from './shared-report';
import { type Signature, signature } from './signature';

/** Where a file keeps what is signed: the only element of its kind, and the only part that its own hash leaves out. */
export const SIGNED_PART = {
  id: 'callboard-signed',
  open: '<script type="application/json" id="callboard-signed">',
  close: '</script>',
} as const;

/** No file of ours is larger, and nothing larger is looked at. */
export const MOST_FILE_BYTES = 1024 * 1024;
export const MOST_CHECKED_BYTES = 2 * 1024 * 1024;

/** What a file shows: every text in it in its order, and SHA-256 (base64url) of the document around the signed part. */
export const shown = z.strictObject({
  locale: z.enum(['zh-CN', 'en']),
  lines: z.array(z.string()).check(z.maxLength(50_000)),
  document: z.string().check(z.regex(/^[\w-]{43}$/)),
});
export type Shown = z.infer<typeof shown>;

/** A report that is signed, as `report.json` answers it. */
export const signedReport = z.extend(sharedAnswer, { signature });
export type SignedReport = z.infer<typeof signedReport>;

/** The same in a file that shows it, with a signature over what it shows. */
export type SignedFile = SignedReport & { readonly shown: Shown; readonly shownSignature: Signature };
