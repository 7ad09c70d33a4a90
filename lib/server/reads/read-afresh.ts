import { AppError } from '@/lib/errors';
import { orEnded } from '@/lib/proxy/abort';
import type { Reading } from '@/lib/vendors/connector';
import 'server-only';
import type { HeldConnection } from '../connections/held-connection';
import type { Call } from '../http/call';
import { failureFields } from '../http/failure-fields';
import { type Asked, metaOf, type ReadAnswer } from './read-through';

/** Nobody watches a page of an export come. */
const PAGE_MS = 30_000;

/**
 * A question put to the vendor for one asker alone: past the memory, which an export would fill with pages that nobody
 * reads again, and ended as soon as its asker leaves. It waits for its turn behind pages that people look at.
 * @throws AppError as in api.md section 4; there is no last good answer.
 */
export async function readAfresh<Data>(
  call: Call,
  held: HeldConnection,
  asked: Asked,
  ask: (signal: AbortSignal) => Promise<Reading<Data>>,
): Promise<ReadAnswer<Data>> {
  const { clock, deadline, measures, log } = call.services;
  const { dialect, id: connectionId } = held.entry;
  const labels = { dialect, question: asked.name };
  return held.lane(async () => {
    call.signal.throwIfAborted();
    const from = clock.monotonic();
    const signal = deadline(call.signal, Math.max(PAGE_MS, held.limits.timeoutMs));
    const tell = (result: string) => measures.vendorSeconds.observe({ dialect, result }, seconds(clock, from));
    try {
      const reading = await orEnded(ask(signal), signal);
      held.health.succeeded();
      tell('ok');
      measures.reads.inc({ ...labels, state: 'fresh' });
      return { reading, meta: metaOf(held, { value: reading, state: 'fresh', ageMs: 0 }) };
    } catch (error) {
      measures.reads.inc({ ...labels, state: error instanceof AppError ? error.code : 'left' });
      if (error instanceof AppError) {
        // A limit of ours says nothing about the vendor.
        if (error.context?.['limit'] === undefined) held.health.failed(error.code);
        tell(error.code);
        log.warn({ connectionId, ...failureFields(error) }, 'a vendor did not answer well');
      }
      throw error;
    }
  });
}

const seconds = (clock: Call['services']['clock'], from: number) => (clock.monotonic() - from) / 1_000;
