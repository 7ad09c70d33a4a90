import type { Link } from '@/lib/model/link';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import type { Call } from '../call';
import { ownerOf, stopOf } from './link-owner';
import { linkOf, specOf, stateOf } from './spec';

/** Links as those see them who make links: with who vouches for each, and why one shows nothing. */
export async function viewsOf({ services }: Pick<Call, 'services'>, links: readonly StoredLink[]): Promise<Link[]> {
  const { identity, clock, book } = services;
  const now = clock.now().getTime();
  const ids = [...new Set(links.map(({ createdBy }) => createdBy))];
  const owners = new Map(await Promise.all(ids.map(async (id) => [id, await ownerOf(identity, id)] as const)));
  const there = new Set((await book.list()).map(({ entry }) => entry.id));
  return links.map((stored) => {
    const owner = owners.get(stored.createdBy) ?? null;
    const { connectionId } = specOf(stored).report;
    const stopped = there.has(connectionId) ? stopOf(owner, connectionId) : 'connection-gone';
    return linkOf(stored, now, {
      owner: { id: stored.createdBy, name: owner?.name ?? null },
      stopped: stateOf(stored, now) === 'revoked' ? null : stopped,
    });
  });
}

/** One of them. */
export async function viewOf(call: Pick<Call, 'services'>, stored: StoredLink): Promise<Link> {
  const [view] = await viewsOf(call, [stored]);
  if (!view) throw new Error('One link has one view.');
  return view;
}
