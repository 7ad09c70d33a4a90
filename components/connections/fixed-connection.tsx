'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Row } from '@/components/ui/section';
import type { Connection } from '@/lib/model/connection';
import { draftOf } from '@/lib/queries/connection-draft';
import { ConnectionFacts } from './connection-facts';
import { useFormState } from './form-state';
import { TestPanel } from './test-result';
import { useConnectionActions } from './use-connection-actions';

/** A connection that the reader may not change: its facts. */
export function ReadConnection({ connection }: { connection: Connection }) {
  const t = useTranslations('connections');
  return (
    <Row>
      <ConnectionFacts connection={connection} reason={t('readonly.right')} />
    </Row>
  );
}

/** A connection of the provisioning file: it can be tested, not changed. */
export function FixedConnection({ connection }: { connection: Connection }) {
  const t = useTranslations('connections');
  const form = useFormState(draftOf(connection.dialect, connection));
  const { test, testing, failed, note } = useConnectionActions(form, connection);
  return (
    <Row>
      <ConnectionFacts
        connection={connection}
        reason={t('readonly.file')}
        action={
          <Button size="large" busy={testing} onClick={test}>
            {testing ? t('action.testing') : t(note.test ? 'action.testAgain' : 'action.test')}
          </Button>
        }
      />
      <TestPanel
        outcome={note.test}
        testing={testing}
        failure={failed?.failure ?? null}
        timeoutSeconds={connection.limits.timeoutMs / 1000}
        dialect={connection.dialect}
        saved
        revision={form.revision}
      />
    </Row>
  );
}
