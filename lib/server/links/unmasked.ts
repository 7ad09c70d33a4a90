import type { NewLink } from '@/lib/api/links';
import { AppError, type FieldError } from '@/lib/errors';
import { mayRead } from '@/lib/model/rights';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import type { Identity, Reader } from '../accounts/identity';
import { requireRight } from '../accounts/right';
import type { Call } from '../http/call';
import { ownerOf } from './link-owner';
import type { LinkSpec } from './spec';

// Links that show whole numbers: decision 0013.

/** How long an unmasked link lasts at most, and where nobody says how long. */
export const UNMASKED_MS = 7 * 24 * 3_600_000;
/** The clock of whoever asks for seven days stands a little elsewhere. */
const SLACK_MS = 60_000;

/** What a link is, or is to become, as far as it decides whether it may show whole numbers. */
type Wanted = Pick<LinkSpec, 'unmasked' | 'reason' | 'embedOrigins'> &
  Pick<NewLink, 'report' | 'mode'> & { readonly hasPassword: boolean; readonly expiresAt: number | null };

/**
 * That whoever asks may have a link with whole numbers, and that it is kept close: one call, live, with a reason, a
 * password and an end.
 * @throws AppError `forbidden`; `bad_request` naming the fields
 */
export function requireUnmasked({ reader }: Pick<Call, 'reader'>, wanted: Wanted, now: number): void {
  if (!wanted.unmasked) return;
  requireRight(reader, 'calls:reveal');
  // Somebody has to answer for it whose right can be withdrawn.
  if (reader?.kind === 'token') throw new AppError('forbidden', 'An unmasked link takes an account of your own.');
  const { report, mode, reason, hasPassword, expiresAt, embedOrigins = [] } = wanted;
  const rules: readonly (readonly [field: string, isWrong: boolean, reason: string])[] = [
    ['unmasked', report.kind !== 'call', 'is for a report of kind call: no other has numbers'],
    ['reason', reason === undefined, 'is missing: whoever shows numbers says why'],
    ['mode', mode !== 'live', 'takes live for an unmasked link: whole numbers are kept nowhere'],
    ['password', !hasPassword, 'is missing: an unmasked link takes one'],
    [
      'expiresAt',
      expiresAt === null || expiresAt > now + UNMASKED_MS + SLACK_MS,
      'takes at most 7 days from now for an unmasked link',
    ],
    ['embedOrigins', embedOrigins.length > 0, 'is not for an unmasked link'],
  ];
  const errors: FieldError[] = rules.flatMap(([field, isWrong, text]) => (isWrong ? [{ field, reason: text }] : []));
  if (errors.length > 0) throw new AppError('bad_request', 'Some fields do not fit.', { errors });
}

/** Whether whoever unmasked a link still may see what it shows; asked at every request. */
export async function holdsUnmasked(identity: Identity, { report, unmasked, unmaskedBy }: LinkSpec): Promise<boolean> {
  if (!unmasked) return true;
  const owner = unmaskedBy === undefined ? null : await ownerOf(identity, unmaskedBy);
  if (owner === null || owner.disabled) return false;
  return owner.rights.includes('calls:reveal') && mayRead(owner.connections, report.connectionId);
}

/** Who reads whole numbers by a link: nobody but the link itself, and so it stands in the audit log. */
export function linkReader({ id, name }: StoredLink, { report }: LinkSpec): Reader {
  const who = { id, userId: null, login: id, name } as const;
  return { kind: 'token', ...who, role: 'viewer', rights: ['calls:reveal'], connections: [report.connectionId] };
}
