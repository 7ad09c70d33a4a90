import type { AuditAction } from '@/lib/model/audit-actions';
import { maskText } from '@/lib/model/phone';
import type { ConnectionAccess, Right } from '@/lib/model/rights';
import type { Role } from '@/lib/model/user';
import type { AuditEntry, AuditFields } from '@/lib/store/app/audit';
import type { AppStore } from '@/lib/store/app/store';
import 'server-only';
import type { Keys } from '../crypto/keys';
import { createPasswords, type Passwords } from '../crypto/passwords';
import { newId } from '../crypto/tokens';

type Known = {
  /** The account's or the token's id: who it was, in the audit log. */
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly rights: readonly Right[];
  readonly connections: ConnectionAccess;
};

/** Who asks. A token is nobody's: it has a role, but no account. */
export type Reader =
  | (Known & { readonly kind: 'session'; readonly userId: string; readonly sessionId: string })
  | (Known & { readonly kind: 'token' | 'admin-token'; readonly userId: null });

/** Readers who were recognised not long ago, by the hash of what they showed: for when the store does not answer. */
export type RecentReaders = {
  readonly note: (hash: string, reader: Reader, at: number) => void;
  /** null where it was not seen in the minute before `at`. */
  readonly get: (hash: string, at: number) => Reader | null;
  readonly forget: (hash: string) => void;
  /** By the id of an account or a token: all that it showed. */
  readonly forgetId: (id: string) => void;
};

const RECENT_MS = 60_000;
const RECENT_READERS = 10_000;

function createRecentReaders(): RecentReaders {
  const seen = new Map<string, { readonly reader: Reader; readonly at: number }>();
  return {
    note(hash, reader, at) {
      seen.delete(hash);
      seen.set(hash, { reader, at });
      const [oldest] = seen.keys();
      if (seen.size > RECENT_READERS && oldest !== undefined) seen.delete(oldest);
    },
    get(hash, at) {
      const known = seen.get(hash);
      return known && Math.abs(at - known.at) < RECENT_MS ? known.reader : null;
    },
    forget(hash) {
      seen.delete(hash);
    },
    forgetId(id) {
      for (const [hash, { reader }] of seen) if (reader.id === id) seen.delete(hash);
    },
  };
}

/** What the verbs of accounts, sessions and tokens work with. */
export type Identity = {
  readonly store: AppStore;
  readonly keys: Keys;
  readonly passwords: Passwords;
  readonly clock: { readonly now: () => Date };
  /** CALLBOARD_ADMIN_TOKEN; null: unset. */
  readonly adminToken: string | null;
  readonly recentReaders: RecentReaders;
};

/** Make one per process: it holds the turnstile for passwords and the readers of the last minute. */
export function createIdentity(
  given: Pick<Identity, 'store' | 'keys' | 'clock' | 'adminToken'> & { readonly passwords?: Passwords },
): Identity {
  const { store, keys, clock, adminToken, passwords = createPasswords() } = given;
  return { store, keys, clock, adminToken, passwords, recentReaders: createRecentReaders() };
}

let counted = 0;

/** Ids that grow: what one process does within a millisecond stays in its order. */
function nextId(at: number): string {
  counted = (counted + 1) % 36 ** 4;
  return `${at.toString(36).padStart(9, '0')}${counted.toString(36).padStart(4, '0')}${newId().slice(0, 12)}`;
}

/** Names are people's own words, and somebody will have named a link after a customer's number. */
function masked(fields: AuditFields | null | undefined): AuditFields | null {
  if (!fields) return null;
  const plain = (value: AuditFields[string]) =>
    typeof value === 'string' ? maskText(value) : Array.isArray(value) ? value.map(maskText) : value;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));
}

/** Puts down who did what to what, and how it was before and after; none of it ever holds a secret. */
export async function noteAction(
  { store, clock }: Pick<Identity, 'store' | 'clock'>,
  entry: Omit<AuditEntry, 'id' | 'at' | 'action'> & { readonly action: AuditAction },
): Promise<void> {
  const { detail, before, after, ...what } = entry;
  const fields = { detail: masked(detail) ?? {}, before: masked(before), after: masked(after) };
  const at = clock.now().getTime();
  await store.audit.append({ id: nextId(at), at, ...what, ...fields });
}
