import type { Io } from './connector';
import { deadlineSignal, msLeft } from './deadline';
import { isAppError } from './failure';

/** What a list is made of. */
export type Row = { readonly id: string };
/** A page of call records. */
export type RowPage<Of extends Row> = { readonly rows: readonly Of[]; readonly total: number };
export type AskPage<Of extends Row> = (page: number, signal: AbortSignal) => Promise<RowPage<Of>>;
/** How a list is asked for, and how much of it is kept. */
export type ScanList<Of extends Row> = {
  readonly ask: AskPage<Of>;
  readonly pageSize: number;
  readonly maxRows: number;
};

/** What is known of one list of records. */
export type Scan<Of extends Row> = {
  readonly rows: Map<string, Of>;
  total: number;
  /** Where the present pass over the list goes on: with a page that was not full when it was read, once more. */
  next: number;
  /** How many rows there were when the present pass began. */
  sizeAtStart: number;
  /** Nothing more to be had: all rows are here, or a whole pass found nothing new. */
  settled: boolean;
};

/** Page 1 is read anew by whoever asks. */
const FIRST_TO_READ = 2;

export const newScan = <Of extends Row>(): Scan<Of> => ({
  rows: new Map(),
  total: 0,
  next: FIRST_TO_READ,
  sizeAtStart: 0,
  settled: false,
});

const MAX_PAGES_PER_READ = 40;
/** No new page is begun after this share of a read's time, and none is waited for after the second. */
const LAST_START = 0.6;
const LAST_END = 0.85;

type News = 'none' | 'some' | 'to the end';

/** Later data win. Whether rows were new, and whether the last one was, so that the next page may hold more. */
function upsert<Of extends Row>(scan: Scan<Of>, { rows, total }: RowPage<Of>): News {
  const before = scan.rows.size;
  const last = rows.at(-1);
  const open = last !== undefined && !scan.rows.has(last.id);
  for (const row of rows) scan.rows.set(row.id, row);
  scan.total = total;
  if (open) return 'to the end';
  return scan.rows.size > before ? 'some' : 'none';
}

function restart<Of extends Row>(scan: Scan<Of>, page: RowPage<Of>): void {
  scan.rows.clear();
  Object.assign(scan, { next: FIRST_TO_READ, sizeAtStart: 0, settled: false });
  upsert(scan, page);
}

type Next<Of extends Row> = (page: number) => Promise<RowPage<Of> | null>;

/** Page after page while time and pages last; null when they are over, or when the vendor fails in the middle. */
function pager<Of extends Row>(io: Io, ask: AskPage<Of>, signal: AbortSignal): Next<Of> {
  const left = msLeft(signal);
  const until = io.monotonic() + left * LAST_START;
  const paging = deadlineSignal(signal, Math.ceil(left * LAST_END), io.monotonic);
  let pages = 0;
  return async (page) => {
    if (pages++ >= MAX_PAGES_PER_READ || io.monotonic() >= until) return null;
    try {
      return await ask(page, paging);
    } catch (error) {
      // What is known already is worth more than nothing.
      if (!signal.aborted && isAppError(error, 'vendor_unavailable', 'timeout')) return null;
      throw error;
    }
  };
}

/** The end of a pass with rows missing: they moved while we read. Unless a whole pass found nothing new, once more. */
function endPass(scan: Scan<Row>): void {
  const complete = scan.rows.size >= scan.total;
  scan.settled = complete || scan.rows.size === scan.sizeAtStart;
  scan.sizeAtStart = scan.rows.size;
  if (!complete) scan.next = FIRST_TO_READ;
}

/** From page 2 down until a page ends with what is known. Whether there was time for it. */
async function readNews<Of extends Row>(scan: Scan<Of>, next: Next<Of>): Promise<boolean> {
  for (let page = FIRST_TO_READ; page < scan.next; page++) {
    const reply = await next(page);
    if (!reply) return false;
    if (upsert(scan, reply) !== 'to the end') return true;
  }
  return true;
}

/** On from where the pass stopped: each read gets further, were there time for one page alone. */
async function readOn<Of extends Row>(scan: Scan<Of>, next: Next<Of>, list: ScanList<Of>): Promise<void> {
  for (let page = scan.next; scan.rows.size < scan.total; page++) {
    if (scan.rows.size >= list.maxRows) return;
    if ((page - 1) * list.pageSize >= scan.total) break;
    const reply = await next(page);
    if (!reply) return;
    // It shrank while we read it: from the top once more, at the next read.
    if (reply.total < scan.total) return restart(scan, reply);
    upsert(scan, reply);
    scan.next = reply.rows.length < list.pageSize ? page : page + 1;
    if (reply.rows.length === 0) break;
  }
  endPass(scan);
}

/**
 * Goes on reading a list whose page 1 was just read (contract.md section 5.6): new rows from the top, then on from where
 * the last read stopped, as far as time allows. A list that shrinks is read anew, since nobody says what went.
 */
export async function advance<Of extends Row>(
  io: Io,
  scan: Scan<Of>,
  first: RowPage<Of>,
  list: ScanList<Of>,
  signal: AbortSignal,
): Promise<void> {
  const { total } = scan;
  if (first.total < total) restart(scan, first);
  const news = upsert(scan, first);
  if (scan.settled && first.total === total && news === 'none') return;
  scan.settled = false;
  const next = pager(io, list.ask, signal);
  if (news !== 'to the end' || (await readNews(scan, next))) await readOn(scan, next, list);
  // More rows than there are: some are gone, and again nobody says which.
  if (scan.rows.size > scan.total) restart(scan, first);
}
