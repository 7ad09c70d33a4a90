'use client';
import { memo } from 'react';
import type { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { cutAt, type Hit, type Line } from '@/lib/charts/transcript';
import type { Formats } from '@/lib/format/formats';

/** What lines are written with: looked up once for all of them, since a call may have thousands. */
export type LineWords = {
  readonly turns: ReturnType<typeof useTranslations<'call.turns'>>;
  readonly speaker: ReturnType<typeof useTranslations<'call.speaker'>>;
  readonly formats: Formats;
};

const WHO = { robot: 'text-robot', customer: 'text-customer', agent: 'text-ink' };

/** What the robot made of a line, at the right edge. */
function Marks({ line: { turn }, words: { turns: t, formats } }: { line: Line; words: LineWords }) {
  return (
    <span className="flex flex-wrap justify-end gap-x-2.5 text-12 text-ink-2 max-tab:col-start-2 max-tab:justify-start">
      {turn.unknownToRobot === true && (
        <span className="text-warn before:mr-1 before:font-semibold before:content-['!']">{t('unknown')}</span>
      )}
      {turn.keyword !== null && <span>{t('hit', { word: turn.keyword })}</span>}
      {turn.meaning !== null && turn.meaning !== turn.keyword && <span>{t('meaning', { word: turn.meaning })}</span>}
      {turn.tags.map((tag) => (
        <span key={tag} className="rounded-chip px-1.5 shadow-[inset_0_0_0_1px_var(--line-2)]">
          {tag}
        </span>
      ))}
      {turn.score !== null && turn.score !== 0 && (
        <span className="text-ink-3">{t('score', { score: formats.number(turn.score) })}</span>
      )}
      {turn.interim && <span className="text-ink-3">{t('interim')}</span>}
      {turn.node !== null && <span>{turn.node}</span>}
    </span>
  );
}

function Time({
  line,
  words: { turns: t, formats },
  tabbable,
  onSelect,
}: {
  line: Line;
  words: LineWords;
  tabbable: boolean;
  onSelect: (seq: number) => void;
}) {
  const { seq, timing, startMs } = line;
  const text = startMs === null ? '—' : formats.position(Math.floor(startMs / 1000));
  return (
    <button
      type="button"
      data-turn={seq}
      tabIndex={tabbable ? 0 : -1}
      title={startMs === null ? t('noTime') : timing === 'exact' ? t('timeExact') : t('timeInferred')}
      onClick={() => onSelect(seq)}
      className={classes(
        'text-right text-12 text-ink-3 tabular-nums hover:text-ink',
        timing === 'inferred' && 'underline decoration-edge decoration-dashed decoration-1 underline-offset-[3px]',
      )}
    >
      {timing === 'inferred' && startMs !== null ? `≈${text}` : text}
    </button>
  );
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'center' });

/** One line of a call: time, speaker, words with what was searched for marked, and what the robot made of it. */
export const TurnLine = memo(function TurnLine({
  line,
  words,
  hits,
  hit,
  current,
  tabbable,
  followed,
  onSelect,
}: {
  line: Line;
  words: LineWords;
  /** Of this line. */
  hits: readonly Hit[];
  /** The one that the search stands at. */
  hit: Hit | null;
  current: boolean;
  tabbable: boolean;
  /** It is being heard: it comes into view by itself. */
  followed: boolean;
  onSelect: (seq: number) => void;
}) {
  const { turn } = line;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list
    <div
      role="listitem"
      ref={followed ? intoView : undefined}
      id={`turn-${line.seq}`}
      data-speaker={turn.speaker}
      aria-current={current || undefined}
      className={classes(
        'turn -mr-2.5 -ml-2 grid scroll-my-24 grid-cols-[52px_52px_minmax(0,1fr)_minmax(0,max-content)] items-baseline gap-x-3 rounded-chip py-[7px] pr-2.5 pl-2',
        'max-tab:-mx-2 max-tab:grid-cols-[44px_minmax(0,1fr)] max-tab:py-[9px]',
        current && 'rounded-none bg-sunken shadow-[inset_2px_0_0_var(--ink)]',
      )}
    >
      <Time line={line} words={words} tabbable={tabbable} onSelect={onSelect} />
      <span className={classes('text-12', turn.interim ? 'text-ink-3' : WHO[turn.speaker])}>
        {words.speaker(turn.speaker)}
      </span>
      <p
        className={classes(
          'text-14 leading-[23px] whitespace-pre-line max-tab:col-start-2 max-tab:text-16 max-tab:leading-[27px]',
          turn.interim ? 'text-ink-3' : turn.speaker === 'robot' && !current ? 'text-ink-2' : 'text-ink',
        )}
      >
        {cutAt(turn.text, hits).map((part) =>
          part.hit === null ? (
            part.text
          ) : (
            <mark
              key={part.hit.start}
              className={classes(
                'bg-warn-fill text-inherit shadow-[0_1px_0_var(--warn)]',
                part.hit === hit && 'outline-2 outline-focus',
              )}
            >
              {part.text}
            </mark>
          ),
        )}
      </p>
      <Marks line={line} words={words} />
    </div>
  );
});
