import type { NewLink, NewReport } from '@/lib/api/links';
import { AppError, type FieldError } from '@/lib/errors';
import { type Link, type LinkState, LOCALES, report, SECTIONS } from '@/lib/model/link';
import type { StoredLink } from '@/lib/store/app/links';
import 'server-only';
import * as z from 'zod';
import { type AskedRange, askedRange } from '../reads/range';

/** What of a link stands in one column of the store: everything that no query asks about. */
const storedSpec = z.object({
  report,
  viewerDates: z.object({ from: z.string(), to: z.string() }).optional(),
  embedOrigins: z.array(z.string()).optional(),
  unmasked: z.boolean(),
  /** Who answers for the whole numbers: the link shows them as long as that one may see them. */
  unmaskedBy: z.string().optional(),
  reason: z.string().optional(),
  locale: z.enum(LOCALES).optional(),
  /** Without it: files can be had. */
  exports: z.boolean().optional(),
});
export type LinkSpec = z.infer<typeof storedSpec>;

/** @throws where the row was not written by this Callboard or an older one. */
export const specOf = ({ spec }: Pick<StoredLink, 'spec'>): LinkSpec => storedSpec.parse(JSON.parse(spec));

/** Revoked before paused before expired: what nobody can undo comes first. */
export function stateOf({ revokedAt, pausedAt, expiresAt }: StoredLink, now: number): LinkState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return pausedAt === null ? 'active' : 'paused';
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** A link as its owner sees it; `by`: who vouches for it, and why nobody does. */
export function linkOf(stored: StoredLink, now: number, by: Pick<Link, 'owner' | 'stopped'>): Link {
  const { report: shown, viewerDates, embedOrigins, unmasked, reason, locale, exports = true } = specOf(stored);
  return {
    id: stored.id,
    name: stored.name,
    report: shown,
    mode: stored.mode,
    expiresAt: iso(stored.expiresAt),
    maxViews: stored.maxViews,
    ...(viewerDates && { viewerDates }),
    ...(embedOrigins && { embedOrigins }),
    unmasked,
    ...(reason !== undefined && { reason }),
    ...(locale && { locale }),
    exports,
    hasPassword: stored.passwordHash !== null,
    state: stateOf(stored, now),
    ...by,
    createdAt: new Date(stored.createdAt).toISOString(),
    views: stored.views,
    lastViewedAt: iso(stored.lastViewedAt),
  };
}

const WANTED = { task: ['taskId'], inbound: [], call: ['callId'] } as const;
const REFUSED = { task: ['callId'], inbound: ['taskId', 'callId'], call: ['from', 'to'] } as const;

/** What a report of this kind lacks or cannot have. */
function reportErrors(given: NewReport): FieldError[] {
  const { kind } = given;
  const known: readonly string[] = SECTIONS[kind];
  return [
    ...WANTED[kind]
      .filter((name) => given[name] === undefined)
      .map((name) => ({ field: `report.${name}`, reason: 'is missing' })),
    ...REFUSED[kind]
      .filter((name) => given[name] !== undefined)
      .map((name) => ({ field: `report.${name}`, reason: `is not for a report of kind ${kind}` })),
    ...(given.sections ?? []).flatMap((name, at) =>
      known.includes(name) ? [] : [{ field: `report.sections[${at}]`, reason: `takes ${known.join(', ')}` }],
    ),
  ];
}

/** The range of two texts, with the names under which they stand in the body. */
function rangeUnder(
  prefix: string,
  texts: { from?: string | undefined; to?: string | undefined },
  zone: string,
  now: Date,
) {
  try {
    return askedRange(texts, zone, now);
  } catch (error) {
    if (!(error instanceof AppError) || !error.errors) throw error;
    const errors = error.errors.map(({ field, reason }) => ({ field: `${prefix}.${field}`, reason }));
    throw new AppError('bad_request', error.message, { errors });
  }
}

/** Both spans of a link, as instants. @throws AppError `bad_request` naming the field of the body */
export function requireSpec(
  { report: given, viewerDates, mode }: Pick<NewLink, 'report' | 'viewerDates' | 'mode'>,
  zone: string,
  now: Date,
): { readonly range: AskedRange | null; readonly window: AskedRange | null } {
  const errors = reportErrors(given);
  if (viewerDates && mode === 'snapshot') {
    errors.push({ field: 'viewerDates', reason: 'is not for a snapshot, whose dates are fixed' });
  }
  if (viewerDates && given.kind === 'call')
    errors.push({ field: 'viewerDates', reason: 'is not for a report of kind call' });
  if (errors.length > 0) throw new AppError('bad_request', 'Some fields do not fit.', { errors });
  return {
    range: rangeUnder('report', given, zone, now),
    window: viewerDates ? rangeUnder('viewerDates', viewerDates, zone, now) : null,
  };
}
