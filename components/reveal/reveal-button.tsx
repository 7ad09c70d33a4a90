'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { sessionQuery } from '@/lib/queries/session';

const RevealDialog = lazy(() => import('./reveal-dialog').then(({ RevealDialog: dialog }) => ({ default: dialog })));

/** Whether who is signed in may see whole numbers; the server asks again. */
export function useMayReveal(): boolean {
  return useQuery(sessionQuery()).data?.data.rights.includes('calls:reveal') === true;
}

/** Asks for the reason, and then for the numbers. What comes back is its parent's alone. */
export function RevealButton<Numbers>({
  ask,
  onShown,
}: {
  ask: (reason: string) => Promise<Numbers>;
  onShown: (numbers: Numbers) => void;
}) {
  const t = useTranslations('reveal');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('show')}</Button>
      {open && (
        <Suspense>
          <RevealDialog
            onClose={() => setOpen(false)}
            onReason={async (reason) => {
              onShown(await ask(reason));
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
