'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SecretField, SelectField, TextField } from '@/components/ui/field';
import { ACCOUNT_FIELDS, type AccountField, type AccountName } from '@/lib/queries/connection-draft';
import type { FormState } from './form-state';
import { TextAreaField } from './text-area-field';

const HELPS = ['userId', 'taskIds', 'companyId', 'authScheme'] as const;
const hasHelp = (name: AccountName): name is (typeof HELPS)[number] => HELPS.some((one) => one === name);

function AccountInput({
  field: { name, kind },
  form,
  saved,
}: {
  field: AccountField;
  form: FormState;
  saved: boolean;
}) {
  const t = useTranslations('connections');
  const [replacing, setReplacing] = useState(false);
  const label = t(`form.${name}`);
  const error = form.errorOf(name);
  const value = form.draft.account[name] ?? '';
  const helps = [hasHelp(name) && t(`help.${name}`), saved && t('help.kept')].filter((help) => help !== false);
  const common = { label, error, name, ...(helps.length > 0 && { help: helps.join(t('stop')) }) };
  const change = (next: string) => form.setAccount(name, next);
  const placeholder = saved ? t('form.unchanged') : undefined;

  if (kind === 'secret') {
    const stored = saved && !replacing;
    return (
      <SecretField
        {...common}
        help={t(stored ? 'help.secretKept' : 'help.secret')}
        stored={stored}
        replaceLabel={t('form.replace')}
        onReplace={() => setReplacing(true)}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  if (kind === 'lines') {
    return (
      <TextAreaField
        {...common}
        placeholder={placeholder}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  if (kind === 'scheme') {
    return (
      <SelectField {...common} value={value} onChange={(event) => change(event.target.value)}>
        {saved && <option value="">{t('form.unchanged')}</option>}
        <option value={saved ? 'Token' : ''}>Token</option>
        <option value="Bearer">Bearer</option>
      </SelectField>
    );
  }
  return (
    <TextField
      {...common}
      mono
      autoComplete="off"
      spellCheck={false}
      inputMode={kind === 'whole' ? 'numeric' : 'text'}
      placeholder={placeholder}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** Exactly the fields that the dialect's account takes. A saved account is never shown, so its fields start empty. */
export function AccountInputs({ form, saved }: { form: FormState; saved: boolean }) {
  return ACCOUNT_FIELDS[form.draft.dialect].map((field) => (
    <AccountInput key={field.name} field={field} form={form} saved={saved} />
  ));
}
