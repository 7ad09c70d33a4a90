'use client';
import { useTranslations } from 'use-intl';
import { useRuleSentence } from '@/components/quality/use-check-words';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import { PageHead, Sentence } from '@/components/ui/page-head';
import { Row, Section } from '@/components/ui/section';
import { type GlossaryEntry, glossaryEntry, matchesSearch, type RuleEntry, ruleEntries } from '@/lib/charts/glossary';
import { DEFINITIONS } from '@/lib/model/definitions';
import { type GlossaryFilter, GlossaryFilterBar, useGlossaryFilter } from './glossary-filter';
import { MetricTable } from './metric-table';
import { ReadingGuide } from './reading-guide';
import { RuleTable } from './rule-table';
import { useMetricWords } from './use-metric-words';

const ENTRIES = DEFINITIONS.map(glossaryEntry);
const RULES = ruleEntries();

/** What of the glossary the filter lets through, in the reader's words. */
function useFound({ q, area }: GlossaryFilter): { entries: readonly GlossaryEntry[]; rules: readonly RuleEntry[] } {
  const words = useMetricWords();
  const sentence = useRuleSentence();
  const inArea = (of: string) => area === 'all' || area === of;
  return {
    entries: ENTRIES.filter(({ definition: { id, area: of, checks, map } }) => {
      const { name, formula, meaning } = words(id);
      const fields = Object.values(map).flatMap((one) => one.fields);
      return inArea(of) && matchesSearch(q, [id, name, formula, meaning, ...checks, ...fields, ...Object.keys(map)]);
    }),
    rules: RULES.filter(({ id, dialect, area: of }) => inArea(of) && matchesSearch(q, [id, sentence(id), dialect])),
  };
}

function Contents() {
  const t = useTranslations('definitions.contents');
  return (
    <nav aria-label={t('label')} className="flex gap-4 text-12">
      <TextLink href="#metrics">{t('metrics')}</TextLink>
      <TextLink href="#rules">{t('rules')}</TextLink>
      <TextLink href="#reading">{t('reading')}</TextLink>
    </nav>
  );
}

/** Every metric, every rule, and how to read a number; what is searched for stands in the address. */
export function Glossary() {
  const t = useTranslations('definitions');
  const [filter, change] = useGlossaryFilter();
  const { entries, rules } = useFound(filter);
  const isFiltered = filter.q.trim() !== '' || filter.area !== 'all';
  const areas = (['outbound', 'inbound'] as const).map((area) => ({
    area,
    found: entries.filter(({ definition }) => definition.area === area),
  }));
  return (
    <>
      <PageHead title={t('title')} actions={<Contents />}>
        <Sentence>{t('lead')}</Sentence>
      </PageHead>
      <GlossaryFilterBar
        filter={filter}
        onChange={change}
        found={t('filter.found', { metrics: entries.length, rules: rules.length })}
      />
      {entries.length === 0 && rules.length === 0 && (
        <Row>
          <section className="cell" data-testid="nothing-found">
            <p className="font-medium">{t('filter.none')}</p>
            <p className="mb-3 text-ink-2">{t('filter.noneText')}</p>
            <Button onClick={() => change({ q: '', area: 'all' })}>{t('filter.clear')}</Button>
          </section>
        </Row>
      )}
      <div id="metrics">
        {areas.map(
          ({ area, found }) =>
            found.length > 0 && (
              <Row key={area}>
                <Section span={12} title={t(`area.${area}`)} subtitle={found.length} testId={`metrics-${area}`}>
                  <MetricTable caption={t(`area.${area}`)} entries={found} />
                </Section>
              </Row>
            ),
        )}
      </div>
      <div id="rules">
        {rules.length > 0 && (
          <Row>
            <Section span={12} title={t('rules.title')} subtitle={t('rules.text')} testId="rules">
              <RuleTable rules={rules} />
            </Section>
          </Row>
        )}
      </div>
      {!isFiltered && (
        <div id="reading">
          <Row>
            <Section span={12} title={t('reading.title')} subtitle={t('reading.text')} />
          </Row>
          <ReadingGuide />
        </div>
      )}
    </>
  );
}
