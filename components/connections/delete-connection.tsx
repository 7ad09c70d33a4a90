'use client';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { Connection } from '@/lib/model/connection';

const DeleteDialog = lazy(() => import('./delete-dialog').then(({ DeleteDialog: dialog }) => ({ default: dialog })));

/** The way out of a connection; what it asks first is loaded when it is wanted. */
export function DeleteConnection({ connection }: { connection: Connection }) {
  const t = useTranslations('connections.action');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="danger" size="large" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {asking && (
        <Suspense>
          <DeleteDialog connection={connection} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
