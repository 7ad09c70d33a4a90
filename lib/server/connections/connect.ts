import { mayRead } from '@/lib/model/rights';
import 'server-only';
import type { Call } from '../http/call';
import { noSuchConnection } from './connection-book';
import type { HeldConnection } from './held-connection';

type Asking = Pick<Call, 'services' | 'reader'>;

/** Whether the asker may see a connection. Nobody is asked of a link's visitor: what a link shows is fixed in it. */
export const maySee = ({ reader }: Pick<Call, 'reader'>, connectionId: string) =>
  reader === null || mayRead(reader.connections, connectionId);

/** The connection of a question. @throws AppError `not_found`, the same for one that the asker may not see */
export async function connect(call: Asking, connectionId: string): Promise<HeldConnection> {
  const held = await call.services.book.get(connectionId);
  if (!maySee(call, connectionId)) throw noSuchConnection();
  return held;
}

/** Every connection that the asker may see, in the book's order. */
export async function listHeld(call: Asking): Promise<readonly HeldConnection[]> {
  return (await call.services.book.list()).filter(({ entry }) => maySee(call, entry.id));
}
