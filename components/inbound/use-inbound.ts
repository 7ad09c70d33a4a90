'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { inboundQuery } from '@/lib/queries/inbound';
import { type InboundLine, viewOf } from './inbound-view';
import { usePause } from './use-pause';

/** `from` and `to` as the address has them, for a question to the API; absent where it has none. */
export function useAddressRange(): { from?: string; to?: string } {
  const search = useSearchParams();
  const [from, to] = [search.get('from'), search.get('to')];
  return { ...(from !== null && { from }), ...(to !== null && { to }) };
}

/** The answer about a line for the range of the address, asked again every 15 s unless the reader has paused that. */
export function useInbound(line: InboundLine) {
  const search = useSearchParams();
  const range = useAddressRange();
  const [paused] = usePause();
  const query = useQuery({
    ...inboundQuery({ connectionId: line.id, ...range }),
    ...(paused && { refetchInterval: false, refetchOnWindowFocus: false, refetchOnReconnect: false }),
  });
  const view = query.data && viewOf(line, query.data, search.get('grain'));
  return { query, view };
}
