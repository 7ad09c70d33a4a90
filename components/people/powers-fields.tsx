'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { SelectField } from '@/components/ui/field';
import { RIGHTS } from '@/lib/model/rights';
import { ROLES, type Role, roleCovers } from '@/lib/model/user';
import { connectionsQuery } from '@/lib/queries/connections';
import { type PowersDraft, withRole } from '@/lib/queries/powers-draft';
import { sessionQuery } from '@/lib/queries/session';

type Set = (draft: PowersDraft) => void;

/** Several boxes under a name at the left, as every field of a form. */
function Group({ legend, help, children }: { legend: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-[128px_minmax(0,1fr)] gap-x-4 py-[7px] max-tab:grid-cols-1">
      <legend className="sr-only">{legend}</legend>
      <span aria-hidden="true" className="leading-8 text-ink-2">
        {legend}
      </span>
      <div>
        {help !== undefined && <p className="text-12 leading-8 text-ink-3 max-tab:leading-5">{help}</p>}
        {children}
      </div>
    </fieldset>
  );
}

function Box({
  label,
  what,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  what?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2 py-1 max-tab:min-h-10">
      <input
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 accent-(--ink) disabled:opacity-45"
        aria-describedby={what === undefined ? undefined : `${id}-what`}
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label htmlFor={id} className={disabled ? 'text-ink-3' : undefined}>
        {label}
      </label>
      {what !== undefined && (
        <p id={`${id}-what`} className="col-start-2 text-12 text-pretty text-ink-3">
          {what}
        </p>
      )}
    </div>
  );
}

const toggled = <Of,>(list: readonly Of[], one: Of, on: boolean): readonly Of[] =>
  on ? [...list, one] : list.filter((other) => other !== one);

function ConnectionFields({ draft, set, all }: { draft: PowersDraft; set: Set; all: boolean }) {
  const t = useTranslations('people.form');
  const { data } = useQuery(connectionsQuery());
  const known = data?.data ?? [];
  const deleted = draft.connections.filter((id) => !known.some((one) => one.id === id));
  const items = [
    ...known.map(({ id, name }) => ({ id, name })),
    ...deleted.map((id) => ({ id, name: t('unknown', { id }) })),
  ];
  return (
    <>
      <SelectField
        label={t('connections')}
        value={draft.limited ? 'some' : 'all'}
        onChange={({ target }) => set({ ...draft, limited: target.value === 'some' })}
      >
        {all && <option value="all">{t('all')}</option>}
        <option value="some">{t('some')}</option>
      </SelectField>
      {draft.limited && (
        <Group legend="">
          {items.map(({ id, name }) => (
            <Box
              key={id}
              label={name}
              checked={draft.connections.includes(id)}
              onChange={(on) => set({ ...draft, connections: toggled(draft.connections, id, on) })}
            />
          ))}
          {draft.connections.length === 0 && (
            <p role="status" className="text-12 text-warn">
              {t('none')}
            </p>
          )}
        </Group>
      )}
    </>
  );
}

/** Role, rights and connections; nothing that the reader does not have can be given. */
export function PowersFields({ draft, set }: { draft: PowersDraft; set: Set }) {
  const t = useTranslations('people');
  const session = useQuery(sessionQuery()).data?.data;
  const own = session?.rights ?? [];
  const roles: readonly Role[] = ROLES.filter((role) => roleCovers(session?.role ?? 'viewer', role));
  return (
    <>
      <SelectField
        label={t('form.role')}
        value={draft.role}
        help={t(`role.${draft.role}.what`)}
        onChange={({ target }) => {
          const role = roles.find((one) => one === target.value);
          if (role) set(withRole(draft, role, own));
        }}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}.name`)}
          </option>
        ))}
      </SelectField>
      <Group legend={t('form.rights')} help={t('form.rightsHelp')}>
        {RIGHTS.map((right) => (
          <Box
            key={right}
            label={t(`right.${right}.name`)}
            what={t(`right.${right}.what`)}
            checked={draft.rights.includes(right)}
            disabled={!own.includes(right)}
            onChange={(on) => set({ ...draft, rights: toggled(draft.rights, right, on) })}
          />
        ))}
      </Group>
      <ConnectionFields draft={draft} set={set} all={session?.connections === null} />
    </>
  );
}
