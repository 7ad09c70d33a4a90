import type * as z from 'zod/mini';
import type { embedLinkEndpoint } from '@/lib/api/links';
import { AppError } from '@/lib/errors';
import 'server-only';
import type { Call } from '../http/call';
import { ownOrigin } from '../http/own-origin';
import { newEmbedToken } from './embed-token';
import { storedOf } from './owner';
import { specOf } from './spec';

type Input = z.output<typeof embedLinkEndpoint.input> & z.output<typeof embedLinkEndpoint.body>;

/**
 * An address for a frame on one of a link's origins, without its password: for the server of the page around it, since
 * browsers keep no cookies of a frame on another site. Not put down in the audit log: it is made at every view.
 * @throws AppError `bad_request` for an origin that the link does not name
 */
export async function embedLink(
  call: Call,
  { linkId, origin }: Input,
): Promise<{ data: z.output<typeof embedLinkEndpoint.reply>['data'] }> {
  const stored = await storedOf(call, linkId);
  if (!(specOf(stored).embedOrigins ?? []).includes(origin)) {
    const errors = [{ field: 'origin', reason: 'is none of this link’s embedOrigins' }];
    throw new AppError('bad_request', 'Some fields do not fit.', { errors });
  }
  const { identity, clock } = call.services;
  const { token, until } = newEmbedToken(identity.keys.links, stored, origin, clock.now().getTime());
  return { data: { url: `${ownOrigin(call)}/s/${token}`, expiresAt: new Date(until).toISOString() } };
}
