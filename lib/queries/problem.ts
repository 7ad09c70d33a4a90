import { type ErrorCode, type FieldError, HTTP_STATUS } from '@/lib/errors';

type Problem = {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly errors: readonly FieldError[] | undefined;
};

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' &&
  value !== null &&
  'field' in value &&
  'reason' in value &&
  typeof value.field === 'string' &&
  typeof value.reason === 'string';

/** Our own problem document; null where somebody else answered (a proxy, a load balancer). */
export function problemOf(body: unknown): Problem | null {
  const fields = new Map<string, unknown>(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const code = Object.keys(HTTP_STATUS).find((known): known is ErrorCode => known === fields.get('code'));
  if (code === undefined) return null;
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const seconds = fields.get('retryAfterSeconds');
  const errors = fields.get('errors');
  return {
    code,
    detail: text('detail'),
    requestId: text('requestId'),
    retryAfterSeconds: typeof seconds === 'number' ? seconds : undefined,
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : undefined,
  };
}
