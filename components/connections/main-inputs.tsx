'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';
import { Verdict } from '@/components/ui/marks';
import type { Connection } from '@/lib/model/connection';
import type { Dialect } from '@/lib/model/vendor';
import { secretsWanted } from '@/lib/queries/connection-body';
import {
  ACCOUNT_FIELDS,
  type ConnectionDraft,
  DOCUMENTED_BASE_URL,
  isPlainHttp,
  proposeId,
} from '@/lib/queries/connection-draft';
import type { FormState } from './form-state';

/** The id that a draft's name makes; none before it has a name. */
function idFor({ name, dialect }: ConnectionDraft, taken: readonly string[]): string {
  return name.trim() && proposeId(name, dialect, taken);
}

/** Whether the id still is what was proposed, so that it may follow the name. */
function isProposed(draft: ConnectionDraft, taken: readonly string[]): boolean {
  return draft.id === '' || draft.id === idFor(draft, taken);
}

/** What another dialect makes of a draft: its account starts anew, and an id that nobody wrote follows. */
export function withDialect(draft: ConnectionDraft, dialect: Dialect, taken: readonly string[]): ConnectionDraft {
  const next = { ...draft, dialect, account: {} };
  return isProposed(draft, taken) ? { ...next, id: idFor(next, taken) } : next;
}

/** A line of the form that nobody can change, on the same two columns. */
export function FixedRow({ label, help, children }: { label: string; help: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[128px_minmax(0,1fr)] gap-x-4 py-[7px] leading-8 max-tab:grid-cols-1 max-tab:leading-6">
      <span className="text-ink-2">{label}</span>
      <span>{children}</span>
      <span className="col-start-2 text-12 leading-[18px] text-pretty text-ink-3 max-tab:col-start-1">{help}</span>
    </div>
  );
}

/** The name, and the id that is made of it until somebody writes another. */
export function NameInputs({ form, saved, taken }: { form: FormState; saved: boolean; taken: readonly string[] }) {
  const t = useTranslations('connections');
  const { draft, errorOf, set } = form;
  const proposed = !saved && isProposed(draft, taken);
  return (
    <>
      <TextField
        label={t('form.name')}
        help={t('help.name')}
        error={errorOf('name')}
        autoComplete="off"
        maxLength={120}
        value={draft.name}
        onChange={({ target: { value: name } }) =>
          set({ name, ...(proposed && { id: idFor({ ...draft, name }, taken) }) })
        }
      />
      {saved ? (
        <FixedRow label={t('form.id')} help={t('help.idFixed')}>
          <code className="font-mono text-12">{draft.id}</code>
        </FixedRow>
      ) : (
        <TextField
          mono
          label={t('form.id')}
          help={t('help.id')}
          error={errorOf('id')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={draft.id}
          onChange={(event) => set({ id: event.target.value })}
        />
      )}
    </>
  );
}

function Warning({ testId, children }: { testId: string; children: ReactNode }) {
  return (
    <p role="status" className="-mt-1 pb-2 text-12 text-pretty tab:ml-36" data-testid={testId}>
      <Verdict verdict="warn" className="[&&]:whitespace-normal">
        {children}
      </Verdict>
    </p>
  );
}

/** Where the vendor is; says so when the account would cross the network in the clear, or has to be entered again. */
export function BaseUrlInput({ form, saved }: { form: FormState; saved: Connection | null }) {
  const t = useTranslations('connections');
  const c = useTranslations('common');
  const { draft, errorOf, set } = form;
  const sandbox = saved?.sandbox === true && draft.baseUrl === saved.baseUrl;
  const wanted = saved && secretsWanted(draft, saved);
  const secrets = ACCOUNT_FIELDS[draft.dialect].filter(({ kind }) => kind === 'secret');
  const list = secrets.map(({ name }) => t(`form.${name}`)).join(c('separator'));
  const documented = DOCUMENTED_BASE_URL[draft.dialect];
  return (
    <>
      <TextField
        mono
        type="url"
        label={t('form.baseUrl')}
        help={documented === null ? t('help.baseUrlOwn') : t('help.baseUrlSet', { url: documented })}
        error={errorOf('baseUrl')}
        placeholder={documented ?? 'https://'}
        autoComplete="off"
        spellCheck={false}
        value={draft.baseUrl}
        onChange={(event) => set({ baseUrl: event.target.value })}
      />
      {isPlainHttp(draft.baseUrl) && !sandbox && <Warning testId="plain-http">{t('help.plainHttp')}</Warning>}
      {wanted !== null && <Warning testId="secrets-wanted">{t(`help.${wanted}`, { list })}</Warning>}
    </>
  );
}

/** Any IANA name; the browser's own list is offered once the field is entered. */
export function TimeZoneInput({ form }: { form: FormState }) {
  const t = useTranslations('connections');
  const [zones, setZones] = useState<readonly string[]>([]);
  const { draft, errorOf, set } = form;
  return (
    <>
      <TextField
        mono
        label={t('form.timeZone')}
        help={t('help.timeZone')}
        error={errorOf('timeZone')}
        list="time-zones"
        autoComplete="off"
        spellCheck={false}
        value={draft.timeZone}
        onFocus={() => setZones(Intl.supportedValuesOf('timeZone'))}
        onChange={(event) => set({ timeZone: event.target.value })}
      />
      <datalist id="time-zones" aria-label={t('form.zones')}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
