'use client';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/components/ui/link';
import { DIALECTS } from '@/lib/model/dialects';
import type { Dialect } from '@/lib/model/vendor';

/** The first question of the form: one row per dialect, with the sentence that tells it from its sister. */
export function DialectChoice({ value, onChange }: { value: Dialect | null; onChange: (dialect: Dialect) => void }) {
  const t = useTranslations('connections');
  const c = useTranslations('common.dialect');
  return (
    <fieldset className="mb-3">
      <legend className="mb-1 text-ink-2">{t('form.dialect')}</legend>
      {DIALECTS.map((dialect) => (
        <label
          key={dialect}
          className="flex cursor-pointer items-start gap-3 border-t border-line py-2.5 pr-2 pl-3 hover:bg-sunken has-checked:bg-sunken has-checked:shadow-[inset_2px_0_0_var(--ink)] has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            aria-labelledby={`dialect-${dialect}`}
            aria-describedby={`dialect-${dialect}-help`}
            name="dialect"
            value={dialect}
            checked={value === dialect}
            onChange={() => onChange(dialect)}
            className="mt-[3px] size-3.5 flex-none accent-(--ink) outline-none"
          />
          <span className="min-w-0">
            <span id={`dialect-${dialect}`} className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{c(dialect)}</span>
              <code className="font-mono text-12 text-ink-3">{dialect}</code>
            </span>
            <span id={`dialect-${dialect}-help`} className="block text-12 text-pretty text-ink-3">
              {t(`dialectHelp.${dialect}`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The same as links, where nothing has been begun yet. */
export function DialectLinks() {
  const t = useTranslations('connections');
  const c = useTranslations('common.dialect');
  return (
    <ul>
      {DIALECTS.map((dialect) => (
        <li key={dialect} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <TextLink href={`/settings/connections/new?dialect=${dialect}`} className="font-medium max-tab:leading-8">
              {c(dialect)}
            </TextLink>
            <code className="font-mono text-12 text-ink-3">{dialect}</code>
          </span>
          <span className="block text-12 text-pretty text-ink-3">{t(`dialectHelp.${dialect}`)}</span>
        </li>
      ))}
    </ul>
  );
}
