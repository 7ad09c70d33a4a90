import type * as z from 'zod';

/** What a vendor's business code means; a refusal that is neither is `rejected`. */
export type Meaning = 'not_found' | 'rejected';

export type Question<Data> = {
  /** The path template, for errors and readings: "GET /agent-api/user/{user_id}/task". */
  readonly endpoint: string;
  readonly url: URL;
  /** GET unless there is a body. */
  readonly method?: 'GET' | 'POST';
  /** A function is called for every attempt, for signatures that hold the time. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
  /** Of the whole answer, envelope included. It is asked only after `code` (where there is one) said 200. */
  readonly schema: z.ZodType<Data>;
  /** Business codes that mean something else than in HTTP; undefined keeps the usual meaning. */
  readonly meaning?: (code: number) => Meaning | undefined;
  /** At most so many tries, 3 unless said otherwise. */
  readonly attempts?: number;
};
