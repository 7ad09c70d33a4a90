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
import type { AuditAction } from '@/lib/model/audit-actions';
import type { Link, LinkMode } from '@/lib/model/link';
import type { SharedAnswer } from '@/lib/model/shared-report';
import type { StoredLink, StoredLinkChange } from '@/lib/store/app/links';
import 'server-only';
import { noteAction, type Reader } from '../accounts/identity';
import { requireRight } from '../accounts/right';
import { changeBetween } from '../audit/audit-change';
import { connect, maySee } from '../connections/connect';
import { keyedHash, newId, newSecret } from '../crypto/tokens';
import type { Call } from '../http/call';
import { readerOf } from '../http/call-reader';
import { ownOrigin } from '../http/own-origin';
import { linkFields } from './audit';
import { readReport } from './report';
import { signedReport } from './signing';
import { type LinkSpec, requireSpec, specOf } from './spec';
import { requireUnmasked, UNMASKED_MS } from './unmasked';
import { viewOf, viewsOf } from './view';

// The verbs of whoever makes links.

type Body<Of extends { body: z.ZodMiniType }> = z.output<Of['body']>;
type One = z.output<typeof revokeLinkEndpoint.input>;

const DEFAULT_MS = 30 * 24 * 3_600_000;

const gone = () => new AppError('not_found', 'There is no such link.');
const wrong = (field: string, reason: string) =>
  new AppError('bad_request', 'Some fields do not fit.', { errors: [{ field, reason }] });

/** A link that the asker may know of. @throws AppError `not_found` */
export async function storedOf({ services, reader }: Call, linkId: string): Promise<StoredLink> {
  const stored = await services.store.links.byId(linkId);
  if (!stored || !maySee({ reader }, specOf(stored).report.connectionId)) throw gone();
  return stored;
}

