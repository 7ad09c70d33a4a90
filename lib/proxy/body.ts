import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { endedBy } from './abort';
import { failureOf } from './failure';

const SLAB_BYTES = 65_536;

/** Gathers pieces of any size into slabs: ten million pieces of one byte each would take gigabytes. */
function slabs(put: (slab: Uint8Array<ArrayBuffer>) => void) {
  let slab = new Uint8Array(0);
  let filled = 0;
  const flush = () => {
    if (filled > 0) put(slab.subarray(0, filled));
    filled = 0;
  };
  const add = (piece: Uint8Array) => {
    for (let from = 0; from < piece.byteLength; ) {
      if (filled === 0) slab = new Uint8Array(SLAB_BYTES);
      const part = piece.subarray(from, from + SLAB_BYTES - filled);
      slab.set(part, filled);
      filled += part.byteLength;
      from += part.byteLength;
      if (filled === SLAB_BYTES) flush();
    }
  };
  return { add, flush };
}

/**
 * `source` through `decoders` as a web stream that is filled whether or not it is read, so that an answer nobody reads
 * keeps no connection. How much it holds is bounded by the limits of `source` and `decoders`. Errors are those of
 * `failureOf`, or what ended the signal; `ended` resolves with them, or with null. Cancelling it is no failure.
 */
export function streamBody(
  source: Readable,
  decoders: readonly Transform[],
  signal: AbortSignal,
): { readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>; readonly ended: Promise<unknown> } {
  let cancelled = false;
  let ended: Promise<unknown> = Promise.resolve(null);

  async function fill(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Promise<unknown> {
    const { add, flush } = slabs((slab) => controller.enqueue(slab));
    try {
      const piped = decoders.length === 0 ? undefined : pipeline([source, ...decoders]);
      piped?.catch(() => undefined);
      for await (const piece of decoders.at(-1) ?? source) add(piece);
      flush();
      controller.close();
      return null;
    } catch (error) {
      if (cancelled) return null;
      const failure = signal.aborted ? endedBy(signal) : failureOf(error, 'body');
      controller.error(failure);
      return failure;
    }
  }

  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      ended = fill(controller);
    },
    cancel() {
      cancelled = true;
      source.destroy();
    },
  });
  return { stream, ended };
}
