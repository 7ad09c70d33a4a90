'use client';
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/charts/widget-states';
import { useAddress } from '@/components/ui/use-address';
import { findInLines, type Hit, type Line, type Transcript } from '@/lib/charts/transcript';
import type { Turn } from '@/lib/model/call';
import { FindBox } from './find-box';
import { LINE_PX, TurnBlock } from './turn-block';

const BLOCK = 40;
/** More than fit on any screen; the others follow as soon as these are there. */
const FIRST_BLOCKS = 2;
const SPEAKERS: readonly Turn['speaker'][] = ['robot', 'customer', 'agent'];
const TIMINGS = ['exact', 'inferred', 'none'] as const;

/** "16句；客户8句时间精确，机器人8句时间推断": how many lines there are and how exactly their times are known. */
function Subtitle({ transcript: { timings } }: { transcript: Transcript }) {
  const t = useTranslations('call.turns');
  const speaker = useTranslations('call.speaker');
  const c = useTranslations('common');
  const parts = SPEAKERS.flatMap((who) =>
    TIMINGS.flatMap((timing) => {
      const count = timings[who][timing];
      return count === 0 ? [] : [t(timing, { speaker: speaker(who), count })];
    }),
  );
  const count = SPEAKERS.reduce((sum, who) => sum + TIMINGS.reduce((all, timing) => all + timings[who][timing], 0), 0);
  return (
    <span className="text-12 text-ink-3">
      {t('count', { count })}
      <span className="dot-between">{parts.join(c('comma'))}</span>
    </span>
  );
}

/** The blocks that are in the page: at first those that are seen, or lead to the line that the address names. */
function useShown(blocks: readonly (readonly Line[])[], linked: number | null): readonly (readonly Line[])[] {
  const place = linked === null ? -1 : blocks.findIndex((block) => block.some(({ seq }) => seq === linked));
  return useDeferredValue(blocks, blocks.slice(0, Math.max(FIRST_BLOCKS, place + 2)));
}

/** Below the lines: what ≈ means, and what is not shown. */
function Note({
  inferred,
  hidden,
  interim,
  onInterim,
}: {
  inferred: boolean;
  hidden: number;
  interim: boolean;
  onInterim: () => void;
}) {
  const t = useTranslations('call.turns');
  const toggles = hidden > 0 || interim;
  if (!inferred && !toggles) return null;
  return (
    <p className="mt-3 text-12 text-pretty text-ink-3">
      {inferred && <span className="mr-1.5">{t('inferredNote')}</span>}
      {toggles && (
        <>
          <span className="mr-1.5">{interim ? t('shown') : t('hidden', { count: hidden })}</span>
          <button type="button" className="underlined" aria-pressed={interim} onClick={onInterim}>
            {interim ? t('hide') : t('show')}
          </button>
        </>
      )}
    </p>
  );
}

function byLine(hits: readonly Hit[]): ReadonlyMap<number, readonly Hit[]> {
  const lines = new Map<number, Hit[]>();
  for (const hit of hits) {
    const own = lines.get(hit.seq);
    if (own) own.push(hit);
    else lines.set(hit.seq, [hit]);
  }
  return lines;
}

export type TurnKeys = {
  /** Moves to the line after or before the one that is current. */
  readonly move: (step: 1 | -1) => void;
  readonly find: () => void;
};

