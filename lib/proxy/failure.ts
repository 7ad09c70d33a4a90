import { AppError, type ErrorCode } from '@/lib/errors';

/** How far an exchange had come: nothing of the answer yet, or its head. */
export type Phase = 'head' | 'body';

const MESSAGES = {
  timeout: 'The vendor did not answer in time.',
  vendor_malformed: 'The vendor answered something that cannot be read.',
  vendor_unavailable: 'The vendor cannot be reached.',
  internal: 'Something went wrong.',
} as const satisfies Partial<Record<ErrorCode, string>>;

const CODES: Readonly<Record<string, keyof typeof MESSAGES>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'vendor_malformed',
  UND_ERR_HEADERS_OVERFLOW: 'vendor_malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'vendor_malformed',
  ERR_STREAM_PREMATURE_CLOSE: 'vendor_malformed',
  UND_ERR_INVALID_ARG: 'internal',
  UND_ERR_NOT_SUPPORTED: 'internal',
};

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Several addresses of one name were tried, and each failed: the first tells.
  if (error instanceof AggregateError && !('code' in error && error.code)) return codeOf(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'HTTPParserError' ? 'HPE' : '';
}

function kindOf(code: string, phase: Phase): keyof typeof MESSAGES {
  const known = CODES[code];
  if (known) return known;
  // llhttp's and zlib's own codes: what came is not HTTP, or not what its Content-Encoding says.
  if (/^(?:HPE|Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING)/.test(code)) return 'vendor_malformed';
  // An orderly end before the promised end of the body: cut off.
  if (code === 'UND_ERR_SOCKET' && phase === 'body') return 'vendor_malformed';
  return code === '' ? 'internal' : 'vendor_unavailable';
}

/** A certificate does not get better by asking again. */
const isTls = (code: string) =>
  /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|HOSTNAME_MISMATCH|EPROTO$)/.test(code);

/** Whether another attempt within the same deadline makes sense: the connection failed, not what came over it. */
function isPassing(code: string, kind: keyof typeof MESSAGES): boolean {
  return (kind === 'vendor_unavailable' && !isTls(code)) || /^UND_ERR_(?:SOCKET|CONNECT_TIMEOUT)$/.test(code);
}

/**
 * What undici, a socket, DNS, TLS or zlib threw, as one of ours (the table of api.md section 4): not done in time is
 * `timeout`; an end before the head is whole, or a reset at any time, `vendor_unavailable`; an orderly end inside the
 * body, too much, or not HTTP, `vendor_malformed`. The cause stays for the log; context `retryable` is for whoever tries
 * again.
 */
export function failureOf(error: unknown, phase: Phase): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const kind = kindOf(code, phase);
  return new AppError(kind, MESSAGES[kind], {
    cause: error,
    context: { cause: code, phase, retryable: isPassing(code, kind) },
  });
}

/** An answer that came whole, and yet cannot be taken. */
export function malformed(why: string): AppError {
  return new AppError('vendor_malformed', MESSAGES.vendor_malformed, { context: { cause: why, retryable: false } });
}
