'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { LoadingState } from '@/components/charts/widget-states';
import { Row } from '@/components/ui/section';
import { DIALECTS } from '@/lib/model/dialects';
import { connectionsQuery } from '@/lib/queries/connections';
import { useDesk } from './connection-desk';
import { ConnectionEditor } from './connection-editor';
import { StartPanel } from './start-panel';

/** The form for a connection that is not there yet; `?dialect=` says which one. */
export function NewConnection() {
  const t = useTranslations('connections');
  const { may } = useDesk();
  const params = useSearchParams();
  const { data } = useQuery(connectionsQuery());
  if (!may.add) return <StartPanel />;
  if (data === undefined) {
    return (
      <Row>
        <section className="cell">
          <LoadingState name={t('start.title')} shape="table" height={420} />
        </section>
      </Row>
    );
  }
  const asked = DIALECTS.find((dialect) => dialect === params.get('dialect'));
  return (
    <ConnectionEditor
      dialect={asked ?? 'telrobot-agent'}
      saved={null}
      taken={data.data.map(({ id }) => id)}
      onDialect={(dialect) => window.history.replaceState(null, '', `/settings/connections/new?dialect=${dialect}`)}
    />
  );
}
