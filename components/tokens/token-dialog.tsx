'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Dialog } from '@/components/ui/dialog';
import { SelectField, TextField } from '@/components/ui/field';
import { FormButtons } from '@/components/ui/form-buttons';
import { Notice } from '@/components/ui/notice';
import type { Right } from '@/lib/model/rights';
import { connectionsQuery } from '@/lib/queries/connections';
import { sessionQuery } from '@/lib/queries/session';
import { createTokenMutation } from '@/lib/queries/tokens';
import { Checks } from './checks';
import { MadeToken } from './made-token';

const DAYS = ['30', '90', '365'] as const;
const DAY_MS = 86_400_000;

/** The end of the chosen day in Beijing, or so many days from now; null for never. */
function expiryOf(choice: string, date: string): string | null {
  if (choice === 'never') return null;
  if (choice !== 'date') return new Date(Date.now() + Number(choice) * DAY_MS).toISOString();
  return date === '' ? null : `${date}T23:59:59+08:00`;
}

function useScopes() {
  const { data: session } = useQuery(sessionQuery());
  const { data: connections } = useQuery(connectionsQuery());
  return { rights: session?.data.rights ?? [], connections: connections?.data ?? [] };
}

/** Makes a token with no more than the reader has, and shows its secret once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('tokens');
  const c = useTranslations('common.action');
  const failureText = useFailureText();
  const scopes = useScopes();
  const [rights, setRights] = useState<readonly Right[]>([]);
  const [limited, setLimited] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [expiry, setExpiry] = useState<string>('90');
  const [wrong, setWrong] = useState<{ readonly name?: boolean; readonly date?: boolean; readonly chosen?: boolean }>(
    {},
  );
  const { mutate, data, error, isPending } = useMutation(createTokenMutation());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, date] = [String(form.get('name')).trim(), String(form.get('date') ?? '')];
    const found = { name: name === '', date: expiry === 'date' && date === '', chosen: limited && chosen.length === 0 };
    setWrong(found);
    if (found.name || found.date || found.chosen) return;
    const connections = limited ? [...chosen] : null;
    mutate({
      input: {},
      body: { name, role: 'viewer', rights: [...rights], connections, expiresAt: expiryOf(expiry, date) },
    });
  };
  const late = error?.fields.some(({ field }) => field === 'expiresAt') === true;
  if (data) {
    return (
      <Dialog title={t('made.title')} closeLabel={c('close')} onClose={onClose}>
        <MadeToken secret={data.data.secret} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('make')} closeLabel={c('close')} onClose={onClose}>
      <form method="post" noValidate onSubmit={submit}>
        <TextField
          label={t('field.name')}
          name="name"
          autoComplete="off"
          maxLength={80}
          help={t('field.nameHelp')}
          error={wrong.name === true ? t('wrong.name') : undefined}
        />
        <Checks
          legend={t('field.rights')}
          fixed={t('read')}
          items={scopes.rights.map((right) => ({ id: right, label: t(`right.${right}`) }))}
          chosen={rights}
          onChange={setRights}
        />
        <SelectField
          label={t('field.connections')}
          value={limited ? 'some' : 'all'}
          onChange={({ target }) => setLimited(target.value === 'some')}
        >
          <option value="all">{t('allConnections')}</option>
          <option value="some">{t('someConnections')}</option>
        </SelectField>
        {limited && (
          <Checks
            legend=""
            label={t('field.connections')}
            items={scopes.connections.map(({ id, name }) => ({ id, label: name }))}
            chosen={chosen}
            onChange={setChosen}
            error={wrong.chosen === true ? t('wrong.chosen') : undefined}
          />
        )}
        <SelectField
          label={t('field.expiry')}
          value={expiry}
          onChange={({ target }) => setExpiry(target.value)}
          error={late ? t('wrong.late') : undefined}
        >
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {t('days', { count: Number(days) })}
            </option>
          ))}
          <option value="date">{t('until')}</option>
          <option value="never">{t('never')}</option>
        </SelectField>
        {expiry === 'date' && (
          <TextField
            label={t('until')}
            name="date"
            type="date"
            error={wrong.date === true ? t('wrong.date') : undefined}
          />
        )}
        {expiry === 'never' && (
          <div className="mt-2">
            <Notice tone="warn">{t('neverText')}</Notice>
          </div>
        )}
        {error && !late && (
          <div className="mt-2">
            <Notice tone="bad">{error.code === 'bad_request' ? t('wrong.scope') : failureText(error.code)}</Notice>
          </div>
        )}
        <FormButtons submitLabel={t('make')} cancelLabel={c('cancel')} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
