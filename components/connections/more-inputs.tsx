'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { HAS_RECORDINGS } from '@/lib/queries/connection-draft';
import type { FormState } from './form-state';
import { TextAreaField } from './text-area-field';

/** What a connection has unless it says otherwise (api.md section 3). */
const DEFAULTS = { perSecond: '5', inFlight: '4', seconds: '8' };

/** A folded part of the form: its title, and in a few words what is in it. Open while something in it is wrong. */
function Fold({ title, gist, wrong, children }: { title: string; gist: string; wrong: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-t border-line py-2 last-of-type:border-b"
    >
      <summary className="grid list-none grid-cols-[128px_minmax(0,1fr)_16px] items-center gap-x-4 leading-8 max-tab:min-h-11 max-tab:grid-cols-[auto_minmax(0,1fr)_16px] [&::-webkit-details-marker]:hidden">
        <span className="text-ink-2">{title}</span>
        <span className="truncate text-12 text-ink-3">{gist}</span>
        <Icon name="caret" className="text-ink-3 transition-transform group-open:rotate-180" />
      </summary>
      {children}
    </details>
  );
}

const LIMIT_FIELDS = ['requestsPerSecond', 'inFlight', 'timeoutMs'];

function LimitInputs({ form, saved }: { form: FormState; saved: boolean }) {
  const t = useTranslations('connections');
  const { draft, errorOf, set } = form;
  const { perSecond, inFlight, seconds } = DEFAULTS;
  const given = [draft.requestsPerSecond, draft.inFlight, draft.timeoutSeconds].some((text) => text.trim() !== '');
  const shown = {
    perSecond: draft.requestsPerSecond.trim() || perSecond,
    inFlight: draft.inFlight.trim() || inFlight,
    seconds: draft.timeoutSeconds.trim() || seconds,
  };
  const placeholder = (value: string) => (saved && !given ? t('form.unchanged') : value);
  const common = { inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <Fold
      title={t('form.limits')}
      gist={saved && !given ? t('form.limitsKept') : t('form.limitsDefault', shown)}
      wrong={LIMIT_FIELDS.some((field) => errorOf(field) !== undefined)}
    >
      <TextField
        {...common}
        label={t('form.requestsPerSecond')}
        help={t('help.limits', { value: perSecond })}
        error={errorOf('requestsPerSecond')}
        placeholder={placeholder(perSecond)}
        value={draft.requestsPerSecond}
        onChange={(event) => set({ requestsPerSecond: event.target.value })}
      />
      <TextField
        {...common}
        label={t('form.inFlight')}
        help={t('help.inFlight', { value: inFlight })}
        error={errorOf('inFlight')}
        placeholder={placeholder(inFlight)}
        value={draft.inFlight}
        onChange={(event) => set({ inFlight: event.target.value })}
      />
      <TextField
        {...common}
        label={t('form.timeoutSeconds')}
        help={t('help.timeoutSeconds', { value: seconds })}
        error={errorOf('timeoutMs')}
        placeholder={placeholder(seconds)}
        value={draft.timeoutSeconds}
        onChange={(event) => set({ timeoutSeconds: event.target.value })}
      />
      {saved && <p className="pb-1 text-12 text-pretty text-ink-3 tab:ml-36">{t('help.limitsTogether')}</p>}
    </Fold>
  );
}

function RecordingInputs({ form, saved }: { form: FormState; saved: boolean }) {
  const t = useTranslations('connections');
  const { draft, errorOf, set } = form;
  const given = [draft.recordingHosts, draft.recordingUrlTemplate].filter((text) => text.trim() !== '');
  const placeholder = saved ? t('form.unchanged') : undefined;
  const gist = given.join(' ') || t(saved ? 'form.limitsKept' : 'form.recordingsNone');
  return (
    <Fold
      title={t('form.recordings')}
      gist={gist}
      wrong={['recordingHosts', 'recordingUrlTemplate'].some((field) => errorOf(field) !== undefined)}
    >
      <TextAreaField
        label={t('form.recordingHosts')}
        help={t('help.recordingHosts')}
        error={errorOf('recordingHosts')}
        rows={2}
        placeholder={placeholder}
        value={draft.recordingHosts}
        onChange={(event) => set({ recordingHosts: event.target.value })}
      />
      <TextField
        mono
        label={t('form.recordingUrlTemplate')}
        help={t('help.recordingUrlTemplate', { placeholders: '{path} {file} {date} {callid}' })}
        error={errorOf('recordingUrlTemplate')}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={draft.recordingUrlTemplate}
        onChange={(event) => set({ recordingUrlTemplate: event.target.value })}
      />
    </Fold>
  );
}

/** What most connections never need to change: folded, with what holds in a few words. */
export function MoreInputs({ form, saved }: { form: FormState; saved: boolean }) {
  return (
    <div className="mt-2">
      <LimitInputs form={form} saved={saved} />
      {HAS_RECORDINGS[form.draft.dialect] && <RecordingInputs form={form} saved={saved} />}
    </div>
  );
}
