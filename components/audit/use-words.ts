'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { AuditFields } from '@/lib/model/audit';
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/model/audit-actions';

const ZONE = 'Asia/Shanghai';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const FIELDS = [
  'name',
  'login',
  'role',
  'rights',
  'connections',
  'disabled',
  'expiresAt',
  'maxViews',
  'password',
  'state',
  'mode',
  'kind',
  'owner',
  'locale',
  'sections',
  'dates',
  'connectionId',
  'taskId',
  'callId',
  'from',
  'to',
  'unmasked',
  'dialect',
  'baseUrl',
  'timeZone',
  'reason',
  'numbers',
  'what',
  'page',
  'endedSessions',
  'ended',
  'secondFactor',
  'recoveryCodesLeft',
  'replacedSecrets',
  'passwordReplaced',
  'device',
  'address',
  'createdAt',
  'actor',
  'action',
  'session',
  'requestId',
  'step',
] as const;
/** Fields whose values are words of ours, and those words; any other value is shown as it is. */
const CODED = ['role', 'rights', 'state', 'mode', 'kind', 'what', 'connections', 'step'];
const VALUES = [
  'viewer',
  'analyst',
  'admin',
  'active',
  'paused',
  'expired',
  'revoked',
  'live',
  'snapshot',
  'task',
  'inbound',
  'call',
  'calls:reveal',
  'links:make',
  'connections:manage',
  'people:manage',
  'audit:read',
  'all',
  'code',
] as const;
const isValue = (text: string): text is (typeof VALUES)[number] => VALUES.some((value) => value === text);
const isField = (text: string): text is (typeof FIELDS)[number] => FIELDS.some((field) => field === text);
const isAction = (text: string): text is AuditAction => AUDIT_ACTIONS.some((action) => action === text);

/** What was done, in words; of another version of Callboard, its code. */
export function useActionText(): (action: string) => string {
  const t = useTranslations('audit.action');
  return (action) => (isAction(action) ? t(action) : action);
}

/** A field in words; one that nobody has words for keeps its name, limits.timeoutMs for example. */
export function useFieldText(): (field: string) => string {
  const t = useTranslations('audit.field');
  return (field) => (isField(field) ? t(field) : field);
}

/** A value as people read it; a code stays one. */
export function useValueText(): (value: AuditFields[string], field: string) => string {
  const t = useTranslations('audit');
  const c = useTranslations('common');
  const formats = useFormats();
  return (value, field) => {
    const word = (text: string) => (CODED.includes(field) && isValue(text) ? t(`value.${text}`) : text);
    if (value === null || value === '') return '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return formats.number(value);
    if (Array.isArray(value)) return value.map(word).join(c('separator')) || '—';
    return INSTANT.test(value) ? formats.dayTime(value, ZONE) : word(value);
  };
}
