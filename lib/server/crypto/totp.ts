import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import 'server-only';

// RFC 6238 over RFC 4226, as every authenticator app reads it: SHA-1, 6 digits, 30 seconds.
const STEP_MS = 30_000;
const DIGITS = 6;
/** What RFC 4226 recommends, and what a hash of SHA-1 is long. */
const SECRET_BYTES = 20;
/** Steps that a clock may be off, either way. */
const DRIFT = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of 160 random bits. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** Bytes as RFC 4648 base32 without padding, which is how authenticator apps take a key. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += ALPHABET[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

/** The code of one time step; 6 digits unless a test vector wants more. */
export function codeOfStep(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash[hash.length - 1] ?? 0) & 15;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The time step of a moment, counted from 1970. */
export const stepOf = (ms: number): number => Math.floor(ms / STEP_MS);

function same(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

/**
 * The step whose code this is, of now and one either way; null for none. Every one of them is compared, so that the
 * time tells nothing. Whether the step was used before is the caller's question.
 */
export function matchingStep(secret: Uint8Array, code: string, now: number): number | null {
  let found: number | null = null;
  for (let step = stepOf(now) - DRIFT; step <= stepOf(now) + DRIFT; step += 1) {
    if (same(codeOfStep(secret, step), code)) found = step;
  }
  return found;
}

/** What an authenticator app reads from a QR code: whose key it is, and the key. */
export function otpauthUri(secret: Uint8Array, login: string): string {
  const label = encodeURIComponent(`Callboard:${login}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Callboard&algorithm=SHA1&digits=${DIGITS}&period=30`;
}
