'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { LoadingState } from '@/components/charts/widget-states';
import { Row, Section } from '@/components/ui/section';
import { connectionsQuery } from '@/lib/queries/connections';
import { useDesk } from './connection-desk';
import { ConnectionEditor } from './connection-editor';

// Who may change a connection sees a form instead, which is what weighs most here.
const FixedConnection = lazy(() =>
  import('./fixed-connection').then(({ FixedConnection: fixed }) => ({ default: fixed })),
);
const ReadConnection = lazy(() => import('./fixed-connection').then(({ ReadConnection: read }) => ({ default: read })));

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
      <Suspense>
        <ReadConnection connection={connection} />
      </Suspense>
    );
  }
  if (connection.provisioned) {
    return (
      <Suspense>
        <FixedConnection key={connectionId} connection={connection} />
      </Suspense>
    );
  }
  return (
    <ConnectionEditor
      key={connectionId}
      dialect={connection.dialect}
      saved={connection}
      taken={connections.map(({ id }) => id)}
    />
  );
}
