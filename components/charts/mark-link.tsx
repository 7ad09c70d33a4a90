'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import { NavLink } from '@/components/ui/nav-link';
import type { Drill, NoRecords } from '@/lib/charts/drill';

/**
 * A mark of a picture that leads to its records. For the pointer alone: the picture is hidden from screen readers, and
 * the keyboard has the same links beside it or in the table twin.
 */
export function MarkLink({ drill, count, children }: { drill: Drill | null; count: number; children: ReactNode }) {
  if (drill === null || count === 0) return children;
  if ('why' in drill) {
    return (
      <g data-mark={count} data-why={drill.why}>
        {children}
      </g>
    );
  }
  return (
    <NavLink href={drill.href} tabIndex={-1} aria-hidden="true" className="mark-link" data-mark={count}>
      {children}
    </NavLink>
  );
}

/** A count as text that leads to its records, and says so to who does not see where it stands. */
export function CountLink({
  drill,
  count,
  name,
  children,
}: {
  drill: Drill;
  count: number;
  /** Of what it is the count. */
  name: string;
  /** The count as text. */
  children: string;
}) {
  const t = useTranslations('common.drill');
  if (count === 0) return children;
  if ('why' in drill) {
    return (
      <span data-mark={count} data-why={drill.why}>
        {children}
      </span>
    );
  }
  return (
    <TextLink href={drill.href} data-mark={count} aria-label={t(drill.of, { name, count: children })}>
      {children}
    </TextLink>
  );
}

/** Sentences for the marks of a figure that lead nowhere. */
export function useReasonTexts(): (reasons: readonly NoRecords[]) => readonly string[] {
  const t = useTranslations('common.drill.why');
  return (reasons) => reasons.map((reason) => t(reason));
}
