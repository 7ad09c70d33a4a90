import { Agent, type Dispatcher } from 'undici';
import { deadlineOf, endedBy, linked, orEnded } from '../abort';
import { type AddressPolicy, checkDialled } from '../address';
import type { Clock } from '../clock';
import { dialler } from '../dial';
import { failureOf } from '../failure';
import { retryAfterMs } from '../retry-after';
import { addressIn } from './address';
import { foreignHost, noAudio, noRecording, refusalOf, tooLarge } from './failure';
import { withRetry } from './retry';
import { type AudioType, audioTypeOf, SNIFFED_BYTES } from './type';

export type AudioLimits = {
  readonly connectMs: number;
  /** From the question to the first bytes of sound, redirects included. */
  readonly firstMs: number;
  /** Between two pieces. */
  readonly gapMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
};

export const AUDIO_LIMITS: AudioLimits = {
  connectMs: 3_000,
  firstMs: 15_000,
  gapMs: 10_000,
  totalMs: 10 * 60_000,
  maxBytes: 200 * 1024 ** 2,
};

export type AudioSource = {
  readonly url: URL;
  /** Credentials of the vendor's API: sent to `url` alone, never to where it leads. */
  readonly headers?: Readonly<Record<string, string>>;
  /** May answer JSON that holds the address of the audio. */
  readonly mayBeJson: boolean;
  readonly isAllowed: (url: URL) => boolean;
};

/** Audio whose first bytes are here. Whoever takes it reads `pieces` to the end, or gives them back by leaving the loop. */
export type Audio = { readonly type: AudioType; readonly pieces: AsyncIterable<Buffer> };

export type AudioFetch = {
  /**
   * Nothing is held but a few pieces: a slow reader slows the sender. One redirect at most; every address is on an
   * allowed host and is judged again when dialled. What fails before its first byte is asked for once more, and
   * `onRetry` told of it.
   * @throws AppError as in api.md section 4, also while `pieces` are read.
   */
  readonly open: (source: AudioSource, signal: AbortSignal, onRetry?: () => void) => Promise<Audio>;
  readonly close: () => Promise<void>;
};

type Settings = {
  readonly policy: AddressPolicy;
  readonly clock: Clock;
  readonly limits?: Partial<AudioLimits>;
  readonly random?: () => number;
};

const MAX_JSON_BYTES = 65_536;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Ends the answer without hearing what its end would have said. */
function drop({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

const headerOf = ({ headers }: Dispatcher.ResponseData, name: string) => {
  const value = headers[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

function addressOr(text: string, base: URL, otherwise: () => Error): URL {
  if (!URL.canParse(text, base)) throw otherwise();
  return new URL(text, base);
}

/** The way out to recordings: streamed, with bounds of its own, and without what the vendor's headers say. */
export function createAudioFetch({ policy, clock, limits: given = {}, random = Math.random }: Settings): AudioFetch {
  const limits = { ...AUDIO_LIMITS, ...given };
  const agent = new Agent({
    connect: dialler(policy, limits.connectMs, {}),
    headersTimeout: limits.firstMs,
    bodyTimeout: limits.gapMs,
    maxHeaderSize: 16_384,
    pipelining: 1,
  });

  async function ask(url: URL, source: AudioSource, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    if (!source.isAllowed(url)) throw foreignHost();
    checkDialled(url, policy);
    const { origin, pathname, search } = url;
    const own = url === source.url ? source.headers : {};
    const headers = { ...own, 'user-agent': 'callboard', accept: '*/*', 'accept-encoding': 'identity' };
    try {
      return await orEnded(agent.request({ origin, path: pathname + search, method: 'GET', headers, signal }), signal);
    } catch (error) {
      throw signal.aborted ? endedBy(signal) : failureOf(error, 'head');
    }
  }

  /** The answer behind at most one redirect. */
  async function follow(url: URL, source: AudioSource, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const answer = await ask(url, source, signal);
    if (!REDIRECTS.has(answer.statusCode)) return answer;
    drop(answer);
    const next = addressOr(headerOf(answer, 'location'), url, () => noAudio('redirect without an address'));
    const second = await ask(next, source, signal);
    if (!REDIRECTS.has(second.statusCode)) return second;
    drop(second);
    throw noAudio('second redirect');
  }

  async function* piecesOf(answer: Dispatcher.ResponseData, signal: AbortSignal): AsyncGenerator<Buffer, void> {
    let bytes = 0;
    try {
      for await (const piece of answer.body as AsyncIterable<Buffer>) {
        bytes += piece.byteLength;
        if (bytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
        yield piece;
      }
    } catch (error) {
      throw signal.aborted ? endedBy(signal) : failureOf(error, 'body');
    }
  }

  /** A whole answer of status 200. @throws AppError for every other status and for more than is allowed. */
  function accepted(answer: Dispatcher.ResponseData): Dispatcher.ResponseData {
    const coding = headerOf(answer, 'content-encoding');
    const failure =
      answer.statusCode !== 200
        ? refusalOf(answer.statusCode, retryAfterMs(headerOf(answer, 'retry-after') || null, clock.now()))
        : Number(headerOf(answer, 'content-length')) > limits.maxBytes
          ? tooLarge(limits.maxBytes)
          : coding !== '' && coding !== 'identity'
            ? noAudio('content coding')
            : null;
    if (failure === null) return answer;
    drop(answer);
    throw failure;
  }

  /** Where JSON, which the first bytes began, says that the audio is. */
  async function addressInside(begun: Buffer, rest: AsyncIterator<Buffer>, base: URL): Promise<URL> {
    let text = begun;
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      text = Buffer.concat([text, next.value]);
      if (text.byteLength > MAX_JSON_BYTES) {
        await rest.return?.();
        throw noAudio('JSON');
      }
    }
    const said = addressIn(text.toString('utf8'));
    if (said === null) throw noRecording();
    if ('code' in said) throw refusalOf(said.code);
    return addressOr(said.url, base, () => noAudio('JSON'));
  }

  async function begin(source: AudioSource, url: URL, signal: AbortSignal): Promise<Audio> {
    const pieces = piecesOf(accepted(await follow(url, source, signal)), signal);
    let head: Buffer = Buffer.alloc(0);
    while (head.byteLength < SNIFFED_BYTES) {
      const next = await orEnded(pieces.next(), signal);
      if (next.done) break;
      head = Buffer.concat([head, next.value]);
    }
    const type = audioTypeOf(head);
    if (type !== null) return { type, pieces: joined(head, pieces) };
    if (source.mayBeJson && url === source.url && /^\s*[{[]/.test(head.toString('latin1'))) {
      return begin(source, await addressInside(head, pieces, url), signal);
    }
    await pieces.return();
    throw noAudio(head.byteLength === 0 ? 'empty' : 'unknown format');
  }

  return {
    async open(source, signal, onRetry = () => undefined) {
      const total = deadlineOf(limits.totalMs, clock);
      const first = deadlineOf(limits.firstMs, clock);
      const all = linked([signal, total.signal, first.signal]);
      const over = () => {
        total.clear();
        first.clear();
        all.unlink();
      };
      try {
        const { type, pieces } = await withRetry(() => begin(source, source.url, all.signal), {
          clock,
          random,
          withinMs: limits.firstMs,
          signal: all.signal,
          onRetry,
        });
        first.clear();
        return { type, pieces: thenDo(pieces, over) };
      } catch (error) {
        over();
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

async function* joined(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield head;
  yield* rest;
}

async function* thenDo(pieces: AsyncIterable<Buffer>, over: () => void): AsyncGenerator<Buffer, void> {
  try {
    yield* pieces;
  } finally {
    over();
  }
}
