'use client';
import { useTranslations } from 'use-intl';
import { SelectField, TextField } from '@/components/ui/field';
import { SecretField } from '@/components/ui/secret-field';
import type { Connection } from '@/lib/model/connection';
import { secretsWanted } from '@/lib/queries/connection-body';
import { ACCOUNT_FIELDS, type AccountField, type AccountName } from '@/lib/queries/connection-draft';
import type { FormState } from './form-state';
import { TextAreaField } from './text-area-field';

const HELPS = ['userId', 'taskIds', 'companyId', 'authScheme'] as const;
const hasHelp = (name: AccountName): name is (typeof HELPS)[number] => HELPS.some((one) => one === name);

type InputProps = { field: AccountField; form: FormState; saved: Connection | null };

/** Write-only: a stored one is replaced or kept, and asked for again where it cannot be used as it is. */
function SecretInput({ field: { name }, form, saved }: InputProps) {
  const t = useTranslations('connections');
  const label = t(`form.${name}`);
  const wanted = saved && secretsWanted(form.draft, saved);
  return (
    <SecretField
      label={label}
      help={{ stored: t('help.secretKept'), open: t(wanted ? `help.secret_${wanted}` : 'help.secret') }}
      error={form.errorOf(name)}
      stored={saved !== null}
      required={wanted !== null}
      replace={{ text: t('form.replace'), name: t('form.replaceOf', { label }) }}
      keep={{ text: t('form.keep'), name: t('form.keepOf', { label }) }}
      value={form.draft.account[name] ?? ''}
      onChange={(value) => form.setAccount(name, value)}
    />
  );
}

function AccountInput({ field, form, saved }: InputProps) {
  const t = useTranslations('connections');
  const { name, kind } = field;
  if (kind === 'secret') return <SecretInput field={field} form={form} saved={saved} />;
  const value = form.draft.account[name] ?? '';
  const change = ({ target }: { target: { value: string } }) => form.setAccount(name, target.value);
  const common = {
    label: t(`form.${name}`),
    error: form.errorOf(name),
    onChange: change,
    ...(hasHelp(name) && { help: t(`help.${name}`) }),
  };
  if (kind === 'lines') return <TextAreaField {...common} autoComplete="off" value={value} />;
  if (kind === 'scheme') {
    return (
      <SelectField {...common} value={value || 'Token'}>
        <option value="Token">Token</option>
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
      value={value}
    />
  );
}

/** Exactly the fields that the dialect's account takes; of a saved one its ids, and never its secrets. */
export function AccountInputs({ form, saved }: { form: FormState; saved: Connection | null }) {
  return ACCOUNT_FIELDS[form.draft.dialect].map((field) => (
    <AccountInput key={field.name} field={field} form={form} saved={saved} />
  ));
}
