import { Fragment } from 'react';
import { type BucketsFrame, GAP, markStyle, PLOT_TOP, X_AXIS_HEIGHT } from './buckets-frame';
import { MarkLink } from './mark-link';

/** The picture of `BucketsDrawing` without what can be pointed at, in percent: it comes with the page. */
export function BucketsSketch({ height, marks, ticks, unit }: BucketsFrame) {
  const top = ticks.at(-1) ?? 1;
  const bottom = height - X_AXIS_HEIGHT;
  const y = (value: number) => bottom - ((bottom - PLOT_TOP) * value) / Math.max(top, 1);
  const band = 100 / Math.max(1, marks.length);
  return (
    <svg aria-hidden="true" className="block size-full overflow-visible">
      {ticks.map((tick) => (
        <Fragment key={tick}>
          <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? 'var(--line-2)' : 'var(--line)'} />
          {tick > 0 && (
            <text x="100%" y={y(tick) - 4} textAnchor="end">
              {unit(tick, tick === top)}
            </text>
          )}
        </Fragment>
      ))}
      {marks.map((mark, at) => (
        <Fragment key={mark.key}>
          <MarkLink drill={mark.drill} count={mark.value}>
            <rect
              x={`${band * (at + GAP)}%`}
              width={`${band * (1 - 2 * GAP)}%`}
              y={y(mark.value)}
              height={bottom - y(mark.value)}
              {...markStyle(mark)}
            />
          </MarkLink>
          <text
            x={`${band * (at + 0.5)}%`}
            y={y(mark.value) - 6}
            textAnchor="middle"
            className={mark.stub ? 'warn' : 'strong'}
          >
            {mark.label}
          </text>
          <text x={`${band * (at + 0.5)}%`} y={bottom + 16} textAnchor="middle" className="plain">
            {mark.range}
          </text>
        </Fragment>
      ))}
    </svg>
  );
}
