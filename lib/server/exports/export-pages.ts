import { AppError } from '@/lib/errors';
import type { Meta } from '@/lib/model/source';
import type { Clock } from '@/lib/proxy/clock';
import 'server-only';

export const EXPORT_PAGE = 200;
/** While somebody else's read goes through the same records, ours takes what is there and gets no further. */
const PAUSE_MS = 1_000;
const FRUITLESS_READS = 15;

export type RowPage<Row> = {
  readonly data: readonly Row[];
  readonly page: { readonly total: number | null; readonly last: boolean };
  readonly meta: Meta;
  readonly filteredHere: readonly string[];
};
type Ask<Row> = (page: number) => Promise<RowPage<Row>>;
type Means = { readonly clock: Pick<Clock, 'sleep'>; readonly signal: AbortSignal };

/** @throws AppError `timeout` with what is covered, where asking again brings no more records. */
async function wholePage<Row>(ask: Ask<Row>, number: number, { clock, signal }: Means): Promise<RowPage<Row>> {
  let most = -1;
  for (let fruitless = 0; ; ) {
    const page = await ask(number);
    const { coverage } = page.meta.source;
    if (!coverage || coverage.rows >= coverage.total) return page;
    fruitless = coverage.rows > most ? 0 : fruitless + 1;
    most = Math.max(most, coverage.rows);
    if (fruitless >= FRUITLESS_READS) {
      throw new AppError('timeout', 'Not all records could be read.', { context: { ...coverage } });
    }
    if (fruitless > 0) await clock.sleep(PAUSE_MS, signal);
  }
}

/**
 * The pages of a list, one after the other as they are asked for, each of them made of all records: a page that covers
 * a part is asked for again until it covers everything. Without rows that an earlier page held, since new ones push the
 * others down.
 */
export async function* pagesOf<Row extends { readonly id: string }>(
  ask: Ask<Row>,
  means: Means,
): AsyncGenerator<RowPage<Row>, void> {
  const seen = new Set<string>();
  for (let number = 1; ; number++) {
    const page = await wholePage(ask, number, means);
    const data = page.data.filter(({ id }) => !seen.has(id));
    for (const { id } of data) seen.add(id);
    yield { ...page, data };
    if (page.page.last) return;
  }
}
