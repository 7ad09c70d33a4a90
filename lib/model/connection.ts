import * as z from 'zod/mini';
import { LIMIT_NAMES } from './limits';
import { instant } from './quantity';
import { capability, dialect } from './vendor';

/** One field of an account as it was given: an id, a number, a list of ids. */
const accountValue = z.union([z.string(), z.number(), z.array(z.string())]);
export type AccountValue = z.infer<typeof accountValue>;

/** One account at one vendor, in one dialect; never a credential. */
export const connection = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  dialect,
  /** Speaks to the built-in sandbox, not to a vendor. */
  sandbox: z.boolean(),
  /** Comes from the provisioning file and is read-only in the product. */
  provisioned: z.boolean(),
  baseUrl: z.string(),
  /** IANA name; the vendors' times carry no zone of their own. */
  timeZone: z.string(),
  capabilities: z.array(capability),
  /** What holds; `set` names the limits that are this connection's own, the others are defaults. */
  limits: z.object({
    requestsPerSecond: z.number(),
    inFlight: z.int(),
    timeoutMs: z.int(),
    set: z.array(z.enum(LIMIT_NAMES)),
  }),
  /** Where recordings may come from besides the base URL's host. */
  recordingHosts: z.array(z.string()),
  /** Null where there is none, and for everybody but admins. What may be a signature in it is hidden. */
  recordingUrlTemplate: z.nullable(z.string()),
  /** The account without its secrets, as it was given. Null for everybody but admins, and where it cannot be read. */
  account: z.nullable(z.record(z.string(), accountValue)),
  state: z.enum(['ok', 'degraded', 'down', 'unknown']),
  lastSuccessAt: z.nullable(instant),
  lastError: z.nullable(z.object({ code: z.string(), at: instant })),
});
export type Connection = z.infer<typeof connection>;

/** What came back when a connection was tried. */
export const connectionTest = z.object({
  reachable: z.boolean(),
  signedIn: z.boolean(),
  /** Our clock minus the vendor's, from its Date header; null where it sent none. */
  clockSkewMs: z.nullable(z.number()),
  /** Each step in order: what was tried, how it went, how long it took. */
  steps: z.array(
    z.object({
      name: z.enum(['reach', 'sign_in', 'sample', 'codes', 'clock']),
      status: z.enum(['pass', 'fail', 'warn', 'skipped']),
      endpoint: z.nullable(z.string()),
      durationMs: z.nullable(z.number()),
      /** The problem code of a failed step; a vendor's text never comes this far. */
      code: z.nullable(z.string()),
    }),
  ),
  /** One sample in the canonical model, to see that the account is the one that was meant. */
  sample: z.nullable(
    z.object({
      kind: z.enum(['task', 'inbound', 'account']),
      id: z.nullable(z.string()),
      name: z.string(),
      total: z.nullable(z.number()),
    }),
  ),
  /** Codes and labels that the sample held and no table knows; shown, never dropped. */
  unmappedCodes: z.array(
    z.object({ field: z.string(), code: z.nullable(z.string()), label: z.nullable(z.string()), count: z.number() }),
  ),
});
export type ConnectionTest = z.infer<typeof connectionTest>;
