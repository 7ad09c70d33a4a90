import type { ApiToken } from '@/lib/api/tokens';
import { AppError, type FieldError } from '@/lib/errors';
import { type ConnectionAccess, mayRead, RIGHTS, RIGHTS_OF, type Right, rightsOf } from '@/lib/model/rights';
import { type Role, roleCovers } from '@/lib/model/user';
import type { StoredApiToken } from '@/lib/store/app/api-tokens';
import 'server-only';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import { type Identity, noteAction, type Reader } from './identity';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** What a token was made for, whatever is left of it today. */
const scopeOf = ({ role, rights, connections }: StoredApiToken) => ({
  role,
  rights: RIGHTS.filter((right) => (rights ?? RIGHTS_OF[role]).includes(right)),
  connections,
});

type Powers = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly rights: readonly Right[];
  readonly connections: ConnectionAccess;
};

const ADMIN_TOKEN = 'admin-token';

/** Who made a token or a one-time link, as they are now; null for who is gone or disabled. */
export async function makerOf({ store, adminToken }: Identity, createdBy: string | null): Promise<Powers | null> {
  if (createdBy === ADMIN_TOKEN) {
    const all = { role: 'admin', rights: RIGHTS, connections: null } as const;
    return adminToken === null ? null : { id: ADMIN_TOKEN, name: 'CALLBOARD_ADMIN_TOKEN', ...all };
  }
  const user = createdBy === null ? null : await store.users.byId(createdBy);
  if (!user || user.disabledAt !== null) return null;
  const { id, name, role, exceptions, connections } = user;
  return { id, name, role, rights: rightsOf(role, exceptions), connections };
}

const both = (one: ConnectionAccess, other: ConnectionAccess): ConnectionAccess =>
  one === null ? other : one.filter((id) => mayRead(other, id));

/**
 * Who a stored token stands for now: never with more than its maker has at this moment; null where its time is over, or
 * its maker is gone or disabled.
 */
export async function readerOfToken(identity: Identity, token: StoredApiToken): Promise<Reader | null> {
  const now = identity.clock.now().getTime();
  if (token.expiresAt !== null && token.expiresAt <= now) return null;
  const maker = await makerOf(identity, token.createdBy);
  if (!maker) return null;
  const scope = scopeOf(token);
  return {
    kind: 'token',
    id: token.id,
    userId: null,
    login: token.hint,
    name: token.name,
    role: roleCovers(maker.role, scope.role) ? scope.role : maker.role,
    rights: scope.rights.filter((right) => maker.rights.includes(right)),
    connections: both(scope.connections, maker.connections),
  };
}

async function shown(identity: Identity, token: StoredApiToken): Promise<ApiToken> {
  const { id, name, hint, createdBy, createdAt, lastUsedAt, expiresAt } = token;
  const { role, rights, connections } = scopeOf(token);
  const [reader, maker] = await Promise.all([readerOfToken(identity, token), makerOf(identity, createdBy)]);
  const over = expiresAt !== null && expiresAt <= identity.clock.now().getTime();
  return {
    id,
    name,
    hint,
    role,
    rights: [...rights],
    connections: connections && [...connections],
    // Narrower than it was made is not broken, but worth a word.
    state: over ? 'expired' : reader === null ? 'orphaned' : narrower(token, reader) ? 'narrowed' : 'active',
    createdBy: createdBy === null ? null : { id: createdBy, name: maker?.name ?? null },
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: iso(lastUsedAt),
    expiresAt: iso(expiresAt),
  };
}

function narrower(token: StoredApiToken, reader: Reader): boolean {
  const { role, rights, connections } = scopeOf(token);
  const fewer = connections !== null && reader.connections?.length !== connections.length;
  return reader.role !== role || reader.rights.length !== rights.length || fewer;
}

/** Every API token, newest first; never a secret. */
export async function listApiTokens(identity: Identity): Promise<ApiToken[]> {
  return Promise.all((await identity.store.apiTokens.list()).map((token) => shown(identity, token)));
}

type Scope = {
  readonly role: Role;
  readonly rights: readonly Right[] | null;
  readonly connections: ConnectionAccess;
};

/** What is asked for, and its maker has not. */
function excess(reader: Reader, { role, rights, connections }: Scope): FieldError[] {
  const wanted = rights ?? RIGHTS_OF[role];
  const missing = wanted.filter((right) => !reader.rights.includes(right));
  const unseen = (connections ?? []).filter((id) => !mayRead(reader.connections, id));
  return [
    ...(roleCovers(reader.role, role) ? [] : [{ field: 'role', reason: 'is more than its maker has' }]),
    ...(missing.length > 0 ? [{ field: 'rights', reason: `its maker lacks ${missing.join(', ')}` }] : []),
    ...(unseen.length > 0 ? [{ field: 'connections', reason: 'names one that its maker may not see' }] : []),
  ];
}

/**
 * Makes an API token `cb_<id>_<43 characters>`. The secret is in this answer alone: the store keeps a keyed hash.
 * @throws AppError `bad_request` where it would have expired already or could do more than its maker, `forbidden` for a
 * token, since what one token makes would outlive its end
 */
export async function createApiToken(
  identity: Identity,
  input: {
    readonly reader: Reader;
    readonly name: string;
    readonly role: Role;
    /** Absent: what comes with the role. */
    readonly rights?: readonly Right[] | undefined;
    /** Absent or null: all that its maker sees. */
    readonly connections?: readonly string[] | null | undefined;
    /** ISO 8601 with an offset; null or absent: never. */
    readonly expiresAt?: string | null | undefined;
  },
): Promise<ApiToken & { readonly secret: string }> {
  const { store, keys, clock } = identity;
  const { reader, name, role, rights = null, connections = null } = input;
  if (reader.kind === 'token') throw new AppError('forbidden', 'An API token makes no other.');
  const now = clock.now().getTime();
  const expiresAt = input.expiresAt ? Date.parse(input.expiresAt) : null;
  const late = expiresAt !== null && expiresAt <= now;
  const errors = [
    ...(late ? [{ field: 'expiresAt', reason: 'takes a time in the future' }] : []),
    ...excess(reader, { role, rights, connections }),
  ];
  if (errors.length > 0) throw new AppError('bad_request', 'Such a token cannot be made.', { errors });
  const id = newId();
  const secret = `cb_${id}_${newSecret()}`;
  const made = { createdBy: reader.id, createdAt: now, lastUsedAt: null, expiresAt };
  const token: StoredApiToken = { id, name, role, hint: `cb_${id}`, ...made, rights, connections };
  await store.apiTokens.create({ ...token, tokenHash: keyedHash(keys.apiTokens, secret) });
  const after = { name, ...scopeOf(token), expiresAt: iso(expiresAt) };
  await noteAction(identity, { actor: reader.id, action: 'token.created', subject: id, detail: {}, after });
  return { ...(await shown(identity, token)), secret };
}

/** Ends an API token at once. @throws AppError `not_found` */
export async function deleteApiToken(
  identity: Identity,
  { reader, tokenId }: { readonly reader: Reader; readonly tokenId: string },
): Promise<{ readonly id: string }> {
  const gone = await identity.store.apiTokens.delete(tokenId);
  if (!gone) throw new AppError('not_found', 'There is no such token.');
  identity.recentReaders.forgetId(tokenId);
  const before = { name: gone.name, ...scopeOf(gone), expiresAt: iso(gone.expiresAt) };
  await noteAction(identity, { actor: reader.id, action: 'token.deleted', subject: tokenId, detail: {}, before });
  return { id: tokenId };
}
