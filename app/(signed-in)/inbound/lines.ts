import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Connection } from '@/lib/model/connection';
import { pageCall } from '@/lib/server/accounts/page-access';
import { listConnections } from '@/lib/server/connections/connections';
import type { Call } from '@/lib/server/http/call';

type Line = Pick<Connection, 'id' | 'name' | 'timeZone'>;

const lineOf = ({ id, name, timeZone }: Connection): Line => ({ id, name, timeZone });

/** The connections that have inbound figures. */
export async function inboundLines(call: Call): Promise<readonly Line[]> {
  const { data } = await listConnections(call);
  return data.filter(({ capabilities }) => capabilities.includes('inboundStats')).map(lineOf);
}

/** The line of the address and a call to ask with; once for a page and its title. Shows 404 where there is none. */
export const openLine = cache(async (connectionId: string): Promise<{ call: Call; line: Line }> => {
  const call = await pageCall();
  const line = (await inboundLines(call)).find(({ id }) => id === connectionId);
  return { call, line: line ?? notFound() };
});

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The range of the address as the API takes it. */
export function rangeOf({ from, to }: Search): { from?: string; to?: string } {
  return { ...(typeof from === 'string' && { from }), ...(typeof to === 'string' && { to }) };
}
