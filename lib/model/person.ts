import * as z from 'zod/mini';
import { right } from './rights';
import { role } from './user';

/** What somebody may do and see. */
export const powers = z.object({
  role,
  rights: z.array(right),
  /** Ids; null: all connections, also those that are added later. */
  connections: z.nullable(z.array(z.string())),
});
export type Powers = z.infer<typeof powers>;

/** Somebody with an account. */
export const person = z.extend(powers, {
  id: z.string(),
  login: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** Within a minute; null: not yet. */
  lastSeenAt: z.nullable(z.iso.datetime()),
  /** null: may sign in. */
  disabledAt: z.nullable(z.iso.datetime()),
  /** Whether the asker may change them: nobody does so with somebody who may do more. */
  changeable: z.boolean(),
});
export type Person = z.infer<typeof person>;

/** A one-time link that nobody has used yet. */
export const invitation = z.extend(powers, {
  id: z.string(),
  /** Whom it is for, in the words of the one who invites. */
  name: z.nullable(z.string()),
  invitedBy: z.nullable(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  changeable: z.boolean(),
});
export type Invitation = z.infer<typeof invitation>;
