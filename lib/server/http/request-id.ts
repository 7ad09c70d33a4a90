import { randomBytes } from 'node:crypto';
import 'server-only';

const LETTERS = 'abcdefghjkmnpqrstvwxyz';

/** 18 random letters: no digits, so that the log's scrubber takes no part of it for a telephone number. */
export function newRequestId(): string {
  return Array.from(randomBytes(18), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
