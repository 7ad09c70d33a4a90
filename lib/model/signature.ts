import * as z from 'zod/mini';
import { instant } from './quantity';

/** An installation's word for something: Ed25519 over its canonical JSON. Whose key it is, the reader has to know. */
export const signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** Computed from the public key, so that nobody can borrow another one's. */
  keyId: z.string().check(z.regex(/^[0-9a-f]{4}(?:-[0-9a-f]{4}){3}$/)),
  /** The 32 bytes, base64url. */
  publicKey: z.string().check(z.regex(/^[\w-]{43}$/)),
  signedAt: instant,
  /** The 64 bytes, base64url. */
  value: z.string().check(z.regex(/^[\w-]{86}$/)),
});
export type Signature = z.infer<typeof signature>;

/** What is signed, as it stands before the data: another kind of statement never passes for this one. */
export const SIGNED_AS = { report: 'callboard-report/1', file: 'callboard-file/1' } as const;
