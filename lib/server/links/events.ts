import 'server-only';
import { type Handlers, readOnly } from '../http/handlers';
import { newRequestId } from '../http/request-id';
import { services } from '../process/services';
import { viewerOf } from './cookies';
import { newEmbedToken } from './embed-token';
import { clientOf } from './pace';
import { goneError, LINK_HEADERS, linkProblem, tokenOf } from './public';
import { linkAt, visit, visitOf } from './visit';

/** How often a live report is asked for anew. */
const CHANGED_MS = 60_000;
/** Proxies close what is silent for longer. */
const COMMENT_MS = 15_000;

/** Longer than this no stream lasts; the browser asks again, and the link is looked at as if for the first time. */
const LIFE_MS = 3_600_000;

const GONE = 'event: gone\ndata: {}\n\n';
const LOCKED = 'event: locked\ndata: {}\n\n';
/** `at`: for a frame, whose own address has run out by then, where the report is read anew. */
const changedAt = (at?: string) => `event: changed\ndata: ${JSON.stringify({ ...(at !== undefined && { at }) })}\n\n`;

/** What is worth a word at a moment; null for nothing. */
function wordsOf(live: boolean, from: number, changedNow: () => string): (now: number) => string | null {
  let [commented, changed] = [from, from];
  return (now) => {
    const isDue = live && now - changed >= CHANGED_MS;
    if (!isDue && now - commented < COMMENT_MS) return null;
    commented = now;
    if (!isDue) return ':\n\n';
    changed = now;
    return changedNow();
  };
}

/**
 * GET /s/{token}/events: tells an open page within two seconds that its link shows nothing any more, or wants its
 * password again, whichever instance did that; and every minute that a live report may be read anew.
 */
export const linkEvents: Handlers = readOnly(async (request) => {
  const all = services();
  const { clock, sharing, identity } = all;
  const { headers } = request;
  const token = tokenOf(new URL(request.url));
  const client = clientOf(headers);
  try {
    const first = await visit(all, token, headers);
    if (first.kind === 'gone') sharing.pace.missed(client);
    if (first.kind !== 'open') throw goneError();
    const { stored, spec, frame } = first;
    const head = { ...LINK_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' };
    if (request.method === 'HEAD') return new Response(null, { headers: head });
    const viewer = viewerOf({ key: identity.keys.links, headers, link: stored, now: clock.now().getTime() });
    const leave = sharing.pace.opened(stored.id, viewer, client);
    const from = clock.monotonic();
    const at = () =>
      frame && `/s/${newEmbedToken(identity.keys.links, stored, frame.origin, clock.now().getTime()).token}`;
    // A look at whole numbers is one, and not one a minute.
    const word = wordsOf(stored.mode === 'live' && !spec.unmasked, from, () => changedAt(at() ?? undefined));
    const text = new TextEncoder();
    let unfollow: () => void = () => undefined;
    const stop = () => {
      unfollow();
      leave();
    };
    const body = new ReadableStream<Uint8Array>({
      start(out) {
        const say = (line: string) => out.enqueue(text.encode(line));
        const end = (line?: string) => {
          stop();
          if (line !== undefined) say(line);
          out.close();
        };
        say('retry: 2000\n\n');
        unfollow = sharing.watch.follow(
          token,
          (asked) => linkAt(all, asked),
          (found) => {
            const now = clock.monotonic();
            if (all.isDraining() || now - from > LIFE_MS) return end();
            // Where the store does not answer, nobody knows whether the link still holds: then it does not.
            const seen = found === 'unknown' ? null : visitOf(all, found, headers);
            if (seen?.kind === 'locked') return end(LOCKED);
            if (seen?.kind !== 'open') return end(GONE);
            const line = word(now);
            if (line !== null) say(line);
          },
        );
      },
      cancel: stop,
    });
    request.signal.addEventListener('abort', stop, { once: true });
    return new Response(body, { headers: head });
  } catch (error) {
    return linkProblem(error, newRequestId());
  }
});
