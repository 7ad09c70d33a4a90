import { createPublicKey, sign, verify } from 'node:crypto';
import type { SharedAnswer } from '@/lib/model/shared-report';
import { SIGNED_AS, type Signature } from '@/lib/model/signature';
import type { Shown, SignedReport } from '@/lib/model/signed-file';
import 'server-only';
import { keyIdOf, type ReportKey } from '../crypto/report-key';
import { canonicalJson } from './canonical';

type Statement = Readonly<Record<string, unknown>>;

const bytesOf = (type: string, signedAt: string, statement: Statement) =>
  Buffer.from(canonicalJson({ ...statement, type, signedAt }));

function signed(key: ReportKey, type: string, statement: Statement, now: Date): Signature {
  const signedAt = now.toISOString();
  return {
    algorithm: 'Ed25519',
    keyId: key.id,
    publicKey: key.publicKey,
    signedAt,
    value: sign(null, bytesOf(type, signedAt, statement), key.privateKey).toString('base64url'),
  };
}

/** Whether whoever holds that public key signed exactly this; a key id that is not the key's own is a forgery. */
function holds(type: string, statement: Statement, { publicKey, keyId, signedAt, value }: Signature): boolean {
  if (keyIdOf(publicKey) !== keyId) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, bytesOf(type, signedAt, statement), key, Buffer.from(value, 'base64url'));
  } catch {
    return false;
  }
}

/** A report as it stands, whoever sent it: what no schema knows is signed, too. */
type Stated = { readonly data: unknown; readonly meta: unknown };
const reportOf = ({ data, meta }: Stated) => ({ data, meta });
const fileOf = (report: Signature, shown: Shown) => ({ report: report.value, ...shown });

/** The same report, signed; one that is signed already, a snapshot, keeps the signature of its day. */
export function signedReport(key: ReportKey, answer: SharedAnswer, now: Date): SignedReport {
  return {
    ...answer,
    signature: answer.signature ?? signed(key, SIGNED_AS.report, reportOf(answer), now),
  };
}

/** Signs that a file with this signed report in it shows this. */
export const signFile = (key: ReportKey, report: Signature, shown: Shown, now: Date) =>
  signed(key, SIGNED_AS.file, fileOf(report, shown), now);

/** Whether the report is what was signed, by whichever key. */
export const reportHolds = (answer: Stated, signature: Signature) =>
  holds(SIGNED_AS.report, reportOf(answer), signature);

/** Whether a file showed this when it was signed. */
export const fileHolds = (report: Signature, shown: Shown, signature: Signature) =>
  holds(SIGNED_AS.file, fileOf(report, shown), signature);
