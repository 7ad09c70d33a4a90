'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { BOX, edge, Field, SelectField, TextField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { LIFETIMES, type Lifetime, type LinkDraft, UNMASKED_LIFETIMES } from '@/lib/queries/link-draft';

type Wrong = 'name' | 'maxViews' | 'password' | 'sections' | 'viewerDates' | 'embedOrigins' | 'reason';
export type FormProps = {
  readonly draft: LinkDraft;
  readonly set: (change: Partial<LinkDraft>) => void;
  /** The fields that cannot be sent. */
  readonly wrong: ReadonlySet<string>;
};

/** What stands below a field that cannot be sent. */
export function useWrong(wrong: ReadonlySet<string>) {
  const t = useTranslations('links.share.wrong');
  return (field: Wrong) => (wrong.has(field) ? t(field) : undefined);
}

function Line({
  label,
  help,
  error,
  children,
}: {
  label: string;
  help?: string;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className="grid grid-cols-[128px_minmax(0,1fr)] items-start gap-x-4 gap-y-1 py-[7px] max-tab:grid-cols-1">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true" className="leading-8 text-ink-2 max-tab:leading-5">
        {label}
      </span>
      <div className="min-w-0">{children}</div>
      {error !== undefined && (
        <p role="alert" className="col-start-2 text-12 text-bad max-tab:col-start-1">
          {error}
        </p>
      )}
      {help !== undefined && <p className="col-start-2 text-12 text-ink-3 max-tab:col-start-1">{help}</p>}
    </fieldset>
  );
}

/** What everybody decides: the name, live or frozen, what is in it. */
export function MainFields({ draft, set, wrong, sections }: FormProps & { sections: readonly string[] }) {
  const t = useTranslations('links.share');
  const error = useWrong(wrong);
  const section = useTranslations('links.share.section');
  const { name, mode, hidden, unmasked } = draft;
  return (
    <>
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        error={error('name')}
        maxLength={80}
        autoComplete="off"
        value={name}
        onChange={({ target }) => set({ name: target.value })}
      />
      {!unmasked && (
        <Line label={t('mode')} help={t(`${mode}Help`)}>
          <span className="leading-8">
            <Segmented
              legend={t('mode')}
              value={mode}
              onChange={(value) => set({ mode: value })}
              segments={[
                { value: 'live', label: t('live') },
                { value: 'snapshot', label: t('snapshot') },
              ]}
            />
          </span>
        </Line>
      )}
      <Line label={t('sections')} error={error('sections')}>
        <div className="grid grid-cols-2 gap-x-4 gap-y-1 pt-1.5">
          {sections.map((key) => (
            <label key={key} className="inline-flex items-center gap-1.5 leading-6 max-tab:min-h-10">
              <input
                type="checkbox"
                className="size-4 accent-(--ink)"
                checked={!hidden.includes(key)}
                onChange={({ target }) =>
                  set({ hidden: target.checked ? hidden.filter((one) => one !== key) : [...hidden, key] })
                }
              />
              {section(key as Parameters<typeof section>[0])}
            </label>
          ))}
        </div>
      </Line>
    </>
  );
}

/** How long, how often, for whom. */
export function MoreFields({ draft, set, wrong, dated }: FormProps & { dated: boolean }) {
  const t = useTranslations('links.share');
  const error = useWrong(wrong);
  const { lifetime, password, maxViews, locale, from, to, mode, unmasked, exports } = draft;
  return (
    <>
      <SelectField
        label={t('lifetime')}
        value={lifetime}
        onChange={({ target }) => set({ lifetime: target.value as Lifetime })}
      >
        {(unmasked ? UNMASKED_LIFETIMES : LIFETIMES).map((one) => (
          <option key={one} value={one}>
            {one === 'never' ? t('never') : t('days', { count: one })}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('password')}
        help={t(unmasked ? 'passwordNeeded' : 'passwordHelp')}
        error={error('password')}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={password}
        onChange={({ target }) => set({ password: target.value })}
      />
      <TextField
        label={t('maxViews')}
        help={t('maxViewsHelp')}
        error={error('maxViews')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        value={maxViews}
        onChange={({ target }) => set({ maxViews: target.value.trim() })}
      />
      <SelectField
        label={t('language')}
        value={locale}
        onChange={({ target }) => set({ locale: target.value as LinkDraft['locale'] })}
      >
        <option value="reader">{t('reader')}</option>
        <option value="zh-CN">中文</option>
        <option value="en">English</option>
      </SelectField>
      <Line label={t('exports')} help={t('exportsHelp')}>
        <label className="inline-flex items-center gap-1.5 leading-8 max-tab:min-h-10">
          <input
            type="checkbox"
            className="size-4 accent-(--ink)"
            checked={exports}
            onChange={({ target }) => set({ exports: target.checked })}
          />
          {t('exportsAllow')}
        </label>
      </Line>
      {dated && mode === 'live' && (
        <Field label={t('dates')} help={t('datesHelp')} error={error('viewerDates')}>
          {(control) => (
            <span className="flex gap-2">
              <input
                {...control}
                type="date"
                aria-label={t('from')}
                value={from}
                onChange={({ target }) => set({ from: target.value })}
                className={`${BOX} ${edge(wrong.has('viewerDates'))}`}
              />
              <input
                type="date"
                aria-label={t('to')}
                value={to}
                onChange={({ target }) => set({ to: target.value })}
                className={`${BOX} ${edge(wrong.has('viewerDates'))}`}
              />
            </span>
          )}
        </Field>
      )}
    </>
  );
}
