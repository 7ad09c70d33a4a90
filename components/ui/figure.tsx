'use client';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { NeqMark, type NeqProps } from './marks';
import { type How, HowPanel } from './section';
import { ToolButton } from './tool-button';
import { usePopover } from './use-popover';

/** few: too few to trust. stale: the last good value. none: there is none, "—". */
export type NumberTone = 'plain' | 'few' | 'stale' | 'none';

/** The number itself: value, unit at 60 %, interval. `hero` is the one big number of a page. */
export function FigureNumber({
  value,
  unit,
  interval,
  tone = 'plain',
  size = 'tile',
  mark,
  testId,
}: {
  value: string;
  unit?: string | undefined;
  interval?: string | undefined;
  tone?: NumberTone;
  size?: 'tile' | 'hero';
  /** Stands right of the interval: ≠. */
  mark?: ReactNode;
  testId?: string | undefined;
}) {
  return (
    <div className={classes('flex flex-wrap items-baseline', size === 'hero' ? 'gap-x-3.5 gap-y-1' : 'gap-x-2')}>
      <span data-tone={tone} data-testid={testId} className={classes('fig-number', size === 'hero' && 'hero')}>
        {value}
        {unit !== undefined && <small>{unit}</small>}
      </span>
      {interval !== undefined && interval !== '' && (
        <span
          className={classes(
            'whitespace-nowrap text-ink-3',
            size === 'hero' ? 'text-16' : 'text-13 max-tab:basis-full max-tab:leading-[18px]',
          )}
        >
          {interval}
        </span>
      )}
      {mark}
    </div>
  );
}

/** Base and age on one line, a dot between; on the phone they wrap. */
export function BaseLine({ base, age, className }: { base?: ReactNode; age?: ReactNode; className?: string }) {
  return (
    <div className={classes('dots text-12 leading-5 text-ink-3', className)}>
      <div>
        {base !== undefined && <span>{base}</span>}
        {age !== undefined && <span>{age}</span>}
      </div>
    </div>
  );
}

export type FigureProps = {
  label: string;
  grain?: string | undefined;
  value: string;
  unit?: string | undefined;
  interval?: string | undefined;
  tone?: NumberTone;
  base?: ReactNode;
  age?: ReactNode;
  /** The ≠ of this number; opens the same panel as ≡. */
  neq?: NeqProps | undefined;
  /** The change, or one qualifying fact. */
  fact?: ReactNode;
  how?: How | undefined;
  testId?: string | undefined;
};

/** One tile of a strip: label, number, base, change, picture; baselines line up across the strip. */
export function Figure({ label, grain, base, age, neq, fact, how, testId, ...number }: FigureProps) {
  const popover = usePopover();
  return (
    <div data-figure className="fig" data-testid={testId}>
      <div className="flex items-center gap-1.5 text-12 leading-[22px] whitespace-nowrap text-ink-2">
        <span className="overflow-hidden text-ellipsis">{label}</span>
        {grain !== undefined && <span className="text-ink-3">{grain}</span>}
        {how && (
          <ToolButton icon="how" label={how.label} className="-mr-1.5 ml-auto max-tab:-mr-3" {...popover.trigger} />
        )}
      </div>
      <FigureNumber {...number} testId={testId === undefined ? undefined : `${testId}-value`} />
      <BaseLine base={base} age={age} />
      {neq && (
        <div className="mt-[3px]">
          <NeqMark {...neq} {...(how && popover.trigger)} />
        </div>
      )}
      {fact !== undefined && <div className="text-12 leading-5 text-pretty text-ink-3">{fact}</div>}
      {how && <HowPanel how={how} popover={popover} />}
    </div>
  );
}

/** Six across, three when the rail folds, two on the phone. */
export function FigureStrip({ children }: { children: ReactNode }) {
  return <div className="figs">{children}</div>;
}
