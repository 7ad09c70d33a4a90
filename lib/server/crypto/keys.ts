import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import 'server-only';
import { type ReportKey, reportKeyOf } from './report-key';

type Purpose =
  | 'credentials'
  | 'sessions'
  | 'apiTokens'
  | 'invites'
  | 'attempts'
  | 'recordings'
  | 'links'
  | 'secondFactor';

/** One key per purpose, all from the master key; key objects, since those show nothing in a log or in JSON. */
export type Keys = Readonly<Record<Purpose, KeyObject>> & {
  /** Names the master key and says nothing about it: eight characters beside everything encrypted with it. */
  readonly kid: string;
  /** Signs reports that are frozen or leave as files. */
  readonly reports: ReportKey;
};

const derive = (master: Buffer, info: string, bytes: number) =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `callboard/v1/${info}`, bytes));

/** Derives every key by HKDF-SHA-256; the same master key gives the same keys on every instance. */
export function deriveKeys(master: Buffer): Keys {
  const key = (purpose: Purpose) => createSecretKey(derive(master, purpose, 32));
  return {
    kid: derive(master, 'kid', 6).toString('base64url'),
    credentials: key('credentials'),
    sessions: key('sessions'),
    apiTokens: key('apiTokens'),
    invites: key('invites'),
    attempts: key('attempts'),
    recordings: key('recordings'),
    links: key('links'),
    reports: reportKeyOf(derive(master, 'reports', 32)),
    secondFactor: key('secondFactor'),
  };
}
