'use client';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';

export type Chip = {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly onRemove: () => void;
};

/** What narrows the list now, each with a way to let go of it. */
export function Chips({ chips, onClear }: { chips: readonly Chip[]; onClear: () => void }) {
  const t = useTranslations('calls.filter');
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2" data-testid="chips">
      {chips.map(({ key, name, value, onRemove }) => {
        const text = t('chip', { name, value });
        return (
          <button
            key={key}
            type="button"
            aria-label={t('remove', { name: text })}
            onClick={onRemove}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-chip px-1.5 text-12 text-ink-2 shadow-[inset_0_0_0_1px_var(--line-2)] hover:bg-sunken max-tab:h-10 max-tab:px-2.5"
          >
            <span className="overflow-hidden text-ellipsis whitespace-nowrap">{text}</span>
            <Icon name="close" size={12} />
          </button>
        );
      })}
      <button type="button" onClick={onClear} className="underlined text-12 max-tab:h-10">
        {t('clear')}
      </button>
    </div>
  );
}
