'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { NewReport } from '@/lib/api/links';
import { sessionQuery } from '@/lib/queries/session';

const ShareDialog = lazy(() => import('./share-dialog').then(({ ShareDialog: dialog }) => ({ default: dialog })));

/** What this kind of report can show, in its order; the schema with the same words stays on the server. */
const SECTIONS = {
  task: ['answerRate', 'progress', 'intentions', 'outcomes', 'rounds', 'talkTime', 'dimensions', 'checks'],
  inbound: ['totals', 'days', 'checks'],
  call: ['facts', 'transcript', 'checks'],
} as const;

/** Opens the form for a link to this page's report. `dated`: whether its reader may be given dates to choose. */
export function ShareButton({ report, dated }: { report: NewReport; dated: boolean }) {
  const t = useTranslations('links.share');
  const [open, setOpen] = useState(false);
  // The server asks again; whoever may make no links is not offered what it refuses.
  const rights = useQuery(sessionQuery()).data?.data.rights;
  if (!rights?.includes('links:make')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('button')}</Button>
      {open && (
        <Suspense>
          <ShareDialog
            report={report}
            sections={SECTIONS[report.kind]}
            dated={dated}
            mayReveal={rights.includes('calls:reveal')}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