/** Everything that was said, a line each, with a search and a line that is current; the address holds which. */
export function Turns({
  transcript,
  empty,
  current,
  interim,
  onInterim,
  onSelect,
  following,
  keys,
}: {
  transcript: Transcript;
  /** Why there are no words, where there are none. */
  empty: 'emptyText' | 'emptyAudible' | 'emptySilent' | 'emptyUnanswered';
  current: number | null;
  interim: boolean;
  onInterim: () => void;
  onSelect: (seq: number) => void;
  /** The current line is the one that is heard. */
  following: boolean;
  /** Filled with what the page's keys may do here. */
  keys: { current: TurnKeys | null };
}) {
  const t = useTranslations('call.turns');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { lines, hidden, timings } = transcript;
  const hits = useMemo(() => findInLines(lines, query), [lines, query]);
  const hitsOf = useMemo(() => byLine(hits), [hits]);
  const blocks = useMemo(
    () => Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, at) => lines.slice(at * BLOCK, (at + 1) * BLOCK)),
    [lines],
  );
  const shown = useShown(blocks, current);
  const later = blocks.slice(shown.length).reduce((sum, { length }) => sum + length, 0);
  const hit = hits[at % Math.max(1, hits.length)] ?? null;
  const inferred = SPEAKERS.some((who) => timings[who].inferred > 0);

  const show = (seq: number) => list.current?.querySelector(`#turn-${seq}`)?.scrollIntoView({ block: 'nearest' });
  const go = (seq: number | undefined, focus: boolean) => {
    if (seq === undefined) return;
    onSelect(seq);
    show(seq);
    if (focus) list.current?.querySelector<HTMLElement>(`[data-turn="${seq}"]`)?.focus({ preventScroll: true });
  };
  const move = (step: 1 | -1) => {
    const place = lines.findIndex(({ seq }) => seq === current);
    // Beyond the ends it stays, and is still gone to.
    go(lines[place === -1 ? 0 : Math.min(Math.max(place + step, 0), lines.length - 1)]?.seq, true);
  };
  const toHit = (place: number) => {
    const next = hits[place];
    setAt(place);
    if (next) go(next.seq, false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  };
  keys.current = { move, find: () => input.current?.focus() };

  // Once, when the list is there: a link to a moment leads to its line.
  const linked = useRef(current);
  const arrive = useCallback((element: HTMLDivElement | null) => {
    list.current = element;
    if (element && linked.current !== null) {
      element.querySelector(`#turn-${linked.current}`)?.scrollIntoView({ block: 'center' });
      linked.current = null;
    }
  }, []);

  const firstSeq = lines[0]?.seq;
  const tabStop = lines.some(({ seq }) => seq === current) ? current : firstSeq;
  return (
    <section aria-labelledby="turns-title" data-testid="turns">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <h2 id="turns-title" className="text-14 font-semibold">
          {t('title')}
        </h2>
        {lines.length > 0 && <Subtitle transcript={transcript} />}
        {lines.length > 0 && (
          <FindBox
            input={input}
            query={query}
            at={hit === null ? 0 : hits.indexOf(hit)}
            count={hits.length}
            onQuery={(next) => {
              setQuery(next);
              setAt(0);
              const [first] = findInLines(lines, next);
              if (first) show(first.seq);
            }}
            onStep={(step) => {
              if (hits.length > 0) toHit((at + (query === '' ? 0 : step) + hits.length) % hits.length);
            }}
          />
        )}
      </div>
      {lines.length === 0 ? (
        <EmptyState reason="notProvided" title={t('empty')} text={t(empty)} height={120} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: in an ol no block may stand between the list and its lines
        <div role="list" ref={arrive} onKeyDown={onKeyDown}>
          {shown.map((block) => {
            const has = (seq: number | null | undefined) => block.some((line) => line.seq === seq);
            return (
              <TurnBlock
                key={block[0]?.seq}
                lines={block}
                hitsOf={hitsOf}
                hit={has(hit?.seq) ? hit : null}
                current={has(current) ? current : null}
                tabStop={has(tabStop) ? (tabStop ?? null) : null}
                following={following && has(current)}
                onSelect={onSelect}
              />
            );
          })}
          {later > 0 && <div role="presentation" style={{ height: later * LINE_PX }} />}
        </div>
      )}
      <Note inferred={inferred} hidden={hidden} interim={interim} onInterim={onInterim} />
    </section>
  );
}

/** Which line is current, in the address. */
export function useCurrentTurn(): readonly [number | null, (seq: number) => void] {
  const { params, change } = useAddress();
  const given = params.get('turn');
  const select = useRef((seq: number) => change({ turn: String(seq) }));
  select.current = (seq) => change({ turn: String(seq) });
  const stable = useCallback((seq: number) => select.current(seq), []);
  return [given !== null && /^\d{1,6}$/.test(given) ? Number(given) : null, stable];
}
