'use client';
import type { RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';

/** Find in call: Enter goes to the next place, Shift and Enter to the one before, Escape empties it. */
export function FindBox({
  input,
  query,
  at,
  count,
  onQuery,
  onStep,
}: {
  input: RefObject<HTMLInputElement | null>;
  query: string;
  /** From 0. */
  at: number;
  count: number;
  onQuery: (query: string) => void;
  onStep: (step: 1 | -1) => void;
}) {
  const t = useTranslations('call.find');
  return (
    <search className="ml-auto inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-12 shadow-[inset_0_0_0_1px_var(--line-2)] focus-within:shadow-[inset_0_0_0_1px_var(--ink)] max-tab:h-9">
      <Icon name="search" size={14} />
      <input
        ref={input}
        type="text"
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={query}
        maxLength={100}
        autoComplete="off"
        onChange={({ target }) => onQuery(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') {
            onQuery('');
            event.currentTarget.blur();
          } else return;
          event.preventDefault();
        }}
        className="w-28 bg-transparent outline-none placeholder:text-ink-3"
      />
      <span role="status" className="min-w-9 text-right whitespace-nowrap text-ink-3 tabular-nums">
        {query.trim() === '' ? '' : count === 0 ? t('none') : t('at', { at: at + 1, count })}
      </span>
    </search>
  );
}
