'use client';
import { useTranslations } from 'use-intl';
import type { AccountValue, Connection } from '@/lib/model/connection';
import { ACCOUNT_FIELDS, type AccountField } from '@/lib/queries/connection-draft';

/** A list of ids may be as long as 500. */
const SHOWN = 5;

function Value({ value }: { value: AccountValue | undefined }) {
  const t = useTranslations('connections.readonly');
  if (value === undefined) return <span className="text-ink-3">{t('notSet')}</span>;
  const lines = Array.isArray(value) ? value : [String(value)];
  return (
    <>
      {lines.slice(0, SHOWN).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {lines.length > SHOWN && (
        <span className="font-sans text-ink-3">{t('more', { count: lines.length - SHOWN })}</span>
      )}
    </>
  );
}

/** What an account consists of: its ids as they are, its secrets by name alone. Only an admin has one to show. */
export function AccountFacts({ connection: { dialect, account } }: { connection: Connection }) {
  const t = useTranslations('connections');
  if (account === null) return null;
  const line = ({ name, kind }: AccountField) => (
    <div key={name} className="contents">
      <dt>{t(`form.${name}`)}</dt>
      <dd className={kind === 'secret' ? 'text-ink-3' : 'font-mono text-12'}>
        {kind === 'secret' ? t('readonly.secret') : <Value value={account[name]} />}
      </dd>
    </div>
  );
  return ACCOUNT_FIELDS[dialect].map(line);
}
