import { AppError } from '@/lib/errors';

type Where = { readonly endpoint: string; readonly attempt: number };

/** The vendor said no, by an HTTP status or by the business code in its body; `vendor_rejected` if nobody handles it. */
export class VendorRefusal extends AppError {
  /** Its business code where the body had one, else the HTTP status. */
  readonly vendorCode: number;
  /** The vendor's clock at that moment; null where it sent no usable Date header. */
  readonly date: Date | null;

  constructor(vendorCode: number, date: Date | null, where: Where) {
    super('vendor_rejected', 'The vendor refused the request.', { context: { ...where, vendorCode } });
    this.vendorCode = vendorCode;
    this.date = date;
  }
}

/** Whether a renewed sign-in may help: 401 or 403, by status or by business code. */
export function isSignInRefusal(error: unknown): error is VendorRefusal {
  return error instanceof VendorRefusal && (error.vendorCode === 401 || error.vendorCode === 403);
}

export const malformed = (context: { readonly endpoint: string; readonly what: string }) =>
  new AppError('vendor_malformed', 'The vendor answered something that is not as documented.', { context });

export const unavailable = (where: Where, what: string, retryAfterSeconds?: number) =>
  new AppError('vendor_unavailable', 'The vendor cannot be reached or is failing.', {
    context: { ...where, what },
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

export const unknownId = (endpoint: string) =>
  new AppError('not_found', 'The vendor has nothing under this id.', { context: { endpoint } });

export const timedOut = (endpoint: string) =>
  new AppError('timeout', 'The vendor did not answer in time.', { context: { endpoint } });

/** An AppError anywhere in the chain of causes, since a stream wraps what its source threw. */
export function appErrorIn(error: unknown): AppError | undefined {
  for (let at = error, steps = 0; at instanceof Error && steps < 5; at = at.cause, steps++) {
    if (at instanceof AppError) return at;
  }
  return undefined;
}

/** The system's or undici's name for a failure, for example ECONNRESET; safe to log. */
export function networkName(error: unknown): string {
  for (let at = error, steps = 0; at instanceof Error && steps < 5; at = at.cause, steps++) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(at.code)) return at.code;
  }
  return 'network';
}

/** Whether an error is one of these codes. */
export const isAppError = (error: unknown, ...codes: readonly AppError['code'][]): error is AppError =>
  error instanceof AppError && codes.includes(error.code);
