import type * as z from 'zod/mini';
import { ADDRESSES, type AskedName } from '@/lib/api/addresses';
import type { Endpoint } from '@/lib/api/endpoint';
import { ApiFailure } from './failure';
import { problemOf } from './problem';

export type AnyEndpoint = Endpoint<z.ZodMiniType, z.ZodMiniType | null, z.ZodMiniType, AskedName>;
export type InputOf<Of extends AnyEndpoint> = z.input<Of['input']>;
export type BodyOf<Of extends AnyEndpoint> = Of['body'] extends z.ZodMiniType ? z.input<Of['body']> : undefined;
export type ReplyOf<Of extends AnyEndpoint> = z.output<Of['reply']>;

/** The address of a question: `{parameter}` from the input, the rest of the input as search parameters. */
export function urlOf(name: AskedName, input: unknown): string {
  const rest = new Map(Object.entries(input ?? {}));
  const path = ADDRESSES[name].path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = rest.get(parameter);
    rest.delete(parameter);
    return encodeURIComponent(String(value));
  });
  const given = [...rest].filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)])).toString();
  return `/api/v1${path}${search ? `?${search}` : ''}`;
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const problem = problemOf(await response.json().catch(() => null));
  const { status } = response;
  if (problem === null) return new ApiFailure('malformed_answer', `The server answered ${status}.`, { status });
  const { code, detail, requestId, retryAfterSeconds, errors } = problem;
  return new ApiFailure(code, detail ?? code, { status, requestId, retryAfterSeconds, fields: errors });
}

type Options<Of extends AnyEndpoint> = {
  readonly body?: BodyOf<Of> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Only outside a browser, where an address needs its host. */
  readonly origin?: string;
};

/**
 * Asks our own API. The schemas of its answers stay on the server, whose tests hold it to them: what comes back is
 * trusted as soon as it is an answer at all.
 * @throws ApiFailure, or the signal's reason.
 */
export async function callEndpoint<Of extends AnyEndpoint>(
  name: Of['name'],
  input: InputOf<Of>,
  { body, signal, origin = '' }: Options<Of> = {},
): Promise<ReplyOf<Of>> {
  const init: RequestInit = {
    method: ADDRESSES[name].method,
    headers: { accept: 'application/json' },
    signal: signal ?? null,
  };
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(`${origin}${urlOf(name, input)}`, init).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new ApiFailure('no_answer', 'The server cannot be reached.', { cause });
  });
  if (!response.ok) throw await failureOf(response);
  const answer: unknown = await response.json().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new ApiFailure('malformed_answer', 'The answer is not JSON.', { cause, status: response.status });
  });
  if (typeof answer === 'object' && answer !== null && 'data' in answer) return answer as ReplyOf<Of>;
  throw new ApiFailure('malformed_answer', 'The answer does not fit its contract.', {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}
