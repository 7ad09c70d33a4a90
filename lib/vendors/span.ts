import { mapAll } from './pool';

/** One page of a vendor's list; `total` is null where the vendor does not say how many rows there are. */
export type VendorPage<Item> = { readonly rows: readonly Item[]; readonly total: number | null };
export type Span = { readonly start: number; readonly end: number };

const IN_FLIGHT = 4;

/** Rows `start` to `end` (not included, from 0) that our page stands for. */
export function spanOf({ page, pageSize }: { readonly page: number; readonly pageSize: number }): Span {
  return { start: (page - 1) * pageSize, end: page * pageSize };
}

/**
 * The rows of a span out of a list that comes in pages of `size`. No page is asked for behind the list's end, where some
 * vendors repeat the last one. `ended`: nothing comes behind the span.
 */
export async function readSpan<Item>(
  { start, end }: Span,
  size: number,
  ask: (page: number) => Promise<VendorPage<Item>>,
): Promise<{ readonly rows: readonly Item[]; readonly total: number | null; readonly ended: boolean }> {
  const from = Math.floor(start / size) + 1;
  const to = Math.floor((end - 1) / size) + 1;
  const first = await ask(from);
  const pages = [first];
  if (first.total === null) {
    // Without a total, a page that is not full is the last one.
    for (let page = from + 1; page <= to && (pages.at(-1)?.rows.length ?? 0) >= size; page++)
      pages.push(await ask(page));
  } else {
    const known = Math.min(to, Math.ceil(first.total / size));
    const rest = Array.from({ length: Math.max(0, known - from) }, (_, index) => from + 1 + index);
    pages.push(...(await mapAll(rest, IN_FLIGHT, ask)));
  }
  const total = pages.at(-1)?.total ?? null;
  const rows = pages.flatMap((page, index) => {
    const offset = (from - 1 + index) * size;
    return page.rows.filter((_, at) => {
      const place = offset + at;
      return place >= start && place < end && (total === null || place < total);
    });
  });
  const seen = (from - 1) * size + pages.reduce((sum, page) => sum + page.rows.length, 0);
  const short = (pages.at(-1)?.rows.length ?? 0) < size;
  return { rows, total, ended: total === null ? short && seen <= end : end >= total };
}
