import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import 'server-only';

/** A secret of 256 random bits, base64url, 43 characters. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** An id of 96 random bits, hex; not secret. */
export const newId = () => randomBytes(12).toString('hex');

/** How a secret lies in the store. A slow hash is not needed at 256 bits; the key makes a stolen table useless. */
export const keyedHash = (key: KeyObject, secret: string) =>
  createHmac('sha256', key).update(secret).digest('base64url');

/** Whether two secrets are the same, in a time that does not tell where they differ, nor how long they are. */
export function sameSecret(key: KeyObject, left: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
