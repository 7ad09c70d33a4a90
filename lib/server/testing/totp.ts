import 'server-only';
import { codeOfStep, stepOf } from '../crypto/totp';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A key in base32, as an authenticator app reads it. */
export function bytesOfKey(key: string): Buffer {
  const bits = [...key].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What the app shows at that moment, or steps before or after it. */
export const codeAt = (key: string, ms: number, off = 0) => codeOfStep(bytesOfKey(key), stepOf(ms) + off);
