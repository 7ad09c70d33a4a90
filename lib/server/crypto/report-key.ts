import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import 'server-only';

/** An Ed25519 pair, whose public half anybody may have. */
export type ReportKey = { readonly id: string; readonly publicKey: string; readonly privateKey: KeyObject };

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Names a public key: the first eight bytes of its SHA-256, for people to compare. */
export function keyIdOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join('-');
}

/** The pair that grows from a seed of 32 bytes. */
export function reportKeyOf(seed: Buffer): ReportKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return { id: keyIdOf(publicKey), publicKey, privateKey };
}
