import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/errors';
import 'server-only';
import type { Keys } from './keys';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^v1\.([\w-]{8})\.([\w-]+)$/;

/** What a ciphertext belongs to, for example a connection's account: moved elsewhere it does not open. */
export type SealedFor = readonly [ownerId: string, field: 'account' | 'second-factor'];

const context = (of: SealedFor) => Buffer.from(JSON.stringify(['callboard', 'v1', ...of]));

/** A value as `v1.<key id>.<nonce, ciphertext, tag>`: AES-256-GCM with a fresh random nonce. */
export function seal(keys: Keys, of: SealedFor, value: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.credentials, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(context(of));
  const body = Buffer.concat([
    nonce,
    cipher.update(JSON.stringify(value), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `v1.${keys.kid}.${body.toString('base64url')}`;
}

/** What to say where a value does not open: with another key, or not at all. */
export type SealedWords = { readonly otherKey: string; readonly damaged: string; readonly context: object };

/** The value that was sealed for this owner and field. @throws AppError `internal` with one of the sentences given */
export function unseal(keys: Keys, of: SealedFor, sealed: string, words: SealedWords): unknown {
  const [, kid, text] = SEALED.exec(sealed) ?? [];
  const about = { ...words.context, kid: kid ?? null, keyInUse: keys.kid };
  if (kid !== undefined && kid !== keys.kid) throw new AppError('internal', words.otherKey, { context: about });
  try {
    const body = Buffer.from(text ?? '', 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keys.credentials, body.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(context(of));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    const clear = Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(clear.toString('utf8')) as unknown;
  } catch {
    // Without the cause: a parser's message may quote what it could not parse.
    throw new AppError('internal', words.damaged, { context: about });
  }
}