/** null: never. @throws AppError `bad_request` for a time that is over */
function expiryOf(given: string | null, now: number): number | null {
  if (given === null) return null;
  const at = Date.parse(given);
  if (at <= now) throw wrong('expiresAt', 'takes a time in the future');
  return at;
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

/** Every link to what the asker may see, newest first. */
export async function listLinks(call: Call): Promise<{ data: Link[] }> {
  const { store, sharing } = call.services;
  await sharing.views.flush();
  const seen = (await store.links.list()).filter((stored) => maySee(call, specOf(stored).report.connectionId));
  return { data: await viewsOf(call, seen) };
}

type Given = Pick<NewLink, 'viewerDates' | 'embedOrigins' | 'unmasked' | 'reason' | 'locale' | 'exports'>;

/** What of a link stands in one column; what is empty is left out. */
function specFor({ id }: Reader, report: LinkSpec['report'], given: Given): LinkSpec {
  const { viewerDates, embedOrigins = [], unmasked = false, reason, locale, exports } = given;
  return {
    report,
    unmasked,
    ...(unmasked && { unmaskedBy: id, ...(reason !== undefined && { reason }) }),
    ...(viewerDates && { viewerDates }),
    ...(embedOrigins.length > 0 && { embedOrigins: [...new Set(embedOrigins)] }),
    ...(locale && { locale }),
    ...(exports !== undefined && { exports }),
  };
}

/** Makes a link; what it shows is read once, so that nobody sends a link to nothing. */
export async function createLink(call: Call, input: Body<typeof createLinkEndpoint>): Promise<{ data: Link }> {
  const { services } = call;
  const { store, clock, identity } = services;
  const reader = readerOf(call);
  const held = await connect(call, input.report.connectionId);
  const now = clock.now();
  requireSpec(input, held.entry.timeZone, now);
  const { report, viewerDates, mode } = input;
  const spec = specFor(reader, report, input);
  const byDefault = now.getTime() + (spec.unmasked ? UNMASKED_MS : DEFAULT_MS);
  const expiresAt = input.expiresAt === undefined ? byDefault : expiryOf(input.expiresAt, now.getTime());
  const hasPassword = input.password !== undefined;
  requireUnmasked(call, { ...spec, report, mode, hasPassword, expiresAt }, now.getTime());
  const shown = await readReport(call, report, mode);
  // A vendor that cannot restrict its totals to days says so now, and not to the reader.
  if (viewerDates) await readReport(call, report, 'live', viewerDates);
  const token = newSecret();
  const stored = await store.links.create({
    id: newId(),
    tokenHash: keyedHash(identity.keys.links, token),
    name: input.name,
    spec: JSON.stringify(spec),
    mode,
    snapshot: mode === 'live' ? null : frozen(call, shown),
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
    detail: {},
    after: linkFields(stored),
  });
  return { data: { ...(await viewOf(call, stored)), url: urlOf(call, token) } };
}

/** @throws AppError `conflict` where somebody else changed it meanwhile, `not_found` where it is gone or revoked */
async function change(call: Call, stored: StoredLink, made: StoredLinkChange, action: AuditAction) {
  const { store, clock, identity } = call.services;
  if (stored.revokedAt !== null) throw gone();
  const now = clock.now().getTime();
  const row = await store.links.change(stored.id, stored.version, {
    ...made,
    version: stored.version + 1,
    updatedAt: now,
  });
  if (!row) throw new AppError('conflict', 'Somebody else changed this link meanwhile.');
  const replaced =
    row.passwordHash !== null && stored.passwordHash !== null && row.passwordHash !== stored.passwordHash;
  const detail = replaced ? { passwordReplaced: true } : {};
  const what = { actor: readerOf(call).id, action, subject: stored.id, detail };
  await noteAction(identity, { ...what, ...changeBetween(linkFields(stored), linkFields(row)) });
  return viewOf(call, row);
}

async function specChange(
  call: Call,
  stored: StoredLink,
  input: LinkChange,
): Promise<StoredLinkChange & { spec: string }> {
  const before = specOf(stored);
  const { mode = stored.mode, unmasked = before.unmasked } = input;
  const given = { ...before, ...input, unmasked, reason: input.reason ?? before.reason };
  const { viewerDates, locale } = given;
  const known = { ...given, viewerDates: viewerDates ?? undefined, locale: locale ?? undefined };
  const spec = specFor(readerOf(call), before.report, known);
  const { entry } = await connect(call, spec.report.connectionId);
  // Written by createLink, which took it through the same schema.
  const report = spec.report as NewLink['report'];
  requireSpec({ report, viewerDates: spec.viewerDates, mode }, entry.timeZone, call.services.clock.now());
  // Who makes a link show numbers answers for it, also after others have changed its name.
  const by = unmasked && before.unmasked ? { unmaskedBy: before.unmaskedBy } : {};
  const retaken = input.mode !== undefined && input.mode !== stored.mode;
  return {
    spec: JSON.stringify({ ...spec, ...by }),
    mode,
    ...(retaken && { snapshot: await snapshotOf(call, mode, spec) }),
  };
}

const PLAIN = ['name', 'maxViews'] as const;
/** What anybody who may make links may do to one with whole numbers: only what shows less. */
const LESS = new Set(['state', 'name', 'maxViews']);

/** Changes a link, but not what it shows. Whoever had unlocked it has to do so again where the password changed. */
export async function changeLink(
  call: Call,
  { linkId, ...input }: One & Body<typeof changeLinkEndpoint>,
): Promise<{ data: Link }> {
  const stored = await storedOf(call, linkId);
  if (stored.revokedAt !== null) throw gone();
  const { clock, identity } = call.services;
  const now = clock.now().getTime();
  const { password, state } = input;
  const plain = Object.fromEntries(PLAIN.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
  const made = await specChange(call, stored, input);
  const spec = specOf(made);
  const expiresAt = input.expiresAt === undefined ? stored.expiresAt : expiryOf(input.expiresAt, now);
  const hasPassword = password === undefined ? stored.passwordHash !== null : password !== null;
  if (Object.keys(input).some((name) => !LESS.has(name))) {
    const report = spec.report as NewLink['report'];
    requireUnmasked(call, { ...spec, report, mode: made.mode ?? stored.mode, hasPassword, expiresAt }, now);
  }
  const link = await change(
    call,
    stored,
    {
      ...plain,
      ...made,
      expiresAt,
      ...(password !== undefined && {
        passwordHash: password === null ? null : await identity.passwords.hash(password),
      }),
      ...(state !== undefined && { pausedAt: state === 'paused' ? now : null }),
    },
    'link.changed',
  );
  return { data: link };
}

/** Revokes a link: its token leads nowhere any more, and the row stays as the record that there was one. */
export async function revokeLink(call: Call, { linkId }: One): Promise<{ data: Link }> {
  const stored = await storedOf(call, linkId);
  const revokedAt = call.services.clock.now().getTime();
  const link = await change(call, stored, { revokedAt, tokenHash: null, snapshot: null }, 'link.revoked');
  return { data: link };
}

/** Gives a link another token. */
export async function rotateLink(
  call: Call,
  { linkId }: z.output<typeof rotateLinkEndpoint.input>,
): Promise<{ data: Link }> {
  const stored = await storedOf(call, linkId);
  // Its new address leads to whole numbers.
  if (specOf(stored).unmasked) requireRight(call.reader, 'calls:reveal');
  const token = newSecret();
  const tokenHash = keyedHash(call.services.identity.keys.links, token);
  const link = await change(call, stored, { tokenHash }, 'link.rotated');
  return { data: { ...link, url: urlOf(call, token) } };
}

/** Makes the asker the owner of a link, with whom it stands and falls from now on. Its address stays. */
export async function takeOverLink(call: Call, { linkId }: One): Promise<{ data: Link }> {
  const stored = await storedOf(call, linkId);
  const { id } = readerOf(call);
  return { data: await change(call, stored, { createdBy: id }, 'link.taken-over') };
}
