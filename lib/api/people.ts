import * as z from 'zod/mini';
import { invitation, person } from '@/lib/model/person';
import { count } from '@/lib/model/quantity';
import { right } from '@/lib/model/rights';
import { role } from '@/lib/model/user';
import { connectionId, endpoint, plain } from './endpoint';

const nothing = z.object({});
const ofPeople = { access: 'viewer', right: 'people:manage' } as const;

const personId = z.string().check(z.regex(/^[a-z0-9]{1,40}$/i, 'takes the id of an account'));
const one = z.object({ userId: personId });

const rights = z.array(right).check(z.maxLength(20, 'takes at most 20 rights'));
const connections = z.nullable(z.array(connectionId).check(z.maxLength(500, 'takes at most 500 connections')));

/** A one-time link; it is in this answer alone. */
const oneTimeLink = { url: z.string(), expiresAt: z.iso.datetime() };

export const usersEndpoint = endpoint({
  name: 'users',
  summary: 'The accounts of this installation, oldest first',
  ...ofPeople,
  input: nothing,
  reply: plain(z.array(person)),
});

export const changeUserEndpoint = endpoint({
  name: 'user-change',
  summary: 'Change what somebody may do and see, or disable them; it counts at once',
  ...ofPeople,
  input: one,
  body: z.strictObject({
    role: z.optional(role),
    /** All that they are to hold; without it, what they hold besides or short of the role stays. */
    rights: z.optional(rights),
    connections: z.optional(connections),
    disabled: z.optional(z.boolean('takes true or false')),
  }),
  reply: plain(person),
});

export const removeUserEndpoint = endpoint({
  name: 'user-remove',
  summary: 'Remove an account; its sessions end, and links that it made show nothing any more',
  ...ofPeople,
  input: one,
  reply: plain(z.object({ id: z.string() })),
});

export const signUserOutEndpoint = endpoint({
  name: 'user-sign-out',
  summary: 'End every session of somebody',
  ...ofPeople,
  input: one,
  reply: plain(z.object({ endedSessions: count })),
});

export const passwordLinkEndpoint = endpoint({
  name: 'password-link',
  summary: 'Make a one-time link by which somebody sets a new password; the link is in this answer alone',
  ...ofPeople,
  input: one,
  reply: plain(z.object(oneTimeLink)),
});

export const setPasswordEndpoint = endpoint({
  name: 'password-set',
  summary: 'Redeem a one-time link for a password; every session of the account ends',
  access: 'anonymous',
  input: nothing,
  body: z.strictObject({
    token: z.string().check(z.minLength(1, 'is missing'), z.maxLength(500, 'takes at most 500 characters')),
    password: z
      .string()
      .check(z.minLength(10, 'takes 10 to 200 characters'), z.maxLength(200, 'takes 10 to 200 characters')),
  }),
  reply: plain(z.object({ login: z.string() })),
});

export const invitesEndpoint = endpoint({
  name: 'invites',
  summary: 'Invitations that nobody has used yet, newest first; never a link',
  ...ofPeople,
  input: nothing,
  reply: plain(z.array(invitation)),
});

export const inviteEndpoint = endpoint({
  name: 'invite',
  summary: 'Make a one-time link that creates an account within seven days; the link is in this answer alone',
  ...ofPeople,
  input: nothing,
  body: z.strictObject({
    role,
    /** Those of the role, where it is absent. */
    rights: z.optional(rights),
    /** All, where it is absent. */
    connections: z.optional(connections),
    /** Whom it is for, to tell invitations apart. */
    name: z.optional(
      z.string().check(z.minLength(1, 'takes 1 to 80 characters'), z.maxLength(80, 'takes 1 to 80 characters')),
    ),
  }),
  reply: plain(z.extend(invitation, oneTimeLink)),
});

export const voidInviteEndpoint = endpoint({
  name: 'invite-void',
  summary: 'Void an invitation',
  ...ofPeople,
  input: z.object({ inviteId: z.string().check(z.regex(/^[a-z0-9]{1,40}$/i, 'takes the id of an invitation')) }),
  reply: plain(z.object({ id: z.string() })),
});
