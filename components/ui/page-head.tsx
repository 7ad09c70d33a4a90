import type { ReactNode } from 'react';

/** Title of a page: crumb above, state and actions on its line. */
export function PageHead({
  crumb,
  title,
  state,
  actions,
  children,
}: {
  crumb?: ReactNode;
  title: ReactNode;
  state?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="px-(--gutter) py-5 max-tab:pt-3.5 max-tab:pb-4">
      {crumb !== undefined && <div className="mb-0.5 text-12 text-ink-3">{crumb}</div>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h1 className="text-20 font-semibold tracking-[-0.01em]">{title}</h1>
        {state}
        {actions !== undefined && (
          <span className="ml-auto flex flex-wrap items-center justify-end gap-2 max-tab:justify-start">{actions}</span>
        )}
      </div>
      {children}
    </div>
  );
}

/** The sentence that is the title of `/` and `/inbound`: what the page says, each claim a link. */
export function LeadSentence({ children }: { children: ReactNode }) {
  return (
    <div className="px-(--gutter) py-5 max-tab:pt-3.5 max-tab:pb-4">
      <h1 className="max-w-[52em] text-20 leading-[33px] font-normal text-pretty text-ink-2 max-tab:text-[17px] max-tab:leading-[29px] [&_b]:font-medium [&_b]:text-ink">
        {children}
      </h1>
    </div>
  );
}

/** A sentence under a title. */
export function Sentence({ children }: { children: ReactNode }) {
  return (
    <p className="mt-1.5 max-w-[60em] text-16 text-pretty text-ink-2 max-tab:text-15 [&_b]:font-medium [&_b]:text-ink">
      {children}
    </p>
  );
}
