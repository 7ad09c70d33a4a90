import type { Io } from '../connector';
import { withDeadlineOf } from '../deadline';
import { timedOut } from '../failure';

/** The vendor's tokens live for 24 hours. */
const LIFETIME_MS = 20 * 3_600_000;

type Flight = { readonly token: Promise<string>; readonly controller: AbortController; waiting: number };

/**
 * Keeps one token. However many ask, there is one sign-in at a time; it goes on until the last of them has left.
 * `refused` is a token that the vendor did not take: whoever brings it gets another one.
 */
export function session(io: Io, endpoint: string, signIn: (signal: AbortSignal) => Promise<string>) {
  let kept: { readonly token: string; readonly until: number } | null = null;
  let flight: Flight | null = null;

  function keep(token: string): void {
    kept = { token, until: io.monotonic() + LIFETIME_MS };
  }

  function start(first: AbortSignal): Flight {
    const controller = new AbortController();
    // What would outlast the first one's deadline, a Retry-After say, is not waited for.
    const token = signIn(withDeadlineOf(controller.signal, first)).then((fresh) => {
      keep(fresh);
      return fresh;
    });
    const started: Flight = { token, controller, waiting: 0 };
    const land = () => {
      if (flight === started) flight = null;
    };
    // Nobody may be left to hear of a failure.
    token.then(land, land);
    return started;
  }

  /** @throws AppError of the sign-in, or `timeout` as soon as `signal` is aborted. */
  async function token(signal: AbortSignal, refused?: string): Promise<string> {
    if (kept && kept.token !== refused && io.monotonic() < kept.until) return kept.token;
    if (signal.aborted) throw timedOut(endpoint);
    flight ??= start(signal);
    const joined = flight;
    joined.waiting++;
    let leave: () => void = () => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(timedOut(endpoint));
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([joined.token, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      if (--joined.waiting === 0) {
        // Whoever comes now must not join a sign-in that is being given up.
        if (flight === joined) flight = null;
        joined.controller.abort();
      }
    }
  }
  return { token, keep };
}
