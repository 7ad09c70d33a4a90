import type { ErrorCode, FieldError } from '@/lib/errors';

/** `no_answer`: our own server was not reached. `malformed_answer`: it answered something that its contract does not know. */
export type FailureCode = ErrorCode | 'no_answer' | 'malformed_answer';

type Facts = {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly fields?: readonly FieldError[] | undefined;
  readonly cause?: unknown;
};

/** The only error that a query or mutation of ours rejects with, apart from an abort. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  /** The HTTP status; null where no answer came. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** Seconds after which a further try makes sense; null where nobody knows. */
  readonly retryAfterSeconds: number | null;
  /** Every field that is wrong, with what it takes; empty where the failure is not about fields. */
  readonly fields: readonly FieldError[];

  constructor(code: FailureCode, message: string, facts: Facts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'ApiFailure';
    this.code = code;
    this.status = facts.status ?? null;
    this.requestId = facts.requestId ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
    this.fields = facts.fields ?? [];
  }
}
