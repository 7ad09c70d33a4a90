'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

/** What a chart's picture has to say when it stands alone: finished texts, null for what is not known. */
export type ChartFacts = {
  /** Of whom or what: a task's or a line's name. */
  readonly subject: string;
  readonly range: string;
  readonly base: string | null;
  readonly source: string;
  /** What came of the checks of the answer behind it. */
  readonly checks: string;
};

const Facts = createContext<ChartFacts | null>(null);

/** Gives the charts below it what their pictures say beside the chart. Without it they have no pictures to save. */
export function ChartFactsProvider({ facts, children }: { facts: ChartFacts; children: ReactNode }) {
  const { subject, range, base, source, checks } = facts;
  const value = useMemo(() => ({ subject, range, base, source, checks }), [subject, range, base, source, checks]);
  return <Facts value={value}>{children}</Facts>;
}

export const useChartFacts = () => useContext(Facts);
