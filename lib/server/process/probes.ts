import 'server-only';
import { failureFields } from '../http/failure-fields';
import { readOnly } from '../http/handlers';
import { services } from './services';

const PING_MS = 2_000;

const answer = (status: number, body: Record<string, unknown>) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

/** The process lives. */
export const health = readOnly(async () => answer(200, { status: 'alive' }));

function within<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Migrations are done (else nothing would answer), the store answers within 2 s, and nobody asked us to stop. */
export const readiness = readOnly(async () => {
  const { store, isDraining, log } = services();
  if (isDraining()) return answer(503, { status: 'stopping' });
  try {
    await within(store.ping(), PING_MS);
    return answer(200, { status: 'ready' });
  } catch (error) {
    log.warn(failureFields(error), 'the store does not answer');
    return answer(503, { status: 'store unavailable' });
  }
});
