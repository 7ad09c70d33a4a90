import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/errors';
import 'server-only';
import type { Keys } from './keys';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^v1\.([\w-]{8})\.([\w-]+)$/;

/** What the ciphertext belongs to: moved to another connection or another field it does not open. */
const context = (connectionId: string) => Buffer.from(JSON.stringify(['callboard', 'v1', connectionId, 'account']));

/** A connection's account as `v1.<key id>.<nonce, ciphertext, tag>`: AES-256-GCM with a fresh random nonce. */
export function sealCredentials(keys: Keys, connectionId: string, account: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.credentials, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(context(connectionId));
  const body = Buffer.concat([
    nonce,
    cipher.update(JSON.stringify(account), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `v1.${keys.kid}.${body.toString('base64url')}`;
}

/**
 * The account that was sealed for this connection.
 * @throws AppError `internal` where it was sealed with another master key, for another connection, or was changed.
 */
export function openCredentials(keys: Keys, connectionId: string, sealed: string): unknown {
  const [, kid, text] = SEALED.exec(sealed) ?? [];
  const about = { connectionId, kid: kid ?? null, keyInUse: keys.kid };
  if (kid !== undefined && kid !== keys.kid) {
    throw new AppError(
      'internal',
      'The stored credentials were encrypted with another key: start with the CALLBOARD_SECRET or secret.key of that time, or enter the credentials again.',
      { context: about },
    );
  }
  try {
    const body = Buffer.from(text ?? '', 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keys.credentials, body.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(context(connectionId));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    const clear = Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(clear.toString('utf8')) as unknown;
  } catch {
    // Without the cause: a parser's message may quote what it could not parse.
    throw new AppError('internal', 'The stored credentials are damaged or belong to another connection.', {
      context: about,
    });
  }
}
