'use client';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { AUDIT_ACTIONS } from '@/lib/model/audit-actions';
import type { AuditFilters } from '@/lib/queries/audit';
import { useActionText } from './use-words';

type Known = {
  readonly actors: readonly { readonly id: string; readonly name: string | null }[];
  readonly actions: readonly string[];
};

const BOX =
  'h-7 rounded-control border border-edge bg-canvas px-2 text-ink max-tab:h-11 max-tab:text-16 max-tab:w-full';

function Labelled({ text, children }: { text: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2 whitespace-nowrap max-tab:flex-col max-tab:items-stretch max-tab:gap-0.5">
      <label htmlFor={id} className="text-12 text-ink-3">
        {text}
      </label>
      {children(id)}
    </div>
  );
}

/** Person, action and two dates. */
export function AuditFilterBar({
  filters,
  known,
  onChange,
}: {
  filters: AuditFilters;
  known: Known | null;
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
}) {
  const t = useTranslations('audit');
  const actionText = useActionText();
  const { actor = '', action = '', from = '', to = '' } = filters;
  // What the address names stays to be chosen, also where nobody of that name did anything.
  const actors = new Map(
    (known?.actors ?? []).map(({ id, name }) => [id, name ?? (id === 'anonymous' ? t('anonymous') : id)]),
  );
  if (actor !== '' && !actors.has(actor)) actors.set(actor, actor);
  const actions = known?.actions.length ? known.actions : AUDIT_ACTIONS;
  return (
    <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-2 px-(--gutter) pb-4 max-tab:grid max-tab:grid-cols-2">
      <Labelled text={t('filter.actor')}>
        {(id) => (
          <select id={id} className={BOX} value={actor} onChange={({ target }) => onChange({ actor: target.value })}>
            <option value="">{t('filter.anybody')}</option>
            {[...actors].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled text={t('filter.action')}>
        {(id) => (
          <select id={id} className={BOX} value={action} onChange={({ target }) => onChange({ action: target.value })}>
            <option value="">{t('filter.anything')}</option>
            {actions.map((one) => (
              <option key={one} value={one}>
                {actionText(one)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled text={t('filter.from')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className={BOX}
            value={from}
            max={to || undefined}
            onChange={({ target }) => onChange({ from: target.value, ...(target.value === '' && { to: null }) })}
          />
        )}
      </Labelled>
      <Labelled text={t('filter.to')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className={BOX}
            value={to}
            min={from || undefined}
            // The API takes an end with a beginning alone.
            disabled={from === ''}
            onChange={({ target }) => onChange({ to: target.value })}
          />
        )}
      </Labelled>
    </div>
  );
}
