'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { classes } from '@/components/ui/classes';
import { Swatch } from '@/components/ui/marks';
import type { LevelFacet } from '@/lib/charts/call-facets';
import type { Facet } from '@/lib/charts/outcome-facets';
import type { CallOutcome } from '@/lib/model/outcome';
import type { CallFilters as Filters } from '@/lib/queries/call-filters';
import { type Change, CLEARED } from './changes';
import { FacetButton, FacetLine } from './facets';
import { FoldButton, useFold } from './fold';
import { Narrowed } from './narrowed';
import { OutcomeFacets } from './outcome-facets';
import { SearchBox } from './search-box';
import { SpanInput } from './span-input';

export type TagChoice = { readonly value: string; readonly name: string };

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
  const { id, folded, button } = useFold();
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
        <FoldButton {...button} />
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
