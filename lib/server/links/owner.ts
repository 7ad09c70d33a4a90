import type * as z from 'zod/mini';
import type {
  changeLinkEndpoint,
  createLinkEndpoint,
  LinkChange,
  NewLink,
  revokeLinkEndpoint,
  rotateLinkEndpoint,
} from '@/lib/api/links';
import { AppError } from '@/lib/errors';
import type { Link, LinkMode } from '@/lib/model/link';
import type { SharedAnswer } from '@/lib/model/shared-report';
import type { StoredLink, StoredLinkChange } from '@/lib/store/app/links';
import 'server-only';
import type { Call } from '../call';
import { connect } from '../connect';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import { noteAction, type Reader } from '../identity';
import { ownOrigin } from '../own-origin';
import { readReport } from './report';
import { signedReport } from './signing';
import { type LinkSpec, linkOf, requireSpec, specOf } from './spec';

// The verbs of whoever makes links.

type Body<Of extends { body: z.ZodMiniType }> = z.output<Of['body']>;
type One = z.output<typeof revokeLinkEndpoint.input>;

const DEFAULT_MS = 30 * 24 * 3_600_000;

/** @throws AppError `unauthenticated`; the route has asked before, so that this never happens. */
function readerOf({ reader }: Call): Reader {
  if (!reader) throw new AppError('unauthenticated', 'Sign in, or send an API token.');
  return reader;
}

const gone = () => new AppError('not_found', 'There is no such link.');
const wrong = (field: string, reason: string) =>
  new AppError('bad_request', 'Some fields do not fit.', { errors: [{ field, reason }] });

/** @throws AppError `not_found` */
async function storedOf({ services }: Call, linkId: string): Promise<StoredLink> {
  const stored = await services.store.links.byId(linkId);
  if (!stored) throw gone();
  return stored;
}

/** As given; in 30 days where nothing is given; null for never. @throws AppError `bad_request` for a time that is over */
function expiryOf(given: string | null | undefined, now: number): number | null {
  if (given === undefined) return now + DEFAULT_MS;
  if (given === null) return null;
  const at = Date.parse(given);
  if (at <= now) throw wrong('expiresAt', 'takes a time in the future');
  return at;
}

/** @throws AppError `forbidden`, `bad_request` */
function requireMasked({ unmasked }: { readonly unmasked?: boolean | undefined }): void {
  if (unmasked === true) throw new AppError('forbidden', 'This takes the right calls:reveal.');
}

/** A report as it is kept: signed by the key of the day on which it was taken. */
function frozen({ services: { identity, clock } }: Call, answer: SharedAnswer): string {
  return JSON.stringify(signedReport(identity.keys.reports, answer, clock.now()));
}

/** The report of the moment, as text; null for a live link. @throws AppError where the vendor does not give it */
async function snapshotOf(call: Call, mode: LinkMode, { report }: LinkSpec): Promise<string | null> {
  return mode === 'live' ? null : frozen(call, await readReport(call, report, mode));
}

const urlOf = (call: Call, token: string) => `${ownOrigin(call)}/s/${token}`;

/** Every link, newest first. */
export async function listLinks({ services }: Call): Promise<{ data: Link[] }> {
  const now = services.clock.now().getTime();
  return { data: (await services.store.links.list()).map((stored) => linkOf(stored, now)) };
}

/** Makes a link; what it shows is read once, so that nobody sends a link to nothing. */
export async function createLink(call: Call, input: Body<typeof createLinkEndpoint>): Promise<{ data: Link }> {
  const { services } = call;
  const { store, clock, identity } = services;
  const reader = readerOf(call);
  requireMasked(input);
  const held = await connect(call, input.report.connectionId);
  const now = clock.now();
  requireSpec(input, held.entry.timeZone, now);
  const expiresAt = expiryOf(input.expiresAt, now.getTime());
  const { report, viewerDates, locale, exports } = input;
  const spec: LinkSpec = {
    report,
    unmasked: false,
    ...(viewerDates && { viewerDates }),
    ...(locale && { locale }),
    ...(exports !== undefined && { exports }),
  };
  const shown = await readReport(call, report, input.mode);
  // A vendor that cannot restrict its totals to days says so now, and not to the reader.
  if (viewerDates) await readReport(call, report, 'live', viewerDates);
  const token = newSecret();
  const stored = await store.links.create({
    id: newId(),
    tokenHash: keyedHash(identity.keys.links, token),
    name: input.name,
    spec: JSON.stringify(spec),
    mode: input.mode,
    snapshot: input.mode === 'live' ? null : frozen(call, shown),
    passwordHash: input.password === undefined ? null : await identity.passwords.hash(input.password),
    version: 1,
    expiresAt,
    maxViews: input.maxViews ?? null,
    pausedAt: null,
    revokedAt: null,
    createdBy: reader.id,
    createdAt: now.getTime(),
    updatedAt: now.getTime(),
  });
  await noteAction(identity, {
    actor: reader.id,
    action: 'link.created',
    subject: stored.id,
    detail: {
      kind: report.kind,
      connectionId: report.connectionId,
      mode: input.mode,
      password: input.password !== undefined,
    },
  });
  return { data: { ...linkOf(stored, now.getTime()), url: urlOf(call, token) } };
}

