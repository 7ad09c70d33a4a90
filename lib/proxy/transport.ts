import type dns from 'node:dns';
import { Agent, type Dispatcher } from 'undici';
import { endedBy, orEnded } from './abort';
import { type AddressPolicy, checkDialled } from './address';
import { streamBody } from './body';
import { decodersOf } from './decode';
import { dialler } from './dial';
import { failureOf, malformed } from './failure';
import { requestHeaders, responseHeaders } from './headers';

type TransportLimits = {
  readonly connectMs: number;
  /** From the request to the answer's head. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyGapMs: number;
  readonly maxHeaderBytes: number;
  /** As sent. */
  readonly maxBodyBytes: number;
  /** After gzip, deflate or brotli. */
  readonly maxDecodedBytes: number;
};

const TRANSPORT_LIMITS: TransportLimits = {
  connectMs: 2_000,
  headersMs: 5_000,
  bodyGapMs: 5_000,
  maxHeaderBytes: 16_384,
  maxBodyBytes: 10 * 1024 * 1024,
  maxDecodedBytes: 20 * 1024 * 1024,
};

/** A request that got a head. */
export type Exchange = {
  readonly response: Response;
  /** Resolves, and never rejects, when the body is over: with null, or with what it failed with. */
  readonly ended: Promise<unknown>;
};

export type Transport = {
  /**
   * One attempt, never a redirect, never a cookie; `request` itself stays usable for another. The body is fetched
   * whether or not anybody reads it, and fails while being read with the same errors.
   * @throws AppError of `failureOf`, `vendor_unavailable` for a forbidden address, or what ended the signal.
   */
  readonly exchange: (request: Request, signal?: AbortSignal) => Promise<Exchange>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Ends what is under way and closes every connection. */
  readonly close: () => Promise<void>;
};

type Settings = {
  readonly policy: AddressPolicy;
  readonly limits?: Partial<TransportLimits>;
  /** Certificates to trust instead of the machine's own. */
  readonly ca?: string;
  /** Instead of the system's resolver. */
  readonly lookup?: typeof dns.lookup;
};

/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/** The way out to one vendor: its own connections, with bounds on time and size, and only to allowed addresses. */
export function createTransport({ policy, limits: given = {}, ...means }: Settings): Transport {
  const limits = { ...TRANSPORT_LIMITS, ...given };
  // Whatever a Request's signal listens to is tied to the Request, and is collected with it, deadline and all.
  const underWay = new Set<Request>();
  const agent = new Agent({
    connect: dialler(policy, limits.connectMs, means),
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyGapMs,
    maxHeaderSize: limits.maxHeaderBytes,
    maxResponseSize: limits.maxBodyBytes,
    pipelining: 1,
  });

  async function answerTo(request: Request, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const { origin, pathname, search } = new URL(request.url);
    const body = request.body === null ? null : Buffer.from(await request.clone().arrayBuffer());
    // undici listens to a signal only once it is connected, hence `orEnded`.
    return orEnded(
      agent.request({
        origin,
        path: pathname + search,
        method: request.method,
        headers: requestHeaders(request.headers),
        body,
        signal,
      }),
      signal,
    );
  }

  async function begin(request: Request, signal: AbortSignal): Promise<Exchange> {
    if (signal.aborted) throw endedBy(signal);
    checkDialled(new URL(request.url), policy);
    let answer: Dispatcher.ResponseData;
    try {
      answer = await answerTo(request, signal);
    } catch (error) {
      throw signal.aborted ? endedBy(signal) : failureOf(error, 'head');
    }
    try {
      return exchangeOf(answer, request.method, signal, limits);
    } catch (error) {
      answer.body.on('error', () => undefined).destroy();
      throw error;
    }
  }

  async function exchange(request: Request, signal: AbortSignal = request.signal): Promise<Exchange> {
    underWay.add(request);
    const over = () => underWay.delete(request);
    try {
      const begun = await begin(request, signal);
      void begun.ended.then(over);
      return begun;
    } catch (error) {
      over();
      throw error;
    }
  }

  return {
    exchange,
    fetch: async (request) => (await exchange(request)).response,
    close: () => agent.destroy(),
  };
}

function exchangeOf(
  answer: Dispatcher.ResponseData,
  method: string,
  signal: AbortSignal,
  { maxBodyBytes, maxDecodedBytes }: TransportLimits,
): Exchange {
  const status = answer.statusCode;
  if (status < 200 || status > 599) throw malformed('status out of range');
  const headers = responseHeaders(answer.headers);
  const bodiless = method === 'HEAD' || BODILESS.has(status);
  // Said to be too large: nobody waits for the bytes that prove it.
  if (!bodiless && Number(headers.get('content-length') ?? 0) > maxBodyBytes) throw malformed('stated length');
  const decoders = bodiless ? [] : decodersOf(headers.get('content-encoding'), maxDecodedBytes);
  if (decoders.length > 0) {
    headers.delete('content-encoding');
    headers.delete('content-length');
  }
  const { stream, ended } = streamBody(answer.body, decoders, signal);
  return { response: new Response(bodiless ? null : stream, { status, headers }), ended };
}
