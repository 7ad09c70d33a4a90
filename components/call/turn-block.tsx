'use client';
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { Hit, Line } from '@/lib/charts/transcript';
import { type LineWords, TurnLine } from './turn-line';

const NO_HITS: readonly Hit[] = [];
/** Of a line; what a block that was not seen yet is taken to be high. */
export const LINE_PX = 37;

/**
 * Lines that come into sight together. What is out of sight is neither laid out nor painted, but stays in the page, where
 * the browser's own search, links and screen readers find it; a block for each line would be watched one by one, which
 * costs more at every frame than it saves.
 */
export const TurnBlock = memo(function TurnBlock({
  lines,
  hitsOf,
  hit,
  current,
  tabStop,
  following,
  onSelect,
}: {
  lines: readonly Line[];
  hitsOf: ReadonlyMap<number, readonly Hit[]>;
  /** The one that the search stands at; null where it is in another block, as below. */
  hit: Hit | null;
  current: number | null;
  tabStop: number | null;
  following: boolean;
  onSelect: (seq: number) => void;
}) {
  const turns = useTranslations('call.turns');
  const speaker = useTranslations('call.speaker');
  const formats = useFormats();
  const words = useMemo((): LineWords => ({ turns, speaker, formats }), [turns, speaker, formats]);
  return (
    <div
      role="presentation"
      className="[content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${lines.length * LINE_PX}px` }}
    >
      {lines.map((line) => (
        <TurnLine
          key={line.seq}
          line={line}
          words={words}
          hits={hitsOf.get(line.seq) ?? NO_HITS}
          hit={hit?.seq === line.seq ? hit : null}
          current={line.seq === current}
          tabbable={line.seq === tabStop}
          followed={following && line.seq === current}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
});
