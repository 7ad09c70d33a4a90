import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditCsvInput, AuditInput, auditEndpoint } from '@/lib/api/audit';
import { callEndpoint, type ReplyOf, urlOf } from './call';
import type { ApiFailure } from './failure';

type Page = ReplyOf<typeof auditEndpoint>;
type Pages = { readonly pages: readonly Page[]; readonly pageParams: readonly string[] };
/** What stands in the address of the page. */
export type AuditFilters = Pick<AuditInput, 'actor' | 'action' | 'from' | 'to'>;

/** The log from its newest entry on, page by page as the reader asks for more. */
export const auditPagesQuery = (filters: AuditFilters) =>
  infiniteQueryOptions<Page, ApiFailure, Pages, readonly unknown[], string>({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint<typeof auditEndpoint>(
        'audit',
        { ...filters, ...(pageParam !== '' && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The same entries as a file. */
export const auditCsvUrl = (input: AuditCsvInput): string => urlOf('audit-csv', input);
