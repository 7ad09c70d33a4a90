'use client';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { Segmented } from '@/components/ui/segmented';
import { useAddress } from '@/components/ui/use-address';
import type { Area } from '@/lib/charts/glossary';

export type GlossaryFilter = { readonly q: string; readonly area: Area | 'all' };

/** The filter as the address has it, and what changes it there. */
export function useGlossaryFilter(): readonly [GlossaryFilter, (part: Partial<GlossaryFilter>) => void] {
  const { params, change } = useAddress();
  const area = params.get('area');
  const filter: GlossaryFilter = {
    q: params.get('q') ?? '',
    area: area === 'outbound' || area === 'inbound' ? area : 'all',
  };
  return [
    filter,
    (part) =>
      change({
        ...(part.q !== undefined && { q: part.q }),
        ...(part.area !== undefined && { area: part.area === 'all' ? null : part.area }),
      }),
  ];
}

export function GlossaryFilterBar({
  filter,
  onChange,
  found,
}: {
  filter: GlossaryFilter;
  onChange: (part: Partial<GlossaryFilter>) => void;
  /** How many are shown, in words. */
  found: string;
}) {
  const t = useTranslations('definitions');
  return (
    <search className="flex flex-wrap items-center gap-x-6 gap-y-2 px-(--gutter) pb-4">
      <label className="relative w-80 max-tab:w-full">
        <span className="sr-only">{t('filter.search')}</span>
        <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 text-ink-3 max-tab:top-3.5" />
        <input
          type="search"
          value={filter.q}
          onChange={(event) => onChange({ q: event.target.value })}
          placeholder={t('filter.placeholder')}
          spellCheck={false}
          className="h-8 w-full rounded-control border border-edge bg-canvas pr-2.5 pl-8 text-ink max-tab:h-11 max-tab:text-16"
        />
      </label>
      <Segmented
        legend={t('filter.area')}
        segments={[
          { value: 'all', label: t('filter.all') },
          { value: 'outbound', label: t('area.outbound') },
          { value: 'inbound', label: t('area.inbound') },
        ]}
        value={filter.area}
        onChange={(area) => onChange({ area })}
      />
      <span role="status" className="text-12 text-ink-3">
        {found}
      </span>
    </search>
  );
}
