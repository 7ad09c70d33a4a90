'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/components/ui/dialog';
import { FormButtons } from '@/components/ui/form-buttons';
import { Notice } from '@/components/ui/notice';
import type { ApiFailure } from '@/lib/queries/failure';
import type { PowersDraft } from '@/lib/queries/powers-draft';
import { PowersFields } from './powers-fields';
import { useRefusal } from './use-people-words';

/** Asks what somebody may do and see; `children` stand above it. */
export function PowersForm({
  title,
  children,
  draft,
  set,
  error,
  submitLabel,
  busy,
  onSubmit,
  onClose,
}: {
  title: string;
  children?: ReactNode;
  draft: PowersDraft;
  set: (draft: PowersDraft) => void;
  error: ApiFailure | null;
  submitLabel: string;
  busy: boolean;
  onSubmit: (fields: FormData) => void;
  onClose: () => void;
}) {
  const c = useTranslations('common.action');
  const refusal = useRefusal();
  return (
    <Dialog title={title} closeLabel={c('close')} onClose={onClose}>
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget));
        }}
      >
        {children}
        <PowersFields draft={draft} set={set} />
        {error && (
          <div className="mt-2">
            <Notice tone="bad">{refusal(error)}</Notice>
          </div>
        )}
        <FormButtons submitLabel={submitLabel} cancelLabel={c('cancel')} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
