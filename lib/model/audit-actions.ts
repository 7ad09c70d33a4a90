// Apart from the schemas: a page that names actions carries no zod.

/** Everything that is written down when somebody does it. */
export const AUDIT_ACTIONS = [
  'session.created',
  'session.refused',
  'session.ended',
  'sessions.ended',
  'password.changed',
  'password.link-created',
  'password.set-by-link',
  'second-factor.enabled',
  'second-factor.removed',
  'second-factor.recovery-codes-renewed',
  'user.created',
  'user.changed',
  'user.signed-out',
  'user.removed',
  'invite.created',
  'invite.voided',
  'token.created',
  'token.deleted',
  'connection.created',
  'connection.changed',
  'connection.removed',
  'link.created',
  'link.changed',
  'link.rotated',
  'link.revoked',
  'link.taken-over',
  'calls.revealed',
  'audit.exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
