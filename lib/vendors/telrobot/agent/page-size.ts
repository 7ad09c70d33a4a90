/** The vendor gave pages of `size` rows, though more were asked for. */
class SmallerPages extends Error {
  readonly size: number;

  constructor(size: number) {
    super('The vendor gives smaller pages.');
    this.size = size;
  }
}

/** The most that we ask for at once; the vendor's own limit is not documented. */
export const MAX_PER_PAGE = 100;

/** @throws what `withPageSize` waits for, where the answer's pages are smaller than what was asked for. */
export function requirePageSize(asked: number, { per_page }: { readonly per_page: number | null }): void {
  if (per_page !== null && per_page > 0 && per_page < asked) throw new SmallerPages(per_page);
}

/** Reads with pages of `size`, or once more with those that the vendor insists on: all places in the list depend on it. */
export async function withPageSize<Data>(size: number, read: (size: number) => Promise<Data>): Promise<Data> {
  try {
    return await read(size);
  } catch (error) {
    if (!(error instanceof SmallerPages)) throw error;
    return read(error.size);
  }
}
