// Apart from the schema of a connection, since forms need these and no schema.

/** What keeps a connection polite, and how long one read may take. */
export const LIMIT_NAMES = ['requestsPerSecond', 'inFlight', 'timeoutMs'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** What holds where a connection sets no limit of its own. */
export const DEFAULT_LIMITS = { requestsPerSecond: 5, inFlight: 4, timeoutMs: 8_000 };
