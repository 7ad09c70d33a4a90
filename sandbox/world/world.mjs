import { uuid } from '../ids.mjs';
import { createInbound } from './inbound.mjs';
import { createLedger } from './ledger.mjs';
import { createTaskBook } from './tasks.mjs';

/**
 * Everything that happens, whatever vendor tells it. `startedAt` only places the inbound outage on "yesterday". With
 * `hourCalls` the first answered call of every task lasts an hour; `scale` makes every task smaller or larger.
 */
export function createWorld(seed, startedAt, { scale = 1, hourCalls = false } = {}) {
  const books = {
    tel: createTaskBook(seed, 'tel', scale),
    'tel-v1': createTaskBook(seed, 'tel-v1', scale),
    by: createTaskBook(seed, 'by', scale),
  };
  return {
    books,
    ledger: createLedger({ hourCalls }),
    inbound: createInbound(seed, startedAt),
    v1TaskIds: () => books['tel-v1'].list(startedAt).map((task) => uuid(seed, 'v1-task', task.group, 0)),
  };
}
