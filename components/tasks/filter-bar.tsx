'use client';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import type { TaskFilters } from '@/lib/charts/tasks';
import { TASK_STATES } from '@/lib/model/task-states';
import type { SourceState } from './use-task-sources';

/** Long enough that a word is typed, short enough not to be felt. */
const TYPING_MS = 200;
const BOX =
  'h-8 rounded-control border border-edge bg-canvas px-2.5 text-ink max-tab:h-11 max-tab:w-full max-tab:text-16';

type Change = (changes: Readonly<Record<string, string | null>>) => void;

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <span className="relative max-tab:min-w-0 max-tab:flex-1">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classes(BOX, 'max-w-52 appearance-none pr-7 max-tab:max-w-none')}
      >
        {children}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-1.5 flex items-center text-ink-3">
        <Icon name="caret" />
      </span>
    </span>
  );
}

function Chip({ text, label, onRemove }: { text: string; label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onRemove}
      className="inline-flex h-6 items-center gap-1 rounded-chip px-1.5 text-12 text-ink-2 shadow-[inset_0_0_0_1px_var(--line-2)] hover:bg-sunken max-tab:h-10 max-tab:px-2.5"
    >
      {text}
      <Icon name="close" size={12} />
    </button>
  );
}

/** Text, state and source; what is chosen stands in the address. */
export function FilterBar({
  filters,
  typed,
  sources,
  shown,
  total,
  onType,
  onChange,
  onClear,
}: {
  filters: TaskFilters;
  /** What stands in the box; the address follows in a moment. Null: nobody has typed yet. */
  typed: string | null;
  sources: readonly SourceState[];
  shown: number;
  total: number;
  onType: (text: string) => void;
  onChange: Change;
  onClear: () => void;
}) {
  const t = useTranslations('tasks.filter');
  const states = useTranslations('common.taskState');
  const formats = useFormats();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { q, state, connection } = filters;
  const tasks = sources.flatMap(({ tasks: own }) => own);
  const inState = (each: string) => tasks.filter((task) => task.state === each).length;
  const offered = TASK_STATES.filter((each) => inState(each) > 0 || each === state);
  const name = sources.find((source) => source.connection.id === connection)?.connection.name ?? connection ?? '';
  const search = (value: string, wait: number) => {
    onType(value);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => onChange({ q: value.trim() }), wait);
  };
  const chips = [
    q !== '' && { key: 'q', name: t('qShort'), value: t('chipText', { text: q }) },
    state !== null && { key: 'state', name: t('state'), value: states(state) },
    connection !== null && { key: 'connection', name: t('connection'), value: name },
  ].filter((chip) => chip !== false);
  return (
    <search aria-label={t('label')} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-(--gutter) pb-4">
      <input
        type="search"
        aria-label={t('q')}
        placeholder={t('q')}
        value={typed ?? q}
        maxLength={200}
        onChange={(event) => search(event.target.value, TYPING_MS)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(event.currentTarget.value, 0);
        }}
        className={classes(BOX, 'w-64 [&::-webkit-search-cancel-button]:hidden')}
      />
      <div className="flex gap-3 max-tab:w-full">
        <Choice label={t('state')} value={state ?? ''} onChange={(value) => onChange({ state: value })}>
          <option value="">{t('anyState')}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {t('option', { name: states(each), count: inState(each) })}
            </option>
          ))}
        </Choice>
        <Choice label={t('connection')} value={connection ?? ''} onChange={(value) => onChange({ connection: value })}>
          <option value="">{t('anyConnection')}</option>
          {sources.map(({ connection: { id, name: own }, tasks: listed }) => (
            <option key={id} value={id}>
              {t('option', { name: own, count: listed.length })}
            </option>
          ))}
        </Choice>
      </div>
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {chips.map((chip) => (
            <Chip
              key={chip.key}
              text={t('chip', chip)}
              label={t('remove', { name: t('chip', chip) })}
              onRemove={() => (chip.key === 'q' ? search('', 0) : onChange({ [chip.key]: null }))}
            />
          ))}
          <button
            type="button"
            onClick={() => {
              clearTimeout(typing.current);
              onClear();
            }}
            className="underlined text-12 max-tab:h-10"
          >
            {t('clear')}
          </button>
          <span role="status" className="text-12 text-ink-3">
            {t('shown', { shown: formats.number(shown), total: formats.number(total) })}
          </span>
        </div>
      )}
    </search>
  );
}
