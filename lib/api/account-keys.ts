import * as z from 'zod/mini';
import { count } from '@/lib/model/quantity';
import { endpoint, plain } from './endpoint';

const nothing = z.object({});
const typed = z.string().check(z.minLength(1, 'is missing'), z.maxLength(500, 'takes at most 500 characters'));
/** Six digits of the app, or a recovery code; with or without spaces and dashes. */
export const codeText = z.string().check(z.regex(/^[\w\s-]{6,30}$/, 'takes six digits or a recovery code'));

const ownSession = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  /** `browser/system`, for example `chrome/windows`; null where nobody knows. */
  device: z.nullable(z.string()),
  /** The network it was signed in from: never the whole address. */
  address: z.nullable(z.string()),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** Unless it is used before. */
  endsAt: z.iso.datetime(),
});
export type OwnSession = z.infer<typeof ownSession>;

export const ownSessionsEndpoint = endpoint({
  name: 'own-sessions',
  summary: 'Where the account is signed in; for a session alone, since a token has none',
  access: 'viewer',
  input: nothing,
  reply: plain(z.array(ownSession)),
});

export const endSessionEndpoint = endpoint({
  name: 'own-session-end',
  summary: 'End one session of the account',
  access: 'viewer',
  input: z.object({ sessionId: z.string().check(z.regex(/^[\w-]{1,40}$/, 'takes the id of a session')) }),
  reply: plain(z.object({ id: z.string() })),
});

export const endOtherSessionsEndpoint = endpoint({
  name: 'own-sessions-end',
  summary: 'Sign out everywhere else: every session of the account but this one ends',
  access: 'viewer',
  input: nothing,
  reply: plain(z.object({ ended: count })),
});

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const secondFactorEndpoint = endpoint({
  name: 'second-factor',
  summary: 'The second factor of the account; null where it has none',
  access: 'viewer',
  input: nothing,
  reply: plain(z.nullable(z.object({ since: z.iso.datetime(), recoveryCodesLeft: count }))),
});

export const beginSecondFactorEndpoint = endpoint({
  name: 'second-factor-begin',
  summary: 'Begin a second factor (RFC 6238): its key is in this answer alone, and counts for nothing until confirmed',
  access: 'viewer',
  input: nothing,
  body: z.strictObject({ current: typed }),
  reply: plain(z.object({ key: z.string(), uri: z.string() })),
});

export const confirmSecondFactorEndpoint = endpoint({
  name: 'second-factor-confirm',
  summary: 'Turn the second factor on by its first code; the recovery codes are in this answer alone',
  access: 'viewer',
  input: nothing,
  body: z.strictObject({ code: codeText }),
  reply: plain(recoveryCodes),
});

export const renewRecoveryCodesEndpoint = endpoint({
  name: 'recovery-codes-renew',
  summary: 'New recovery codes instead of all older ones; in this answer alone',
  access: 'viewer',
  input: nothing,
  body: z.strictObject({ current: typed, code: codeText }),
  reply: plain(recoveryCodes),
});

export const disableSecondFactorEndpoint = endpoint({
  name: 'second-factor-disable',
  summary: 'Turn the second factor off; takes the password and a code',
  access: 'viewer',
  input: nothing,
  body: z.strictObject({ current: typed, code: codeText }),
  reply: plain(z.object({ disabled: z.literal(true) })),
});

export const removeSecondFactorEndpoint = endpoint({
  name: 'second-factor-remove',
  summary: "Remove somebody else's second factor, for who lost it",
  access: 'viewer',
  right: 'people:manage',
  input: z.object({ userId: z.string().check(z.regex(/^[a-z0-9]{1,40}$/i, 'takes the id of an account')) }),
  reply: plain(z.object({ id: z.string() })),
});
