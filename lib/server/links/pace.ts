import { AppError } from '@/lib/errors';
import 'server-only';
import { addressGroup } from '../accounts/sign-in-limit';

const WINDOW_MS = 60_000;
/** Keys that are kept in mind; whoever is forgotten begins anew. */
const KEYS = 20_000;

type Clock = { readonly monotonic: () => number };

/** At most so many in a minute for each key. */
function createPace(most: number, { monotonic }: Clock) {
  const counted = new Map<string, { from: number; count: number }>();
  /** Counts one; the seconds to wait where it was one too many, which is not counted. */
  return (key: string): number | null => {
    const now = monotonic();
    const known = counted.get(key);
    if (!known || now - known.from >= WINDOW_MS) {
      counted.delete(key);
      counted.set(key, { from: now, count: 1 });
      const [oldest] = counted.keys();
      if (counted.size > KEYS && oldest !== undefined) counted.delete(oldest);
      return null;
    }
    if (known.count >= most) return Math.max(1, Math.ceil((known.from + WINDOW_MS - now) / 1_000));
    known.count += 1;
    return null;
  };
}

/** How many may be open at once for each key. */
function createPlaces(most: number) {
  const open = new Map<string, number>();
  /** A place, and how to leave it; null where there is none. */
  return (key: string): (() => void) | null => {
    const taken = open.get(key) ?? 0;
    if (taken >= most) return null;
    open.set(key, taken + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = (open.get(key) ?? 1) - 1;
      if (now > 0) open.set(key, now);
      else open.delete(key);
    };
  };
}

/** api.md promises that nobody is limited below this. */
const PER_CLIENT = 120;
const PER_LINK = 600;
/** Open pages of one link: of one browser, and of one address whose readers keep no cookies. */
const STREAMS = { viewer: 10, address: 200 };
const STREAM_WAIT_SECONDS = 30;

/** The address of this machine, or of a proxy that stands before everybody: to count by it would count all as one. */
const isLoopback = (group: string) => group.startsWith('127.') || group === '0:0:0:0' || group === 'unknown';

/** As server.mjs saw it at the socket. */
export const clientOf = (headers: Headers) => headers.get('x-callboard-client') ?? 'unknown';

const tooMany = (retryAfterSeconds: number) =>
  new AppError('rate_limited', 'Too many requests; wait before the next one.', { retryAfterSeconds });

export type LinkPace = {
  /** An address that leads nowhere was asked for. @throws AppError `rate_limited` */
  readonly missed: (client: string) => void;
  /** A report has to be read or drawn, not only handed out once more. @throws AppError `rate_limited` */
  readonly worked: (linkId: string, client: string) => void;
  /** `viewer`: what tells a browser from others; null where it keeps no cookies. @throws AppError `rate_limited` */
  readonly opened: (linkId: string, viewer: string | null, client: string) => () => void;
};

/**
 * How fast links may be asked, in this process: what costs work, never what is handed out from memory. By address as at
 * a sign-in; the address of a proxy on this machine limits nobody, so that there it is the proxy that limits.
 */
export function createLinkPace({ clock }: { readonly clock: Clock }): LinkPace {
  const missed = createPace(PER_CLIENT, clock);
  const ofClient = createPace(PER_CLIENT, clock);
  const ofLink = createPace(PER_LINK, clock);
  const ofViewer = createPlaces(STREAMS.viewer);
  const ofAddress = createPlaces(STREAMS.address);
  return {
    missed(client) {
      const group = addressGroup(client);
      const wait = isLoopback(group) ? null : missed(group);
      if (wait !== null) throw tooMany(wait);
    },
    worked(linkId, client) {
      const group = addressGroup(client);
      const wait = (isLoopback(group) ? null : ofClient(group)) ?? ofLink(linkId);
      if (wait !== null) throw tooMany(wait);
    },
    opened(linkId, viewer, client) {
      const group = addressGroup(client);
      if (viewer === null && isLoopback(group)) return () => undefined;
      const place = viewer === null ? ofAddress(`${linkId} ${group}`) : ofViewer(`${linkId} ${viewer}`);
      if (place === null) throw tooMany(STREAM_WAIT_SECONDS);
      return place;
    },
  };
}
