import { infiniteQueryOptions } from '@tanstack/react-query';
import type { CallsInput, callsEndpoint, NumbersInput, numbersEndpoint } from '@/lib/api/calls';
import type { Meta } from '@/lib/model/source';
import { callEndpoint, type ReplyOf } from './call';
import type { ApiFailure } from './failure';

type Paged = { readonly page: { readonly number: number; readonly last: boolean }; readonly meta: Meta };
type Pages<Page> = { readonly pages: readonly Page[]; readonly pageParams: readonly number[] };

/** While the server still reads the records behind a list. */
const PARTIAL_MS = 5_000;

/** One page as a list that is read page by page: what the server hands over with the document. */
export const firstPageOf = <Page>(page: Page): Pages<Page> => ({ pages: [page], pageParams: [1] });

type Shown = { readonly state: { readonly data?: Pages<Paged> | undefined } };

/** Only the top of a list follows records that are still being read: what is further down must not move. */
function followPartial({ state: { data } }: Shown): number | false {
  const [first, second] = data?.pages ?? [];
  const { coverage } = first?.meta.source ?? {};
  return second === undefined && coverage && coverage.rows < coverage.total ? PARTIAL_MS : false;
}

/** Asked once: a list that grows under somebody's hands is worse than one that is a minute old, and it tells its age. */
function pagesQuery<Page extends Paged>(
  key: readonly [string, 'pages', object],
  read: (page: number, signal: AbortSignal) => Promise<Page>,
) {
  return {
    ...infiniteQueryOptions<Page, ApiFailure, Pages<Page>, readonly unknown[], number>({
      queryKey: key,
      queryFn: ({ pageParam, signal }) => read(pageParam, signal),
      initialPageParam: 1,
      getNextPageParam: ({ page }) => (page.last ? undefined : page.number + 1),
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      // Comparing all rows with themselves at every page would cost more than drawing the new ones.
      structuralSharing: false,
    }),
    refetchInterval: followPartial,
  };
}

type CallsReply = ReplyOf<typeof callsEndpoint>;
type NumbersReply = ReplyOf<typeof numbersEndpoint>;

/** The calls of a task, page by page as the reader goes down; `input` asks for the first page. */
export const callPagesQuery = (input: CallsInput) =>
  pagesQuery<CallsReply>(['calls', 'pages', input], (page, signal) =>
    callEndpoint<typeof callsEndpoint>('calls', { ...input, page }, { signal }),
  );

/** The numbers of a task, page by page as the reader goes down; `input` asks for the first page. */
export const numberPagesQuery = (input: NumbersInput) =>
  pagesQuery<NumbersReply>(['numbers', 'pages', input], (page, signal) =>
    callEndpoint<typeof numbersEndpoint>('numbers', { ...input, page }, { signal }),
  );
