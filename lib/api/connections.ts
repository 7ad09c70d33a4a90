import * as z from 'zod/mini';
import { connection, connectionTest } from '@/lib/model/connection';
import { HIDDEN } from '@/lib/model/hidden';
import { isTimeZone } from '@/lib/model/time';
import { dialect } from '@/lib/model/vendor';
import { connectionId, endpoint, plain } from './endpoint';

const within = (min: number, max: number) => {
  const takes = `takes a number from ${min} to ${max}`;
  return z.number(takes).check(z.gte(min, takes), z.lte(max, takes));
};
const wholeWithin = (min: number, max: number) => {
  const takes = `takes a whole number from ${min} to ${max}`;
  return z.int(takes).check(z.gte(min, takes), z.lte(max, takes));
};

export const limits = z.strictObject({
  /** Steady rate; the burst is twice that. */
  requestsPerSecond: z.optional(within(0.1, 100)),
  inFlight: z.optional(wholeWithin(1, 32)),
  /** The deadline of one whole read, all attempts and bodies included. */
  timeoutMs: z.optional(wholeWithin(1_000, 60_000)),
});

const baseUrl = z.string().check(
  z.maxLength(500, 'takes at most 500 characters'),
  z.refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  }, 'takes an http(s) address without user, query or fragment'),
);
const timeZone = z.string().check(z.refine(isTimeZone, 'takes an IANA time zone such as Asia/Shanghai'));
const recordingHost = z.string().check(z.regex(/^[a-z0-9.*-]{1,253}(?::\d{1,5})?$/i, 'takes host or host:port'));
const recordingHosts = z.array(recordingHost).check(z.maxLength(20, 'takes at most 20 hosts'));
const recordingUrlTemplate = z.string().check(
  z.maxLength(500, 'takes at most 500 characters'),
  // Sent back as it was shown, it would overwrite what is hidden.
  z.refine((text) => !text.includes(HIDDEN), `takes the hidden part (${HIDDEN}) in full`),
);

/** An entry of the provisioning file, and the body of POST /connections. `account` is checked by its dialect. */
export const connectionEntry = z.strictObject({
  id: connectionId,
  name: z.string().check(z.minLength(1, 'takes 1 to 120 characters'), z.maxLength(120, 'takes 1 to 120 characters')),
  dialect,
  baseUrl,
  timeZone: z._default(timeZone, 'Asia/Shanghai'),
  account: z.record(z.string(), z.unknown()),
  limits: z.optional(limits),
  recordingHosts: z.optional(recordingHosts),
  recordingUrlTemplate: z.optional(recordingUrlTemplate),
});
export type ConnectionEntry = z.infer<typeof connectionEntry>;

/**
 * PATCH: part of an entry; its id and dialect stay. An absent field of `account` keeps its stored value, but secrets
 * are asked for again where `baseUrl` leaves the stored one's origin. `limits` is taken as a whole; null: the defaults.
 */
export const connectionChange = z.strictObject({
  name: z.optional(connectionEntry.shape.name),
  baseUrl: z.optional(baseUrl),
  timeZone: z.optional(timeZone),
  account: z.optional(connectionEntry.shape.account),
  limits: z.nullish(limits),
  recordingHosts: z.nullish(recordingHosts),
  recordingUrlTemplate: z.nullish(recordingUrlTemplate),
});
export type ConnectionChange = z.infer<typeof connectionChange>;

const one = z.object({ connectionId });

export const connectionsEndpoint = endpoint({
  name: 'connections',
  summary: 'Every connection and its state; never a credential',
  access: 'viewer',
  input: z.object({}),
  reply: plain(z.array(connection)),
});

export const createConnectionEndpoint = endpoint({
  name: 'connection-create',
  summary: 'Add a connection',
  access: 'viewer',
  right: 'connections:manage',
  input: z.object({}),
  body: connectionEntry,
  reply: plain(connection),
});

export const changeConnectionEndpoint = endpoint({
  name: 'connection-change',
  summary: 'Change part of a connection; a base URL of another origin takes the secrets of the account again',
  access: 'viewer',
  right: 'connections:manage',
  input: one,
  body: connectionChange,
  reply: plain(connection),
});

export const deleteConnectionEndpoint = endpoint({
  name: 'connection-delete',
  summary: 'Remove a connection and its credentials',
  access: 'viewer',
  right: 'connections:manage',
  input: one,
  reply: plain(z.object({ id: z.string() })),
});

export const testConnectionEndpoint = endpoint({
  name: 'connection-test',
  summary: 'Try a connection: reachable, signed in, clock skew, one sample, unmapped codes',
  access: 'viewer',
  right: 'connections:manage',
  input: one,
  reply: plain(connectionTest),
});

export const tryConnectionEndpoint = endpoint({
  name: 'connection-try',
  summary: 'Try an entry before it is saved; nothing is stored',
  access: 'viewer',
  right: 'connections:manage',
  input: z.object({}),
  body: connectionEntry,
  reply: plain(connectionTest),
});
