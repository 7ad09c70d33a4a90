import * as z from 'zod/mini';
import { right } from '@/lib/model/rights';
import { role } from '@/lib/model/user';
import { connectionId, endpoint, plain } from './endpoint';

const nothing = z.object({});

const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, to tell tokens apart; not enough to use one. */
  hint: z.string(),
  role,
  /** What it may do beside reading, as it was made. */
  rights: z.array(right),
  /** Ids; null: every connection that its maker sees. */
  connections: z.nullable(z.array(z.string())),
  /** `narrowed`: its maker has less by now, and so has it; `orphaned`: its maker is gone, and it opens nothing. */
  state: z.enum(['active', 'narrowed', 'orphaned', 'expired']),
  createdBy: z.nullable(z.object({ id: z.string(), name: z.nullable(z.string()) })),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.nullable(z.iso.datetime()),
  expiresAt: z.nullable(z.iso.datetime()),
});
export type ApiToken = z.infer<typeof apiToken>;

export const tokensEndpoint = endpoint({
  name: 'tokens',
  summary: 'API tokens; never the secret',
  access: 'admin',
  input: nothing,
  reply: plain(z.array(apiToken)),
});

export const createTokenEndpoint = endpoint({
  name: 'token-create',
  summary: 'Make an API token, never with more than its maker has; the secret is in this answer alone',
  access: 'admin',
  input: nothing,
  body: z.strictObject({
    name: z.string().check(z.minLength(1, 'takes 1 to 80 characters'), z.maxLength(80, 'takes 1 to 80 characters')),
    role,
    /** Beside reading; absent: what comes with the role. */
    rights: z.optional(z.array(right).check(z.maxLength(20))),
    connections: z.optional(z.nullable(z.array(connectionId).check(z.maxLength(200)))),
    expiresAt: z.optional(z.nullable(z.iso.datetime({ offset: true, error: 'takes ISO 8601 with an offset' }))),
  }),
  reply: plain(z.extend(apiToken, { secret: z.string() })),
});

export const deleteTokenEndpoint = endpoint({
  name: 'token-delete',
  summary: 'End an API token',
  access: 'admin',
  input: z.object({ tokenId: z.string().check(z.regex(/^[a-z0-9]{1,40}$/i, 'takes the id of a token')) }),
  reply: plain(z.object({ id: z.string() })),
});
