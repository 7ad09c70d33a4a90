import type { AppError } from '@/lib/errors';
import type { Io } from './connector';
import { appErrorIn, malformed, networkName, timedOut, unavailable, unknownId, VendorRefusal } from './failure';
import { readJson } from './json';
import type { Question } from './question';
import { isPassing, retryAfterMs } from './retry';
import { misfitOf } from './wire';

/** Why one attempt failed, and whether another one makes sense. */
export type Failure = {
  readonly ok: false;
  readonly error: AppError;
  readonly passing: boolean;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
};
type Success<Data> = {
  readonly ok: true;
  readonly data: Data;
  readonly answer: unknown;
  readonly date: Date | null;
};

const terminal = (error: AppError): Failure => ({ ok: false, error, passing: false, status: null, retryAfterMs: null });
const passing = (error: AppError): Failure => ({ ...terminal(error), passing: true });

/** Settles with the promise, or rejects as soon as the signal is aborted: a body may stall for ever. */
function under<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

function requestOf({ url, method, headers, body, signal }: Question<unknown>): Request {
  const given = typeof headers === 'function' ? headers() : headers;
  return new Request(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { accept: 'application/json', 'content-type': 'application/json', ...given },
    signal,
    // A redirect could lead anywhere; it is never followed.
    redirect: 'manual',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** The transport's own word for it is final, but for a vendor that was not reached. */
function ownFailure(error: AppError): Failure {
  const { retryable, cause } = error.context ?? {};
  const late = error.code === 'timeout' && /^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/.test(String(cause));
  const network = error.code === 'vendor_unavailable' || late;
  return network && retryable !== false ? passing(error) : terminal(error);
}

/** What came of an attempt that ended in neither a whole answer nor a whole refusal. */
function transportFailure(error: unknown, { endpoint, signal }: Question<unknown>, attempt: number, inBody: boolean) {
  if (signal.aborted) return terminal(timedOut(endpoint));
  const own = appErrorIn(error);
  if (own) return ownFailure(own);
  const what = networkName(error);
  const broken = !inBody || /^(?:ECONN|ETIMEDOUT|EPIPE|UND_ERR_(?:BODY|HEADERS|CONNECT)_TIMEOUT)/.test(what);
  return broken ? passing(unavailable({ endpoint, attempt }, what)) : terminal(malformed({ endpoint, what }));
}

/** `code` of the body: undefined where it has none, null where it is no whole number. */
function businessCode(answer: unknown): number | null | undefined {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return undefined;
  const { code } = answer;
  if (typeof code === 'string' && /^\d{1,9}$/.test(code)) return Number(code);
  return Number.isSafeInteger(code) ? Number(code) : null;
}

type Refused = { readonly response: Response; readonly code: number | undefined; readonly attempt: number };

/** 408, 425, 429 and 5xx by HTTP status, and 429 by business code: worth another attempt. */
function passingRefusal(endpoint: string, { response, code, attempt }: Refused, now: Date): Failure {
  const limited = response.status === 429 || code === 429;
  const wait = retryAfterMs(response.headers.get('retry-after'), now);
  const seconds = wait !== null || limited ? Math.ceil((wait ?? 1000) / 1000) : undefined;
  const error = unavailable({ endpoint, attempt }, `status ${limited ? 429 : response.status}`, seconds);
  return { ok: false, error, passing: true, status: limited ? 429 : response.status, retryAfterMs: wait };
}

/** What a refusal becomes: by the dialect's reading of the business code, else as in HTTP. */
function refusal({ endpoint, meaning }: Question<unknown>, refused: Refused, now: Date): Failure {
  const { response, code, attempt } = refused;
  const given = code === undefined ? undefined : meaning?.(code);
  if (given === undefined && (isPassing(response.status) || code === 429))
    return passingRefusal(endpoint, refused, now);
  const unknown = given === undefined && (response.status === 404 || code === 404);
  if (given === 'not_found' || unknown) return terminal(unknownId(endpoint));
  return terminal(new VendorRefusal(code ?? response.status, dateOf(response), { endpoint, attempt }));
}

function dateOf(response: Response): Date | null {
  const date = new Date(response.headers.get('date') ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** What a whole body under a status that is no redirect says. */
function read<Data>(question: Question<Data>, response: Response, text: string, attempt: number, now: Date) {
  const { endpoint, schema } = question;
  const answer = text.includes('\uFFFD') ? undefined : readJson(text);
  const code = businessCode(answer);
  if (!response.ok) return refusal(question, { response, code: code ?? undefined, attempt }, now);
  if (answer === undefined) return terminal(malformed({ endpoint, what: 'not JSON' }));
  if (code === null) return terminal(malformed({ endpoint, what: 'code' }));
  if (code !== undefined && code !== 200) return refusal(question, { response, code, attempt }, now);
  const parsed = schema.safeParse(answer);
  if (!parsed.success) return terminal(malformed({ endpoint, what: misfitOf(parsed.error) }));
  return { ok: true as const, data: parsed.data, answer, date: dateOf(response) };
}

/** One attempt, its body included. Never throws. */
export async function exchange<Data>(
  io: Io,
  question: Question<Data>,
  attempt: number,
): Promise<Failure | Success<Data>> {
  const { endpoint, signal } = question;
  let response: Response;
  try {
    response = await under(signal, io.fetch(requestOf(question)));
  } catch (error) {
    return transportFailure(error, question, attempt, false);
  }
  const redirected = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  if (redirected) {
    response.body?.cancel().catch(() => undefined);
    return terminal(malformed({ endpoint, what: 'redirect' }));
  }
  try {
    // TextDecoder takes a byte order mark away, and leaves U+FFFD for whatever is not UTF-8.
    const text = new TextDecoder().decode(await under(signal, response.arrayBuffer()));
    return read(question, response, text, attempt, io.now());
  } catch (error) {
    // The body of a refusal is not needed to know that it is one.
    if (response.ok || signal.aborted) return transportFailure(error, question, attempt, true);
    return refusal(question, { response, code: undefined, attempt }, io.now());
  }
}
