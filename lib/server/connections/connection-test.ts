import type * as z from 'zod/mini';
import type { ConnectionEntry, testConnectionEndpoint, tryConnectionEndpoint } from '@/lib/api/connections';
import { orEnded } from '@/lib/proxy/abort';
import 'server-only';
import type { Call } from '../http/call';
import { connect } from './connect';
import { checkEntry } from './connections';

/** Beyond the deadline that the connector itself keeps. */
const SLACK_MS = 1_500;

type Reply = Promise<z.output<typeof testConnectionEndpoint.reply>>;

/** Over a way out of its own, so that neither the breaker nor the queue of the real one stands in the way. */
async function tryEntry({ services, signal }: Call, { account, ...entry }: ConnectionEntry): Reply {
  const held = services.holdApart(entry, account);
  try {
    const { timeoutMs } = held.limits;
    const testing = held.connector().test(services.deadline(signal, timeoutMs));
    return { data: await orEnded(testing, AbortSignal.timeout(timeoutMs + SLACK_MS)) };
  } finally {
    await held.close();
  }
}

/** Tries a saved connection. A vendor's failure is in the result. @throws AppError `not_found` */
export async function testConnection(
  call: Call,
  { connectionId }: z.output<typeof testConnectionEndpoint.input>,
): Reply {
  const held = await connect(call, connectionId);
  return tryEntry(call, { ...held.entry, account: held.account() });
}

/** Tries an entry that is not saved. @throws AppError `bad_request` */
export async function tryConnection(
  call: Call,
  entry: ConnectionEntry,
): Promise<z.output<typeof tryConnectionEndpoint.reply>> {
  return tryEntry(call, await checkEntry(call, entry));
}
