import type { ApiToken } from '@/lib/api/account';
import { AppError } from '@/lib/errors';
import type { Role } from '@/lib/model/user';
import type { StoredApiToken } from '@/lib/store/app/api-tokens';
import 'server-only';
import { keyedHash, newId, newSecret } from './crypto/tokens';
import { type Identity, noteAction, type Reader } from './identity';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

const shown = ({ id, name, role, hint, createdAt, lastUsedAt, expiresAt }: StoredApiToken): ApiToken => ({
  id,
  name,
  role,
  hint,
  createdAt: new Date(createdAt).toISOString(),
  lastUsedAt: iso(lastUsedAt),
  expiresAt: iso(expiresAt),
});

/** Every API token, newest first; never a secret. */
export async function listApiTokens({ store }: Identity): Promise<ApiToken[]> {
  return (await store.apiTokens.list()).map(shown);
}

/**
 * Makes an API token `cb_<id>_<43 characters>`. The secret is in this answer alone: the store keeps a keyed hash.
 * @throws AppError `bad_request` where it would have expired already
 */
export async function createApiToken(
  identity: Identity,
  input: {
    readonly reader: Reader;
    readonly name: string;
    readonly role: Role;
    /** ISO 8601 with an offset; null or absent: never. */
    readonly expiresAt?: string | null | undefined;
  },
): Promise<ApiToken & { readonly secret: string }> {
  const { store, keys, clock } = identity;
  const { reader, name, role } = input;
  const now = clock.now().getTime();
  const expiresAt = input.expiresAt ? Date.parse(input.expiresAt) : null;
  if (expiresAt !== null && expiresAt <= now) {
    const errors = [{ field: 'expiresAt', reason: 'takes a time in the future' }];
    throw new AppError('bad_request', 'The token would have expired already.', { errors });
  }
  const id = newId();
  const secret = `cb_${id}_${newSecret()}`;
  const token = {
    id,
    name,
    role,
    hint: `cb_${id}`,
    createdBy: reader.id,
    createdAt: now,
    lastUsedAt: null,
    expiresAt,
    rights: null,
    connections: null,
  };
  await store.apiTokens.create({ ...token, tokenHash: keyedHash(keys.apiTokens, secret) });
  await noteAction(identity, { actor: reader.id, action: 'token.created', subject: id, detail: { role } });
  return { ...shown(token), secret };
}

/** Ends an API token at once. @throws AppError `not_found` */
export async function deleteApiToken(
  identity: Identity,
  { reader, tokenId }: { readonly reader: Reader; readonly tokenId: string },
): Promise<{ readonly id: string }> {
  if (!(await identity.store.apiTokens.delete(tokenId))) throw new AppError('not_found', 'There is no such token.');
  identity.recentReaders.forgetId(tokenId);
  await noteAction(identity, { actor: reader.id, action: 'token.deleted', subject: tokenId, detail: {} });
  return { id: tokenId };
}
