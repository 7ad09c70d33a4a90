'use client';
import { useTranslations } from 'use-intl';
import { BOX, edge, Field, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { withUnmasked } from '@/lib/queries/link-draft';
import { type FormProps, useWrong } from './link-form';

/** Which pages may hold the report in a frame. */
export function FrameFields({ draft, set, wrong }: FormProps) {
  const t = useTranslations('links.share');
  const error = useWrong(wrong)('embedOrigins');
  return (
    <Field label={t('embed')} help={t('embedHelp')} error={error}>
      {(control) => (
        <textarea
          {...control}
          rows={2}
          spellCheck={false}
          placeholder="https://www.example.com"
          value={draft.embed}
          onChange={({ target }) => set({ embed: target.value })}
          className={`${BOX} ${edge(error !== undefined)} h-auto! py-1.5 font-mono text-12`}
        />
      )}
    </Field>
  );
}

/** For who may see whole numbers, and for a call alone: to show them to its reader. */
export function NumberFields({ draft, set, wrong }: FormProps) {
  const t = useTranslations('links.share');
  const error = useWrong(wrong);
  const { unmasked, reason } = draft;
  return (
    <div className="my-2 border-t border-line pt-2">
      <label className="inline-flex items-center gap-2 leading-8 max-tab:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-(--ink)"
          checked={unmasked}
          onChange={({ target }) => set(withUnmasked(target.checked))}
        />
        {t('unmasked')}
      </label>
      {unmasked && (
        <>
          <div className="my-1.5">
            <Notice tone="warn">{t('unmaskedWarning')}</Notice>
          </div>
          <TextField
            label={t('reason')}
            help={t('reasonHelp')}
            error={error('reason')}
            autoComplete="off"
            maxLength={200}
            value={reason}
            onChange={({ target }) => set({ reason: target.value })}
          />
        </>
      )}
    </div>
  );
}
