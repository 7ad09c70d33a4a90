'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { LoadingState } from '@/components/charts/widget-states';
import { Button } from '@/components/ui/button';
import { Row, Section } from '@/components/ui/section';
import type { Connection } from '@/lib/model/connection';
import { draftOf } from '@/lib/queries/connection-draft';
import { connectionsQuery } from '@/lib/queries/connections';
import { useDesk } from './connection-desk';
import { ConnectionEditor } from './connection-editor';
import { ConnectionFacts } from './connection-facts';
import { useFormState } from './form-state';
import { TestPanel } from './test-result';
import { useConnectionActions } from './use-connection-actions';

/** A connection of the provisioning file: it can be tested, not changed. */
function FixedConnection({ connection }: { connection: Connection }) {
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

/** One connection, as much of it as the reader may do. */
export function SavedConnection({ connectionId }: { connectionId: string }) {
  const t = useTranslations('connections');
  const { may } = useDesk();
  const query = useQuery(connectionsQuery());
  const connections = query.data?.data;
  // The list above tells what failed and offers to try again.
  if (query.error && connections === undefined) return null;
  if (connections === undefined) {
    return (
      <Row>
        <section className="cell">
          <LoadingState name={t('title')} shape="table" height={420} />
        </section>
      </Row>
    );
  }
  const connection = connections.find(({ id }) => id === connectionId);
  if (!connection) {
    return (
      <Row>
        <Section span={12} title={t('notFound.title')} testId="no-such-connection">
          <p className="text-ink-2">{t('notFound.text', { id: connectionId })}</p>
        </Section>
      </Row>
    );
  }
  if (!may.manage) {
    return (
      <Row>
        <ConnectionFacts connection={connection} reason={t('readonly.right')} />
      </Row>
    );
  }
  if (connection.provisioned) return <FixedConnection key={connectionId} connection={connection} />;
  return (
    <ConnectionEditor
      key={connectionId}
      dialect={connection.dialect}
      saved={connection}
      taken={connections.map(({ id }) => id)}
    />
  );
}
