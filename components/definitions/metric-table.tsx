'use client';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import type { GlossaryEntry } from '@/lib/charts/glossary';
import { useMetricWords } from './use-metric-words';

/** Who divides, over all dialects that give the metric: "us", "vendor", or both. */
function SourceWords({ entry: { vendors } }: { entry: GlossaryEntry }) {
  const t = useTranslations('definitions.source');
  const c = useTranslations('common');
  const sources = [...new Set(vendors.flatMap(({ map }) => map?.source ?? []))];
  return <>{sources.map((source) => t(source)).join(c('separator'))}</>;
}

/** The glossary as a ledger: one line per metric, its formula in words. */
export function MetricTable({ caption, entries }: { caption: string; entries: readonly GlossaryEntry[] }) {
  const t = useTranslations('definitions');
  const words = useMetricWords();
  return (
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-[30%] max-tab:w-auto">
            {t('head.metric')}
          </th>
          <th scope="col" className="wide-only w-[36%]">
            {t('head.formula')}
          </th>
          <th scope="col" className="w-[10%]">
            {t('head.grain')}
          </th>
          <th scope="col" className="wide-only w-[12%]">
            {t('head.source')}
          </th>
          <th scope="col" className="wide-only">
            {t('head.rules')}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const { id, grain, checks } = entry.definition;
          const { name, formula } = words(id);
          return (
            <tr key={id} id={id}>
              <th scope="row" className="text-left font-normal">
                <TextLink href={`/definitions/${id}`} quiet className="font-medium">
                  {name}
                </TextLink>
                <code className="block font-mono text-12 wrap-anywhere text-ink-3">{id}</code>
                <span className="block text-12 text-pretty text-ink-2 tab:hidden">{formula}</span>
              </th>
              <td className="wide-only text-pretty text-ink-2">{formula}</td>
              <td className="whitespace-nowrap text-ink-2 max-tab:pr-0">{t(`grain.${grain}`)}</td>
              <td className="wide-only whitespace-nowrap text-ink-2">
                <SourceWords entry={entry} />
              </td>
              <td className="wide-only font-mono text-12">
                <span className="flex flex-wrap gap-x-2">
                  {checks.map((rule) => (
                    <TextLink key={rule} href={`#rule-${rule}`} quiet className="text-ink-3">
                      {rule}
                    </TextLink>
                  ))}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
