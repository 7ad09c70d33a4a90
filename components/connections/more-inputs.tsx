'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { HIDDEN } from '@/lib/model/hidden';
import { LIMIT_NAMES } from '@/lib/model/limits';
import { HAS_RECORDINGS } from '@/lib/queries/connection-draft';
import type { FormState } from './form-state';
import { DEFAULT_TEXTS, useLimitsText } from './limits-text';
import { TextAreaField } from './text-area-field';

const { perSecond, inFlight, seconds } = DEFAULT_TEXTS;

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

function LimitInputs({ form }: { form: FormState }) {
  const t = useTranslations('connections');
  const limitsText = useLimitsText();
  const { draft, errorOf, set } = form;
  const common = { inputMode: 'decimal', autoComplete: 'off' } as const;
  const gist = limitsText({
    requestsPerSecond: draft.requestsPerSecond.trim(),
    inFlight: draft.inFlight.trim(),
    timeoutSeconds: draft.timeoutSeconds.trim(),
  });
  return (
    <Fold title={t('form.limits')} gist={gist} wrong={LIMIT_NAMES.some((field) => errorOf(field) !== undefined)}>
      <TextField
        {...common}
        label={t('form.requestsPerSecond')}
        help={t('help.limits', { value: perSecond })}
        error={errorOf('requestsPerSecond')}
        placeholder={perSecond}
        value={draft.requestsPerSecond}
        onChange={(event) => set({ requestsPerSecond: event.target.value })}
      />
      <TextField
        {...common}
        label={t('form.inFlight')}
        help={t('help.inFlight', { value: inFlight })}
        error={errorOf('inFlight')}
        placeholder={inFlight}
        value={draft.inFlight}
        onChange={(event) => set({ inFlight: event.target.value })}
      />
      <TextField
        {...common}
        label={t('form.timeoutSeconds')}
        help={t('help.timeoutSeconds', { value: seconds })}
        error={errorOf('timeoutMs')}
        placeholder={seconds}
        value={draft.timeoutSeconds}
        onChange={(event) => set({ timeoutSeconds: event.target.value })}
      />
    </Fold>
  );
}

function RecordingInputs({ form }: { form: FormState }) {
  const t = useTranslations('connections');
  const { draft, errorOf, set } = form;
  const given = [draft.recordingHosts, draft.recordingUrlTemplate].map((text) => text.trim()).filter(Boolean);
  const hides = draft.recordingUrlTemplate.includes(HIDDEN);
  const help = t('help.recordingUrlTemplate', { placeholders: '{path} {file} {date} {callid}' });
  return (
    <Fold
      title={t('form.recordings')}
      gist={given.join(' ') || t('form.recordingsNone')}
      wrong={['recordingHosts', 'recordingUrlTemplate'].some((field) => errorOf(field) !== undefined)}
    >
      <TextAreaField
        label={t('form.recordingHosts')}
        help={t('help.recordingHosts')}
        error={errorOf('recordingHosts')}
        rows={2}
        value={draft.recordingHosts}
        onChange={(event) => set({ recordingHosts: event.target.value })}
      />
      <TextField
        mono
        label={t('form.recordingUrlTemplate')}
        help={hides ? t('help.hidden', { hidden: HIDDEN }) : help}
        error={errorOf('recordingUrlTemplate')}
        autoComplete="off"
        spellCheck={false}
        value={draft.recordingUrlTemplate}
        onChange={(event) => set({ recordingUrlTemplate: event.target.value })}
      />
    </Fold>
  );
}

/** What most connections never need to change: folded, with what holds in a few words. Empty is the default. */
export function MoreInputs({ form }: { form: FormState }) {
  return (
    <div className="mt-2">
      <LimitInputs form={form} />
      {HAS_RECORDINGS[form.draft.dialect] && <RecordingInputs form={form} />}
    </div>
  );
}
