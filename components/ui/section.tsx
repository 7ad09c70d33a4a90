'use client';
import { type ReactNode, useId } from 'react';
import { classes } from './classes';
import { NeqMark, type NeqProps } from './marks';
import { ToolButton } from './tool-button';
import { type Popover, usePopover } from './use-popover';

/** The ≡ of a number: the name of its button, what its panel holds, and its formula for where there is no panel. */
export type How = { readonly label: string; readonly formula?: string; readonly content: ReactNode };

export function HowPanel({ how, popover }: { how: How; popover: Popover }) {
  if (!popover.open) return null;
  return (
    <div {...popover.panel} role="dialog" aria-label={how.label} className="pop no-print">
      {how.content}
    </div>
  );
}

type SectionProps = {
  title: string;
  subtitle?: ReactNode;
  /** Columns of twelve; a cell of a `Row`. Without it the section stands inside another one's cell. */
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  /** Whether this title is under another section's. */
  level?: 2 | 3;
  /** The ≠ of this section; opens the same panel as ≡ where there is one. */
  neq?: NeqProps | undefined;
  /** Tool buttons at the right, before ≡. */
  tools?: ReactNode;
  how?: How | undefined;
  /** The number and its evidence: the panel opens under it where there is no room beside. */
  lead?: ReactNode;
  children?: ReactNode;
  testId?: string | undefined;
};

/** A titled region of the sheet: hairlines instead of a card, tools at the right of the title. */
export function Section({ title, subtitle, span, level = 2, neq, tools, how, lead, children, testId }: SectionProps) {
  const id = useId();
  const popover = usePopover();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      data-figure
      data-testid={testId}
      aria-labelledby={id}
      className={span === undefined ? 'relative mt-[22px] first:mt-0' : 'cell'}
      style={span === undefined ? undefined : { '--span': span }}
    >
      <div className="@container mb-3">
        <div className="flex min-h-[22px] items-baseline gap-x-2 max-tab:flex-wrap @max-[340px]:flex-wrap">
          <Heading id={id} className="text-14 font-semibold whitespace-nowrap">
            {title}
          </Heading>
          {subtitle !== undefined && (
            <span
              data-subtitle=""
              className="min-w-0 text-12 text-ink-3 max-tab:order-3 max-tab:basis-full @max-[340px]:order-3 @max-[340px]:basis-full"
            >
              {subtitle}
            </span>
          )}
          {neq && <NeqMark {...neq} {...(how && popover.trigger)} />}
          <span className="ml-auto flex flex-none gap-0.5 self-center max-tab:[&>.tool:last-child]:-mr-3">
            {tools}
            {how && <ToolButton icon="how" label={how.label} {...popover.trigger} />}
          </span>
        </div>
      </div>
      {lead}
      {how && <HowPanel how={how} popover={popover} />}
      {children}
    </section>
  );
}

/** Twelve columns, a hairline above; its children are sections with a `span`. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="row">{children}</div>;
}

/** A cell of a row that holds several sections under each other. */
export function Cell({ span, children }: { span: number; children: ReactNode }) {
  return (
    <div className="cell" style={{ '--span': span }}>
      {children}
    </div>
  );
}

/** A line of grey text under a picture. */
export function Note({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <p className={classes('mt-2.5 text-12 text-pretty text-ink-3 [&_b]:font-medium [&_b]:text-ink-2', className)}>
      {children}
    </p>
  );
}
