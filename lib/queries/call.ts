import * as z from 'zod/mini';
import type { Endpoint } from '@/lib/api/endpoint';
import { type ErrorCode, HTTP_STATUS } from '@/lib/errors';
import { ApiFailure } from './failure';

// Our Content-Security-Policy forbids the `new Function` with which zod would otherwise speed up its parsing.
if (typeof window !== 'undefined') z.config({ jitless: true });

export type AnyEndpoint = Endpoint<z.ZodMiniType, z.ZodMiniType | null, z.ZodMiniType>;
export type InputOf<Of extends AnyEndpoint> = z.input<Of['input']>;
export type BodyOf<Of extends AnyEndpoint> = Of['body'] extends z.ZodMiniType ? z.input<Of['body']> : undefined;
export type ReplyOf<Of extends AnyEndpoint> = z.output<Of['reply']>;

const codes = Object.keys(HTTP_STATUS).filter((code): code is ErrorCode => code in HTTP_STATUS);
const problem = z.object({
  code: z.enum(codes),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  retryAfterSeconds: z.optional(z.number()),
  errors: z.optional(z.array(z.object({ field: z.string(), reason: z.string() }))),
});

/** The address of a question: `{parameter}` from the input, the rest of the input as search parameters. */
export function urlOf(endpoint: Pick<AnyEndpoint, 'path'>, input: unknown): string {
  const rest = new Map(Object.entries(input ?? {}));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const given = [...rest].filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return `/api/v1${path}${search ? `?${search}` : ''}`;
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const parsed = problem.safeParse(await response.json().catch(() => null));
  const { status } = response;
  if (!parsed.success) return new ApiFailure('malformed_answer', `The server answered ${status}.`, { status });
  const { code, detail, requestId, retryAfterSeconds, errors } = parsed.data;
  return new ApiFailure(code, detail ?? code, { status, requestId, retryAfterSeconds, fields: errors });
}

type Options<Of extends AnyEndpoint> = {
  readonly body?: BodyOf<Of> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Only outside a browser, where an address needs its host. */
  readonly origin?: string;
};

/**
 * Asks our own API and reads the answer with the schema that the server answered by.
 * @throws ApiFailure, or the signal's reason.
 */
export async function callEndpoint<Of extends AnyEndpoint>(
  endpoint: Of,
  input: InputOf<Of>,
  { body, signal, origin = '' }: Options<Of> = {},
): Promise<ReplyOf<Of>> {
  const init: RequestInit = {
    method: endpoint.method,
    headers: { accept: 'application/json' },
    signal: signal ?? null,
  };
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(`${origin}${urlOf(endpoint, input)}`, init).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new ApiFailure('no_answer', 'The server cannot be reached.', { cause });
  });
  if (!response.ok) throw await failureOf(response);
  const answer: unknown = await response.json().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new ApiFailure('malformed_answer', 'The answer is not JSON.', { cause, status: response.status });
  });
  const parsed = z.safeParse<Of['reply']>(endpoint.reply, answer);
  if (parsed.success) return parsed.data;
  throw new ApiFailure('malformed_answer', 'The answer does not fit its contract.', {
    cause: parsed.error,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}