/** @throws AppError `conflict` where somebody else changed it meanwhile, `not_found` where it is gone or revoked */
async function change(call: Call, stored: StoredLink, made: StoredLinkChange, action: string, detail = {}) {
  const { store, clock, identity } = call.services;
  if (stored.revokedAt !== null) throw gone();
  const now = clock.now().getTime();
  const row = await store.links.change(stored.id, stored.version, {
    ...made,
    version: stored.version + 1,
    updatedAt: now,
  });
  if (!row) throw new AppError('conflict', 'Somebody else changed this link meanwhile.');
  await noteAction(identity, { actor: readerOf(call).id, action, subject: stored.id, detail });
  return { row, link: linkOf(row, now) };
}

async function specChange(call: Call, stored: StoredLink, input: LinkChange): Promise<StoredLinkChange> {
  const before = specOf(stored);
  const { viewerDates = before.viewerDates, locale = before.locale, mode = stored.mode } = input;
  const { exports = before.exports } = input;
  const spec: LinkSpec = {
    report: before.report,
    unmasked: before.unmasked,
    ...(viewerDates && { viewerDates }),
    ...(locale && { locale }),
    ...(exports !== undefined && { exports }),
  };
  const { entry } = await connect(call, spec.report.connectionId);
  // Written by createLink, which took it through the same schema.
  const given = { report: spec.report as NewLink['report'], viewerDates: spec.viewerDates, mode };
  requireSpec(given, entry.timeZone, call.services.clock.now());
  const retaken = input.mode !== undefined && input.mode !== stored.mode;
  return { spec: JSON.stringify(spec), mode, ...(retaken && { snapshot: await snapshotOf(call, mode, spec) }) };
}

const PLAIN = ['name', 'maxViews'] as const;

/** Changes a link, but not what it shows. Whoever had unlocked it has to do so again where the password changed. */
export async function changeLink(
  call: Call,
  { linkId, ...input }: One & Body<typeof changeLinkEndpoint>,
): Promise<{ data: Link }> {
  requireMasked(input);
  const stored = await storedOf(call, linkId);
  const { clock, identity } = call.services;
  const now = clock.now().getTime();
  const { password, state } = input;
  const plain = Object.fromEntries(PLAIN.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
  const { link } = await change(
    call,
    stored,
    {
      ...plain,
      ...(await specChange(call, stored, input)),
      ...(input.expiresAt !== undefined && { expiresAt: expiryOf(input.expiresAt, now) }),
      ...(password !== undefined && {
        passwordHash: password === null ? null : await identity.passwords.hash(password),
      }),
      ...(state !== undefined && { pausedAt: state === 'paused' ? now : null }),
    },
    'link.changed',
    { fields: Object.keys(input).sort().join(', ') },
  );
  return { data: link };
}

/** Revokes a link: its token leads nowhere any more, and the row stays as the record that there was one. */
export async function revokeLink(call: Call, { linkId }: One): Promise<{ data: Link }> {
  const stored = await storedOf(call, linkId);
  const revokedAt = call.services.clock.now().getTime();
  const { link } = await change(call, stored, { revokedAt, tokenHash: null, snapshot: null }, 'link.revoked');
  return { data: link };
}

/** Gives a link another token. */
export async function rotateLink(
  call: Call,
  { linkId }: z.output<typeof rotateLinkEndpoint.input>,
): Promise<{ data: Link }> {
  const stored = await storedOf(call, linkId);
  const token = newSecret();
  const tokenHash = keyedHash(call.services.identity.keys.links, token);
  const { link } = await change(call, stored, { tokenHash }, 'link.rotated');
  return { data: { ...link, url: urlOf(call, token) } };
}
