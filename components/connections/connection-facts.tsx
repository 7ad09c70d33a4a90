'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { Pairs } from '@/components/ui/table';
import type { Connection } from '@/lib/model/connection';
import { draftOf } from '@/lib/queries/connection-draft';
import { AccountFacts } from './account-facts';
import { ConnectionState, LastError, useProvides } from './connection-list';
import { useLimitsText } from './limits-text';

/** A connection that this reader cannot change, and why not. */
export function ConnectionFacts({
  connection,
  reason,
  action,
}: {
  connection: Connection;
  reason: string;
  action?: ReactNode;
}) {
  const t = useTranslations('connections');
  const c = useTranslations('common.dialect');
  const provides = useProvides();
  const limitsText = useLimitsText();
  const { id, name, dialect, baseUrl, timeZone, capabilities, state, lastError, sandbox } = connection;
  const { recordingHosts, recordingUrlTemplate } = connection;
  const recordings = [...recordingHosts, ...(recordingUrlTemplate === null ? [] : [recordingUrlTemplate])];
  return (
    <Section span={6} title={name} testId="connection-facts">
      <Notice>{reason}</Notice>
      <div className="mt-4">
        <Pairs left>
          <dt>{t('list.state')}</dt>
          <dd>
            <ConnectionState state={state} />
          </dd>
          {lastError && (
            <>
              <dt>{t('list.lastError')}</dt>
              <dd>
                <LastError error={lastError} />
              </dd>
            </>
          )}
          <dt>{t('form.dialect')}</dt>
          <dd>
            {c(dialect)} <code className="ml-1 font-mono text-12 text-ink-3">{dialect}</code>
          </dd>
          <dt>{t('form.id')}</dt>
          <dd className="font-mono text-12">{id}</dd>
          <dt>{t('readonly.url')}</dt>
          <dd className="font-mono text-12">{baseUrl}</dd>
          <AccountFacts connection={connection} />
          <dt>{t('form.timeZone')}</dt>
          <dd className="font-mono text-12">{timeZone}</dd>
          <dt>{t('form.limits')}</dt>
          <dd>{limitsText(draftOf(dialect, connection))}</dd>
          {recordings.length > 0 && (
            <>
              <dt>{t('form.recordings')}</dt>
              <dd className="font-mono text-12">
                {recordings.map((place) => (
                  <span key={place} className="block">
                    {place}
                  </span>
                ))}
              </dd>
            </>
          )}
          <dt>{t('readonly.provides')}</dt>
          <dd>{provides(capabilities)}</dd>
        </Pairs>
      </div>
      {action !== undefined && <div className="mt-4">{action}</div>}
      {sandbox && <p className="mt-3 text-12 text-pretty text-ink-3">{t('readonly.sandbox')}</p>}
    </Section>
  );
}
