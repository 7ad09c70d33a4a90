'use client';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import { StatusMark, Swatch } from '@/components/ui/marks';
import type { Facet, LevelFacet } from '@/lib/charts/call-facets';
import { shapeOfOutcome } from '@/lib/charts/call-list';
import type { CallOutcome } from '@/lib/model/outcome';
import type { CallFilters as Filters } from '@/lib/queries/call-filters';
import { type Change, CLEARED } from './changes';
import { FacetButton, FacetLine } from './facets';
import { Narrowed } from './narrowed';
import { SearchBox } from './search-box';
import { SpanInput } from './span-input';

export type TagChoice = { readonly value: string; readonly name: string };

/** Outcomes to narrow a list to, of calls or of numbers. */
export function OutcomeFacets({
  facets,
  current,
  counted,
  onChange,
}: {
  facets: readonly Facet<CallOutcome>[];
  current: CallOutcome | undefined;
  /** A value with its count, in words. */
  counted: (name: string, count: string) => string;
  onChange: (outcome: CallOutcome | null) => void;
}) {
  const t = useTranslations('calls.filter.name');
  const outcomes = useTranslations('common.outcome');
  const formats = useFormats();
  if (facets.length === 0) return null;
  return (
    <FacetLine name={t('outcome')}>
      {facets.map(({ value, count }) => {
        const text = count === null ? null : formats.number(count);
        const name = outcomes(value);
        return (
          <FacetButton
            key={value}
            pressed={value === current}
            label={text === null ? name : counted(name, text)}
            count={text}
            onPress={() => onChange(value === current ? null : value)}
          >
            <StatusMark shape={shapeOfOutcome(value)}>{name}</StatusMark>
          </FacetButton>
        );
      })}
    </FacetLine>
  );
}

/** What narrows the list: a text, spans, levels, outcomes and tags, and as chips what is chosen of them. */
export function CallFilters({
  filters,
  levels,
  outcomes,
  tags,
  onChange,
  children,
}: {
  filters: Filters;
  levels: readonly LevelFacet[];
  outcomes: readonly Facet<CallOutcome>[];
  /** Of the calls that are here. */
  tags: readonly TagChoice[];
  onChange: Change;
  children?: ReactNode;
}) {
  const t = useTranslations('calls.filter');
  const formats = useFormats();
  const { level, outcome, tag, talkMin, talkMax, roundsMin, roundsMax } = filters;
  const tagName = tags.find(({ value }) => value === tag)?.name ?? null;
  const [open, setOpen] = useState(false);
  const id = useId();
  // On the phone the list comes first.
  const folded = open ? '' : 'max-tab:hidden';
  return (
    <search aria-label={t('label')} className="flex flex-col gap-2.5 px-(--gutter) pt-4 pb-3.5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SearchBox label={t('q')} value={filters.q ?? ''} onChange={(q) => onChange({ q })} />
        <div className={classes('flex flex-wrap gap-x-5 gap-y-2', folded)}>
          <SpanInput
            name={t('name.talk')}
            unit={t('seconds')}
            min={talkMin}
            max={talkMax}
            onChange={([min, max]) => onChange({ talkMin: min, talkMax: max })}
          />
          <SpanInput
            name={t('name.rounds')}
            min={roundsMin}
            max={roundsMax}
            onChange={([min, max]) => onChange({ roundsMin: min, roundsMax: max })}
          />
        </div>
        {children}
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="hidden h-10 items-center gap-1 text-ink-2 max-tab:inline-flex"
        >
          {t('more')}
          <Icon name="caret" className={open ? 'rotate-180' : ''} />
        </button>
      </div>
      <div id={id} className={classes('flex flex-col gap-2.5 empty:hidden', folded)}>
        {levels.length > 0 && (
          <FacetLine name={t('name.level')}>
            {levels.map(({ value, words, count, tone }) => {
              const text = count === null ? null : formats.number(count);
              const name = [value, words].filter(Boolean).join(' ');
              return (
                <FacetButton
                  key={value}
                  pressed={value === level}
                  label={text === null ? name : t('counted', { name, count: text })}
                  count={text}
                  onPress={() => onChange({ level: value === level ? null : value })}
                >
                  <Swatch tone={tone}>
                    <span className="max-w-40 overflow-hidden text-ellipsis whitespace-nowrap">{name}</span>
                  </Swatch>
                </FacetButton>
              );
            })}
          </FacetLine>
        )}
        <OutcomeFacets
          facets={outcomes}
          current={outcome}
          counted={(name, count) => t('counted', { name, count })}
          onChange={(value) => onChange({ outcome: value })}
        />
        {tags.length > 0 && (
          <FacetLine name={t('name.tag')}>
            {tags.map(({ value, name }) => (
              <FacetButton
                key={value}
                pressed={value === tag}
                label={name}
                count={null}
                onPress={() => onChange({ tag: value === tag ? null : value })}
              >
                {name}
              </FacetButton>
            ))}
          </FacetLine>
        )}
      </div>
      <Narrowed filters={filters} tagName={tagName} onChange={onChange} onClear={() => onChange(CLEARED)} />
    </search>
  );
}
