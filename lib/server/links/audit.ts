import type { AuditFields } from '@/lib/store/app/audit';
import type { StoredLink } from '@/lib/store/app/links';
import { maskSpeech } from '@/lib/vendors/mask-text';
import 'server-only';
import { specOf } from './spec';

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** A link as the audit log tells of it: whether it has a password, not which, and nothing of its token. */
export function linkFields(stored: StoredLink): AuditFields {
  const { report, viewerDates, locale, unmasked, reason, embedOrigins } = specOf(stored);
  const { kind, connectionId, taskId, callId, from, to, sections } = report;
  const { name, mode, expiresAt, maxViews, passwordHash, pausedAt, revokedAt } = stored;
  const given = {
    taskId,
    callId,
    from,
    to,
    sections,
    locale,
    embedOrigins,
    reason: reason && maskSpeech(reason),
    dates: viewerDates && `${viewerDates.from} – ${viewerDates.to}`,
  };
  return {
    name,
    kind,
    connectionId,
    ...Object.fromEntries(
      Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
    ),
    mode,
    unmasked,
    expiresAt: iso(expiresAt),
    maxViews,
    password: passwordHash !== null,
    owner: stored.createdBy,
    state: revokedAt !== null ? 'revoked' : pausedAt !== null ? 'paused' : 'active',
  };
}
