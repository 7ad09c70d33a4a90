/** Every failure that Callboard can answer with, and its HTTP status. The one mapping; api.md section 4. */
export const HTTP_STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  unsupported: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  vendor_rejected: 502,
  vendor_malformed: 502,
  vendor_unavailable: 503,
  timeout: 504,
} as const;

export type ErrorCode = keyof typeof HTTP_STATUS;

/** One wrong field of a request, file or environment: its path and what it takes. */
export type FieldError = { readonly field: string; readonly reason: string };

type Details = {
  readonly cause?: unknown;
  /** For the log only; never a secret, a telephone number or a vendor's text. */
  readonly context?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly FieldError[];
};

/** The same in every bundle: Next compiles this file once for the start and once for the routes. */
const BRAND = Symbol.for('callboard.app-error');

/**
 * The only error class that crosses rooms. `message` may be shown to anybody; `cause` and `context` are for the log.
 */
export class AppError extends Error {
  /** An error of ours is one whichever bundle made it; a class below this one is still told by its own prototype. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const ours = typeof value === 'object' && value !== null && BRAND in value;
    // biome-ignore lint/complexity/noThisInStatic: the class that stands right of `instanceof`, which may be below this one
    return ours && (this === AppError || Function.prototype[Symbol.hasInstance].call(this, value));
  }

  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly context: Details['context'];
  /** Seconds after which a further try makes sense; undefined where nobody knows. */
  readonly retryAfterSeconds: number | undefined;
  readonly errors: readonly FieldError[] | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.context = details.context;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.errors = details.errors;
  }
}
