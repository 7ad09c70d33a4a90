import { uuid } from '../ids.mjs';
import { createInbound } from './inbound.mjs';
import { createLedger } from './ledger.mjs';
import { createTaskBook } from './tasks.mjs';

/** Everything that happens, whatever vendor tells it. `startedAt` only places the inbound outage on "yesterday". */
export function createWorld(seed, startedAt) {
  const books = {
    tel: createTaskBook(seed, 'tel'),
    'tel-v1': createTaskBook(seed, 'tel-v1'),
    by: createTaskBook(seed, 'by'),
  };
  return {
    books,
    ledger: createLedger(),
    inbound: createInbound(seed, startedAt),
    v1TaskIds: () => books['tel-v1'].list(startedAt).map((task) => uuid(seed, 'v1-task', task.group, 0)),
  };
}
