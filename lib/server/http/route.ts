import type * as z from 'zod/mini';
import type { Access, Endpoint } from '@/lib/api/endpoint';
import type { Method } from '@/lib/api/method';
import { AppError } from '@/lib/errors';
import type { Right } from '@/lib/model/rights';
import { roleCovers } from '@/lib/model/user';
import 'server-only';
import { authenticate } from '../accounts/access';
import type { Reader } from '../accounts/identity';
import { requireRight } from '../accounts/right';
import { type Services, services } from '../process/services';
import { type Call, createCall } from './call';
import { requireSameOrigin } from './csrf';
import { failureFields } from './failure-fields';
import { everyMethod, type Handlers, otherMethod } from './handlers';
import { problem } from './problem';
import { newRequestId } from './request-id';
import { readBody, readInput } from './request-input';
import { success } from './success';

type Body = z.ZodMiniType | null;
type InputOf<Input extends z.ZodMiniType, Fields extends Body> = z.output<Input> &
  (Fields extends z.ZodMiniType ? z.output<Fields> : unknown);

/** What an endpoint does. The input is what its schemas made of path, search and body; all that it throws is answered. */
export type Verb<Input extends z.ZodMiniType, Fields extends Body, Reply extends z.ZodMiniType> = (
  call: Call,
  input: InputOf<Input, Fields>,
) => Promise<z.output<Reply>>;

type Served = {
  readonly name: string;
  readonly method: Method;
  readonly access: Access;
  readonly right: Right | null;
  readonly answer: (call: Call, request: Request) => Promise<unknown>;
};

/** Longer than any connection's deadline plus 2 s: what is still open then never answers. */
const GUARD_MS = 63_000;
const SAFE = new Set(['GET', 'HEAD']);

/** One endpoint and its verb, for `routes`. */
export function on<Input extends z.ZodMiniType, Fields extends Body, Reply extends z.ZodMiniType>(
  endpoint: Endpoint<Input, Fields, Reply>,
  verb: Verb<Input, Fields, Reply>,
): Served {
  const { name, method, access, right = null, path, bodyBytes } = endpoint;
  return {
    name,
    method,
    access,
    right,
    async answer(call, request) {
      const input = readInput(endpoint.input, path, new URL(request.url));
      const fields = endpoint.body === null ? {} : await readBody(endpoint.body, request, bodyBytes);
      // The path wins: a body cannot redirect a change to another subject.
      return verb(call, Object.assign({}, fields, input) as InputOf<Input, Fields>);
    },
  };
}

/** @throws AppError `unauthenticated`, `forbidden` */
function requireAccess({ access, right }: Pick<Served, 'access' | 'right'>, reader: Reader | null): void {
  if (access === 'anonymous') return;
  if (reader === null) throw new AppError('unauthenticated', 'Sign in, or send an API token.');
  if (!roleCovers(reader.role, access)) throw new AppError('forbidden', `This takes the role ${access}.`);
  if (right !== null) requireRight(reader, right);
}

/** `work`, or `timeout` after the guard's time. */
async function guarded<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('timeout', 'The answer took too long.')), GUARD_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function replyOf(served: Served, call: Call, request: Request): Promise<unknown> {
  const reader = await authenticate(call.services.identity, request.headers);
  // A bearer token is never sent by a browser on its own; everything else might be.
  if (!SAFE.has(request.method) && !request.headers.has('authorization')) requireSameOrigin(request.headers);
  requireAccess(served, reader);
  return served.answer({ ...call, reader }, request);
}

/** Whether an error is ours to look into, and not the caller's or the vendor's. */
const unforeseen = (error: unknown) => !(error instanceof AppError) || error.code === 'internal';

/** For logs and metrics alone: whoever asked is gone and reads nothing. */
const LEFT = 499;
const left = ({ signal }: Request, error: unknown) => signal.aborted && unforeseen(error);

async function answerTo(all: Services, served: Served, request: Request): Promise<Response> {
  const requestId = newRequestId();
  const call = createCall(all, request, requestId);
  const from = all.clock.monotonic();
  let response: Response;
  let failure: unknown = null;
  try {
    const reply = await guarded(replyOf(served, call, request));
    const totalMs = all.clock.monotonic() - from;
    response = success(reply, { request, requestId, noted: call.noted, head: call.head, totalMs });
  } catch (error) {
    failure = error;
    response = left(request, error) ? new Response(null, { status: LEFT }) : problem(error, requestId);
  }
  const seconds = (all.clock.monotonic() - from) / 1000;
  const status = String(response.status);
  all.measures.requests.inc({ endpoint: served.name, method: served.method, status });
  all.measures.durations.observe({ endpoint: served.name }, seconds);
  const fields = {
    requestId,
    endpoint: served.name,
    method: request.method,
    status: response.status,
    durationMs: seconds * 1000,
    ...(failure !== null && failureFields(failure)),
  };
  if (response.status === LEFT) all.log.debug(fields, 'the asker left');
  else if (failure !== null && unforeseen(failure)) all.log.error(fields, 'a request failed');
  else if (response.status >= 500) all.log.warn(fields, 'a request failed');
  else if (SAFE.has(request.method)) all.log.debug(fields, 'answered');
  else all.log.info(fields, 'answered');
  return response;
}

/** The handlers of one address: its endpoints, and for every other method the problem 405. */
export function routes(...served: readonly Served[]): Handlers {
  const allowed = [...new Set(served.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
  return everyMethod(async (request) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const found = served.find((one) => one.method === method);
    return found ? answerTo(services(), found, request) : otherMethod(request.method, allowed);
  });
}

/** The handlers of an address with one endpoint. */
export function route<Input extends z.ZodMiniType, Fields extends Body, Reply extends z.ZodMiniType>(
  endpoint: Endpoint<Input, Fields, Reply>,
  verb: Verb<Input, Fields, Reply>,
): Handlers {
  return routes(on(endpoint, verb));
}
