import 'server-only';
import { type Handlers, readOnly } from '../handlers';
import { newRequestId } from '../request-id';
import { services } from '../services';
import { goneError, LINK_HEADERS, linkProblem, tokenOf } from './public';
import { visit } from './visit';

const LOOK_MS = 1_000;
/** How often a live report is asked for anew. */
const CHANGED_MS = 60_000;
/** Proxies close what is silent for longer. */
const COMMENT_MS = 15_000;

/** Longer than this no stream lasts; the browser asks again, and the link is looked at as if for the first time. */
const LIFE_MS = 3_600_000;

/**
 * GET /s/{token}/events: tells an open page within two seconds that its link shows nothing any more, whichever instance
 * stopped it, and every minute that a live report may be read anew.
 */
export const linkEvents: Handlers = readOnly(async (request) => {
  const all = services();
  const { clock } = all;
  const token = tokenOf(new URL(request.url));
  const first = await visit(all, token, request.headers);
  if (first.kind !== 'open') return linkProblem(goneError(), newRequestId());
  const live = first.stored.mode === 'live';
  const from = clock.monotonic();
  let [commented, changed] = [from, from];
  let timer: NodeJS.Timeout | undefined;
  const text = new TextEncoder();
  const stop = () => clearTimeout(timer);
  const body = new ReadableStream<Uint8Array>({
    start(out) {
      const say = (line: string) => out.enqueue(text.encode(line));
      const end = (line?: string) => {
        stop();
        if (line !== undefined) say(line);
        out.close();
      };
      /** What is worth a word now; null for nothing. */
      const news = (now: number): string | null => {
        const isDue = live && now - changed >= CHANGED_MS;
        if (!isDue && now - commented < COMMENT_MS) return null;
        commented = now;
        if (!isDue) return ':\n\n';
        changed = now;
        return 'event: changed\ndata: {}\n\n';
      };
      const look = async () => {
        const now = clock.monotonic();
        if (all.isDraining() || now - from > LIFE_MS) return end();
        // Where the store does not answer, nobody knows whether the link still holds: then it does not.
        const seen = await visit(all, token, request.headers).catch(() => null);
        if (request.signal.aborted) return stop();
        if (seen?.kind !== 'open') return end('event: gone\ndata: {}\n\n');
        const line = news(now);
        if (line !== null) say(line);
        timer = setTimeout(look, LOOK_MS);
      };
      say('retry: 2000\n\n');
      timer = setTimeout(look, LOOK_MS);
    },
    cancel: stop,
  });
  request.signal.addEventListener('abort', stop, { once: true });
  const headers = { ...LINK_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' };
  return new Response(request.method === 'HEAD' ? null : body, { headers });
});
