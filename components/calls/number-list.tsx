'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useConnection } from '@/components/source/use-connection';
import { classes } from '@/components/ui/classes';
import type { NumbersCsvInput } from '@/lib/api/exports';
import { prepareList } from '@/lib/charts/call-list';
import { outcomeFacets } from '@/lib/charts/outcome-facets';
import { urlOf } from '@/lib/queries/call';
import { callPath, type NumberFilters as Filters, numberFiltersOf, numbersInputOf } from '@/lib/queries/call-filters';
import { numberPagesQuery } from '@/lib/queries/call-pages';
import type { Change } from './changes';
import { FacetButton } from './facets';
import { FoldButton, useFold } from './fold';
import { ListBody } from './list-body';
import { Narrowed } from './narrowed';
import { NumberTable } from './number-table';
import { OutcomeFacets } from './outcome-facets';
import { RevealNumbers } from './reveal-numbers';
import { SearchBox } from './search-box';
import { StatedByMark } from './stated';
import { type TaskId, useChange, useTotals, zoneOf } from './use-list';

const CLEARED = { q: null, outcome: null, group: null };

function NumberFilters({
  filters,
  facets,
  ranged,
  onChange,
}: {
  filters: Filters;
  facets: ReturnType<typeof outcomeFacets>;
  /** The page has dates, which do not concern numbers. */
  ranged: boolean;
  onChange: Change;
}) {
  const t = useTranslations('calls.numbers');
  const { history, ...narrowing } = filters;
  const { id, folded, button } = useFold();
  return (
    <search aria-label={t('label')} className="flex flex-col gap-2.5 px-(--gutter) pt-4 pb-3.5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SearchBox label={t('q')} value={filters.q ?? ''} onChange={(q) => onChange({ q })} />
        <FacetButton
          pressed={history === true}
          label={t('history')}
          count={null}
          onPress={() => onChange({ history: history === true ? null : 'true' })}
        >
          {t('history')}
        </FacetButton>
        <FoldButton {...button} />
      </div>
      <div id={id} className={classes('empty:hidden', folded)}>
        <OutcomeFacets
          facets={facets}
          current={filters.outcome}
          counted={(name, count) => t('counted', { name, count })}
          onChange={(outcome) => onChange({ outcome, group: null })}
        />
      </div>
      <Narrowed filters={narrowing} tagName={null} onChange={onChange} onClear={() => onChange(CLEARED)} />
      {ranged && <p className="text-12 text-ink-3">{t('now')}</p>}
    </search>
  );
}

/** `/tasks/…/numbers`: every number of a task with what it is now. */
export function NumberList(one: TaskId) {
  const names = useTranslations('calls.filter.name');
  const { params, change } = useChange();
  const filters = numberFiltersOf(params);
  const { q, outcome, group, history = false } = filters;
  const connection = useConnection(one.connectionId);
  const unsupported = connection?.capabilities.includes('numbers') === false;
  // The first telrobot generation tells the switch's id of a call here, and has no way from it to a record.
  const hasCalls = connection?.capabilities.includes('callDetail') === true && connection.dialect !== 'telrobot-v1';
  // Numbers have no dates, so their totals are the whole task's.
  const totals = useTotals(one);
  const options = numberPagesQuery(numbersInputOf(one, filters));
  const query = useInfiniteQuery({ ...options, enabled: !unsupported });
  const { data } = query;
  const list = useMemo(() => prepareList(data?.pages ?? []), [data]);
  const { connectionId, taskId } = one;
  const pathOf = useCallback((id: string) => callPath({ connectionId, taskId }, id), [connectionId, taskId]);
  const seen = useMemo(() => [...new Set(list.blocks.flatMap(({ rows }) => rows.map((row) => row.outcome)))], [list]);
  const filteredHere = new Set((data?.pages ?? []).flatMap((page) => page.filteredHere));
  const zone = zoneOf(connection);
  // Filters exclude nothing where there is nothing.
  const hasNumbers = totals?.numbers.total !== 0;
  return (
    <ListBody
      one={one}
      what="numbers"
      source={connection?.name ?? connectionId}
      unsupported={unsupported}
      query={query}
      queryKey={options.queryKey}
      list={list}
      filteredHere={[...filteredHere].flatMap((filter) =>
        filter === 'q' || filter === 'outcome' ? [names(filter)] : [],
      )}
      exportHref={urlOf('numbers-csv', { ...one, ...filters, style: 'report' } satisfies NumbersCsvInput)}
      zone={zone}
      note={<StatedByMark one={one} what="numbers" filters={filters} total={list.total} />}
      empty={{
        filtered: [q, outcome, group].some((each) => each !== undefined) && hasNumbers,
        elsewhere: null,
        onClear: () => change(CLEARED),
      }}
      filters={
        <NumberFilters
          filters={filters}
          facets={outcomeFacets(totals, 'numbers', seen, outcome ?? null)}
          ranged={params.has('from')}
          onChange={change}
        />
      }
    >
      <RevealNumbers key={JSON.stringify(filters)} input={numbersInputOf(one, filters)} pages={data?.pages.length ?? 0}>
        <NumberTable list={list} hrefOf={hasCalls ? pathOf : null} zone={zone} history={history} />
      </RevealNumbers>
    </ListBody>
  );
}
