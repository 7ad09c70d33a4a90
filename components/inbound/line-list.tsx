'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/charts/age';
import { useFormats } from '@/components/charts/use-formats';
import { EmptyState, useFailureText } from '@/components/charts/widget-states';
import { TextLink } from '@/components/ui/link';
import { NeqCount, StatusMark, type StatusShape } from '@/components/ui/marks';
import { LeadSentence } from '@/components/ui/page-head';
import { Row, Section } from '@/components/ui/section';
import { ValueWithInterval } from '@/components/ui/table';
import { failedRules } from '@/lib/charts/inbound-checks';
import { prepareInboundFigures } from '@/lib/charts/inbound-figures';
import type { Connection } from '@/lib/model/connection';
import type { Ratio } from '@/lib/model/quantity';
import { connectionsQuery } from '@/lib/queries/connections';
import { inboundQuery } from '@/lib/queries/inbound';
import type { InboundLine } from './inbound-view';
import { useAddressRange } from './use-inbound';

const SHAPES: Readonly<Record<Connection['state'], StatusShape>> = {
  ok: 'run',
  degraded: 'warn',
  down: 'bad',
  unknown: 'wait',
};

function RateCell({ ratio, few = false }: { ratio: Ratio | null | undefined; few?: boolean | undefined }) {
  const formats = useFormats();
  const { value = null, interval = null, denominator = null } = ratio ?? {};
  return (
    <ValueWithInterval
      value={formats.rate(value, denominator)}
      interval={formats.interval(interval, denominator)}
      few={few}
    />
  );
}

function LineRow({ line, state }: { line: InboundLine; state: Connection['state'] }) {
  const t = useTranslations('inbound.lines');
  const states = useTranslations('shell.sources');
  const chart = useTranslations('common.neq');
  const failure = useFailureText();
  const formats = useFormats();
  const search = useSearchParams();
  const query = useQuery(inboundQuery({ connectionId: line.id, ...useAddressRange() }));
  const figures = query.data && prepareInboundFigures(query.data.data);
  const failed = query.data ? failedRules(query.data.meta.checks).length : 0;
  const waiting = query.isPending ? t('loading') : '—';
  return (
    <tr data-testid="inbound-line">
      <th scope="row" className="font-normal">
        <TextLink href={`/inbound/${line.id}${search.size > 0 ? `?${search}` : ''}`}>{line.name}</TextLink>
      </th>
      <td>
        <StatusMark shape={SHAPES[state]}>{states(state)}</StatusMark>
      </td>
      <td className="num">{figures ? formats.number(figures.calls) : waiting}</td>
      <td className="num">
        <RateCell ratio={figures?.attempt} few={figures?.attemptTooFew} />
      </td>
      <td className="num wide-only">
        <RateCell ratio={figures?.success} few={figures?.successTooFew} />
      </td>
      <td className="num wide-only">
        {query.error && !query.data && <span className="text-12 text-bad">{failure(query.error.code)}</span>}
        {failed > 0 && <NeqCount count={failed} label={chart('count', { count: failed })} />}{' '}
        {query.data && <Age at={query.data.meta.source.fetchedAt} state={query.data.meta.source.state} short />}
      </td>
    </tr>
  );
}

/** `/inbound` with several lines, or none: which one to look at. `lines` come with the page. */
export function InboundLines({ lines }: { lines: readonly InboundLine[] }) {
  const t = useTranslations('inbound.lines');
  const { data } = useQuery(connectionsQuery());
  const stateOf = (id: string) => data?.data.find((connection) => connection.id === id)?.state ?? 'unknown';
  if (lines.length === 0) {
    return (
      <>
        <LeadSentence>{t('none')}</LeadSentence>
        <Row>
          <Section title={t('title')} span={12}>
            <EmptyState
              reason="noSource"
              text={t('noneText')}
              action={<TextLink href="/settings/connections">{t('action')}</TextLink>}
            />
          </Section>
        </Row>
      </>
    );
  }
  return (
    <>
      <LeadSentence>{t('lead', { count: lines.length })}</LeadSentence>
      <Row>
        <Section title={t('title')} subtitle={t('subtitle')} span={12}>
          <table>
            <caption className="sr-only">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col" className="num">
                  {t('calls')}
                </th>
                <th scope="col" className="num">
                  {t('attempt')}
                </th>
                <th scope="col" className="num wide-only">
                  {t('success')}
                </th>
                <th scope="col" className="num wide-only">
                  {t('data')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <LineRow key={line.id} line={line} state={stateOf(line.id)} />
              ))}
            </tbody>
          </table>
        </Section>
      </Row>
    </>
  );
}
