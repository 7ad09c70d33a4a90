'use client';
import type { ComponentProps } from 'react';
import { ExportMenu } from './export-menu';
import { ShareButton } from './share-button';

/** What can be done with a report as a whole: sent by link, or kept as a file. */
export function ReportActions({
  report,
  dated,
  ...file
}: ComponentProps<typeof ShareButton> & ComponentProps<typeof ExportMenu>) {
  return (
    <>
      <ExportMenu {...file} />
      <ShareButton report={report} dated={dated} />
    </>
  );
}
