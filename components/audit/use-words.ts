'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { AuditFields } from '@/lib/model/audit';
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/model/audit-actions';

const ZONE = 'Asia/Shanghai';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const isAction = (text: string): text is AuditAction => AUDIT_ACTIONS.some((action) => action === text);

/** What was done, in words; of another version of Callboard, its code. */
export function useActionText(): (action: string) => string {
  const t = useTranslations('audit.action');
  return (action) => (isAction(action) ? t(action) : action);
}

/** A value as people read it; a code stays one. */
export function useValueText(): (value: AuditFields[string]) => string {
  const t = useTranslations('audit');
  const c = useTranslations('common');
  const formats = useFormats();
  return (value) => {
    if (value === null || value === '') return '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return formats.number(value);
    if (Array.isArray(value)) return value.join(c('separator')) || '—';
    return INSTANT.test(value) ? formats.dayTime(value, ZONE) : value;
  };
}
