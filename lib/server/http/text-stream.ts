import { setTimeout as wait } from 'node:timers/promises';
import 'server-only';

/** A cut takes along what is still on its way to the socket: the last words get this long to leave. */
const LAST_WORDS_MS = 250;

/**
 * Texts as the bytes of an answer's body, the next one made only when the last one is on its way: a reader that is slow
 * slows down whoever makes them. What the texts throw cuts the answer off, so that nobody takes it for a whole one.
 */
export function textStream(texts: AsyncGenerator<string, void>, onGone: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await texts.next().catch(async (error: unknown) => {
          await wait(LAST_WORDS_MS);
          throw error;
        });
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        onGone();
        await texts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
