import type { Link } from '@/lib/model/link';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import type { Call } from '../http/call';
import { ownerOf, stopOf } from './link-owner';
import { linkOf, specOf, stateOf } from './spec';
import { holdsUnmasked } from './unmasked';

/** Links as those see them who make links: with who vouches for each, and why one shows nothing. */
export async function viewsOf({ services }: Pick<Call, 'services'>, links: readonly StoredLink[]): Promise<Link[]> {
  const { identity, clock, book } = services;
  const now = clock.now().getTime();
  const ids = [...new Set(links.map(({ createdBy }) => createdBy))];
  const owners = new Map(await Promise.all(ids.map(async (id) => [id, await ownerOf(identity, id)] as const)));
  const there = new Set((await book.list()).map(({ entry }) => entry.id));
  const stop = async (stored: StoredLink): Promise<Link['stopped']> => {
    const spec = specOf(stored);
    const { connectionId } = spec.report;
    if (stateOf(stored, now) === 'revoked') return null;
    if (!there.has(connectionId)) return 'connection-gone';
    const stopped = stopOf(owners.get(stored.createdBy) ?? null, connectionId);
    return stopped ?? ((await holdsUnmasked(identity, spec)) ? null : 'unmasker');
  };
  return Promise.all(
    links.map(async (stored) => {
      const owner = { id: stored.createdBy, name: owners.get(stored.createdBy)?.name ?? null };
      return linkOf(stored, now, { owner, stopped: await stop(stored) });
    }),
  );
}

/** One of them. */
export async function viewOf(call: Pick<Call, 'services'>, stored: StoredLink): Promise<Link> {
  const [view] = await viewsOf(call, [stored]);
  if (!view) throw new Error('One link has one view.');
  return view;
}
