import { AppError } from '@/lib/errors';
import { roleCovers } from '@/lib/model/user';
import 'server-only';
import { authenticate } from '../accounts/access';
import { readOnly } from '../http/handlers';
import { problem } from '../http/problem';
import { newRequestId } from '../http/request-id';
import { type Services, services } from './services';

async function requireAdmin(all: Services, headers: Headers): Promise<void> {
  if (all.env.openMetrics) return;
  const reader = await authenticate(all.identity, headers);
  if (!reader) throw new AppError('unauthenticated', 'This takes an admin token, or CALLBOARD_METRICS=public.');
  if (!roleCovers(reader.role, 'admin')) throw new AppError('forbidden', 'This takes the role admin.');
}

/** Prometheus text; admin, or open with CALLBOARD_METRICS=public. */
export const metrics = readOnly(async (request) => {
  const all = services();
  try {
    await requireAdmin(all, request.headers);
    const states = { ok: 0, degraded: 0, down: 0, unknown: 0 };
    for (const held of await all.book.list()) states[held.view({ whole: false }).state] += 1;
    for (const [state, count] of Object.entries(states)) all.measures.connections.set({ state }, count);
    const { registry } = all.measures;
    return new Response(await registry.metrics(), {
      headers: { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return problem(error, newRequestId());
  }
});
