'use client';
import { useTranslations } from 'use-intl';
import { useRuleSentence } from '@/components/quality/use-check-words';
import { TextLink } from '@/components/ui/link';
import type { RuleEntry } from '@/lib/charts/glossary';
import { useMetricWords } from './use-metric-words';

function Guards({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('definitions.rules');
  const words = useMetricWords();
  if (ids.length === 0) return <span className="text-12 text-ink-3">{t('guardsNone')}</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {ids.map((id) => (
        <li key={id}>
          <TextLink href={`/definitions/${id}`} quiet className="text-12 text-ink-2">
            {words(id).name}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** Every rule under an anchor of its own, `#rule-T1`; the one that a link leads to is marked. */
export function RuleTable({ rules, withGuards = true }: { rules: readonly RuleEntry[]; withGuards?: boolean }) {
  const t = useTranslations('definitions.head');
  const caption = useTranslations('definitions.rules')('title');
  const sentence = useRuleSentence();
  return (
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-14">
            {t('rule')}
          </th>
          <th scope="col">{t('sentence')}</th>
          <th scope="col" className="wide-only">
            {t('dialect')}
          </th>
          {withGuards && (
            <th scope="col" className="wide-only w-[38%]">
              {t('guards')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rules.map(({ id, dialect, guards }) => (
          <tr
            key={id}
            id={`rule-${id}`}
            className="target:bg-sunken [&:target>th]:pl-3 [&:target>th]:shadow-[inset_2px_0_0_var(--ink)]"
          >
            <th scope="row" className="text-left font-mono text-12">
              {id}
            </th>
            <td className="text-pretty max-tab:pr-0">
              {sentence(id)}
              <code className="block font-mono text-12 text-ink-3 tab:hidden">{dialect}</code>
            </td>
            <td className="wide-only font-mono text-12 whitespace-nowrap text-ink-3">{dialect}</td>
            {withGuards && (
              <td className="wide-only">
                <Guards ids={guards} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
