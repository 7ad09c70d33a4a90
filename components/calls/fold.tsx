'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';

/** Filters that wait behind a button on the phone, where the list comes first: what hides them, and what the button needs. */
export function useFold() {
  const [open, setOpen] = useState(false);
  const id = useId();
  return { id, folded: open ? '' : 'max-tab:hidden', button: { open, id, onPress: () => setOpen(!open) } };
}

export function FoldButton({ open, id, onPress }: ReturnType<typeof useFold>['button']) {
  const t = useTranslations('calls.filter');
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={id}
      onClick={onPress}
      className="hidden h-10 items-center gap-1 text-ink-2 max-tab:inline-flex"
    >
      {t('more')}
      <Icon name="caret" className={open ? 'rotate-180' : ''} />
    </button>
  );
}
