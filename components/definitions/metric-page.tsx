'use client';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { Row, Section } from '@/components/ui/section';
import { Pairs } from '@/components/ui/table';
import { type GlossaryEntry, glossaryEntry, ruleEntries, type VendorRow } from '@/lib/charts/glossary';
import { DEFINITIONS, definitionOf } from '@/lib/model/definitions';
import { RuleTable } from './rule-table';
import { useMetricWords } from './use-metric-words';

function Facts({ entry: { definition, unit, interval, nullReason } }: { entry: GlossaryEntry }) {
  const t = useTranslations('definitions');
  return (
    <Pairs left>
      <dt>{t('fact.grain')}</dt>
      <dd>{t(`grain.${definition.grain}`)}</dd>
      <dt>{t('fact.unit')}</dt>
      <dd>{t(`unit.${unit}`)}</dd>
      <dt>{t('fact.interval')}</dt>
      <dd>{t(`interval.${interval}`)}</dd>
      <dt>{t('fact.null')}</dt>
      <dd className="text-pretty">{t(`null.${nullReason}`)}</dd>
      <dt>{t('fact.id')}</dt>
      <dd>
        <code className="font-mono text-12">{definition.id}</code>
      </dd>
    </Pairs>
  );
}

function VendorLine({ row: { dialect, map } }: { row: VendorRow }) {
  const t = useTranslations('definitions');
  const c = useTranslations('common.dialect');
  return (
    <tr data-testid={`vendor-${dialect}`}>
      <th scope="row" className="text-left font-normal">
        {c(dialect)}
        <code className="block font-mono text-12 text-ink-3">{dialect}</code>
      </th>
      {map === null ? (
        <td colSpan={2}>
          <span className="text-ink-3">{t('vendors.notGiven')}</span>
          <span className="block text-12 text-pretty text-ink-3">{t('vendors.notGivenText')}</span>
        </td>
      ) : (
        <>
          <td className="min-w-0 max-tab:pr-0">
            <ul>
              {map.fields.map((field) => (
                <li key={field} className="font-mono text-12 wrap-anywhere">
                  {field}
                </li>
              ))}
            </ul>
            <code className="block font-mono text-12 wrap-anywhere text-ink-3">{map.endpoint}</code>
            <span className="block text-12 text-pretty text-ink-2 tab:hidden">{t(`source.${map.source}Long`)}</span>
          </td>
          <td className="wide-only w-[148px] text-12 text-pretty text-ink-2">{t(`source.${map.source}Long`)}</td>
        </>
      )}
    </tr>
  );
}

function Vendors({ rows }: { rows: readonly VendorRow[] }) {
  const t = useTranslations('definitions');
  return (
    <table>
      <caption className="sr-only">{t('vendors.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('head.dialect')}</th>
          <th scope="col">{t('head.fields')}</th>
          <th scope="col" className="wide-only">
            {t('head.source')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <VendorLine key={row.dialect} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Neighbours({ id }: { id: string }) {
  const t = useTranslations('definitions');
  const words = useMetricWords();
  const at = DEFINITIONS.findIndex((definition) => definition.id === id);
  const [previous, next] = [DEFINITIONS[at - 1], DEFINITIONS[at + 1]];
  const look = 'text-12 max-tab:leading-10';
  return (
    <nav
      aria-label={t('title')}
      className="flex flex-wrap justify-between gap-x-6 border-t border-line px-(--gutter) py-4"
    >
      {previous ? (
        <TextLink href={`/definitions/${previous.id}`} className={look}>
          {t('previous')} {words(previous.id).name}
        </TextLink>
      ) : (
        <span />
      )}
      {next && (
        <TextLink href={`/definitions/${next.id}`} className={look}>
          {t('next')} {words(next.id).name}
        </TextLink>
      )}
    </nav>
  );
}

/** One metric: what it means, how it is computed, where each vendor has it, what watches it. */
export function MetricPage({ id }: { id: string }) {
  const t = useTranslations('definitions');
  const words = useMetricWords();
  const definition = definitionOf(id);
  if (!definition) return null;
  const entry = glossaryEntry(definition);
  const { name, formula, meaning } = words(id);
  const rules = ruleEntries().filter((rule) => definition.checks.includes(rule.id));
  return (
    <>
      <PageHead
        crumb={
          <>
            <TextLink href="/definitions">{t('title')}</TextLink> / {t(`area.${definition.area}`)}
          </>
        }
        title={name}
      >
        <Sentence>{meaning}</Sentence>
      </PageHead>
      <Row>
        <Section span={5} title={t('fact.formula')} testId="metric-formula">
          <p className="mb-4 text-16 font-medium text-pretty">{formula}</p>
          <Facts entry={entry} />
        </Section>
        <Section span={7} title={t('vendors.title')} testId="metric-vendors">
          <Vendors rows={entry.vendors} />
        </Section>
      </Row>
      <Row>
        <Section span={12} title={t('guards.title')} testId="metric-rules">
          {rules.length === 0 ? (
            <p className="text-ink-2">{t('guards.none')}</p>
          ) : (
            <RuleTable rules={rules} withGuards={false} />
          )}
        </Section>
      </Row>
      <Neighbours id={id} />
    </>
  );
}
