'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Row, Section } from '@/components/ui/section';
import { connectionsQuery } from '@/lib/queries/connections';
import { useDesk } from './connection-desk';
import { DialectLinks } from './dialect-choice';

const STEPS = ['one', 'two', 'three'] as const;

/** Nothing is chosen: how to add one, or why the reader cannot. */
export function StartPanel() {
  const t = useTranslations('connections');
  const { may } = useDesk();
  const { data } = useQuery(connectionsQuery());
  if (!may.add) {
    return (
      <Row>
        <section className="cell" data-testid="no-right">
          <p className="text-pretty text-ink-2">{t(may.manage ? 'readonly.some' : 'readonly.right')}</p>
        </section>
      </Row>
    );
  }
  return (
    <Row>
      <Section span={7} title={t('start.title')}>
        <p className="mb-3 text-pretty text-ink-2">{t('start.text')}</p>
        <DialectLinks />
      </Section>
      <Section span={5} title={t('start.steps')}>
        <ol className="grid gap-2">
          {STEPS.map((step, at) => (
            <li key={step} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 text-ink-2">
              <span className="text-ink-3">{at + 1}</span>
              <span className="text-pretty">{t(`start.${step}`)}</span>
            </li>
          ))}
        </ol>
        {(data?.data.length ?? 0) > 0 && <p className="mt-4 text-12 text-pretty text-ink-3">{t('start.select')}</p>}
      </Section>
    </Row>
  );
}
