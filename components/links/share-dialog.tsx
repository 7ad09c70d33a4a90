'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { NewReport } from '@/lib/api/links';
import { bodyOf, emptyDraft, originsOf, previewPath, reportOf } from '@/lib/queries/link-draft';
import { createLinkMutation, linksQuery } from '@/lib/queries/links';
import { FrameFields, NumberFields } from './frame-and-numbers';
import { MainFields, MoreFields } from './link-form';
import { MadeLink } from './made-link';

const HIDDEN = ['password', 'maxViews', 'viewerDates', 'embedOrigins'];

/** Makes a link to a report, and shows its address this once. */
export function ShareDialog({
  report,
  sections,
  dated,
  mayReveal,
  onClose,
}: {
  report: NewReport;
  /** What this kind of report can show, in its order. */
  sections: readonly string[];
  /** Whether its reader may be given dates to choose. */
  dated: boolean;
  /** Whether whoever makes it may see whole numbers, and so may show them. */
  mayReveal: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('links');
  const c = useTranslations('common.action');
  const failureText = useFailureText();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() => emptyDraft(''));
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  // Called again at every refusal, when the fields are marked: the button may be far below what it refuses.
  const toRefused = useCallback(
    (form: HTMLFormElement | null) => {
      if (wrong.size > 0) form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    },
    [wrong],
  );
  const make = useMutation(createLinkMutation());
  const set = (change: Partial<typeof draft>) => setDraft((was) => ({ ...was, ...change }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const made = bodyOf(draft, report, sections, Date.now());
    setWrong(new Set('errors' in made ? made.errors.map(({ field }) => field) : []));
    if ('errors' in made) return;
    make.mutate(
      { input: {}, body: made.body },
      { onSuccess: () => cache.invalidateQueries({ queryKey: linksQuery().queryKey }) },
    );
  };
  const url = make.data?.data.url;
  const form = { draft, set, wrong };
  return (
    <Dialog title={t(url === undefined ? 'share.title' : 'made.title')} closeLabel={c('close')} onClose={onClose}>
      {url === undefined ? (
        <form ref={toRefused} method="post" onSubmit={submit} noValidate>
          <MainFields {...form} sections={sections} />
          {report.kind === 'call' && mayReveal && <NumberFields {...form} />}
          <details
            className="mt-1 border-t border-line pt-2"
            open={draft.unmasked || HIDDEN.some((field) => wrong.has(field)) || undefined}
          >
            <summary className="cursor-pointer py-1 text-ink-2">{t('share.more')}</summary>
            <MoreFields {...form} dated={dated} />
            {!draft.unmasked && <FrameFields {...form} />}
          </details>
          {make.error && (
            <div className="mt-3">
              <Notice tone="bad">{failureText(make.error.code)}</Notice>
            </div>
          )}
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button type="submit" kind="primary" size="large" busy={make.isPending}>
              {t('share.create')}
            </Button>
            <a
              className="underlined"
              target="_blank"
              rel="noreferrer"
              href={previewPath(reportOf(report, draft, sections), draft.locale)}
            >
              {t('share.preview')}
            </a>
          </div>
        </form>
      ) : (
        <MadeLink
          links={[{ name: draft.name.trim(), url, embed: originsOf(draft).length > 0, locked: draft.password !== '' }]}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}
