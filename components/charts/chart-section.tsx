'use client';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { NeqProps } from '@/components/ui/marks';
import { type How, Section } from '@/components/ui/section';
import { type Column, DataTable } from '@/components/ui/table';
import { ToolButton } from '@/components/ui/tool-button';
import { PictureButton } from './picture-button';

export type Twin = {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ReactNode[])[];
};

/** What every chart's frame takes beside its figure. */
export type FrameProps = {
  title: string;
  subtitle?: ReactNode;
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  level?: 2 | 3;
  neq?: NeqProps | undefined;
  how?: How | undefined;
  lead?: ReactNode;
  /** Grey text under the picture. */
  note?: ReactNode;
  testId?: string | undefined;
  /** The answer is old: the picture goes grey. */
  stale?: boolean;
};

/**
 * The frame of every chart: title, table twin and ≡ at its right, one sentence that says the picture to who does not see
 * it. The twin takes the picture's place.
 */
export function ChartSection({
  twin,
  summary,
  note,
  stale = false,
  children,
  ...section
}: FrameProps & { twin?: Twin | undefined; summary: string; children: ReactNode }) {
  const t = useTranslations('common.tool');
  const [asTable, setAsTable] = useState(false);
  return (
    <Section
      {...section}
      tools={
        <>
          {!asTable && <PictureButton formula={section.how?.formula} />}
          {twin && (
            <ToolButton
              icon="table"
              label={t('table')}
              aria-pressed={asTable}
              onClick={() => setAsTable((was) => !was)}
            />
          )}
        </>
      }
    >
      {asTable && twin ? (
        <DataTable caption={twin.caption} columns={twin.columns} rows={twin.rows} />
      ) : (
        <div data-chart="" className={stale ? 'stale-picture' : undefined}>
          <p className="sr-only">{summary}</p>
          {children}
        </div>
      )}
      {note !== undefined && (
        <div className="mt-2.5 text-12 text-pretty text-ink-3 [&_b]:font-medium [&_b]:text-ink-2">{note}</div>
      )}
    </Section>
  );
}
