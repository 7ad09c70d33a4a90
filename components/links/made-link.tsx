'use client';
import { useTranslations } from 'use-intl';
import { BOX, edge } from '@/components/ui/field';
import { CopyButton, ShownOnce, TakenLine } from '@/components/ui/shown-once';
import { embedSnippet } from '@/lib/queries/embed-snippet';

/** A link whose address is shown this once. */
export type Made = {
  readonly name: string;
  readonly url: string;
  /** Whether it may stand in a frame, for which there is a piece of HTML. */
  readonly embed: boolean;
  readonly locked: boolean;
};

function Snippet({ link }: { link: Made }) {
  const t = useTranslations('links.made');
  const text = embedSnippet(link);
  return (
    <div className="mt-4 border-t border-line pt-3">
      <p className="text-pretty text-ink-2">{t(link.locked ? 'embedLocked' : 'embed')}</p>
      <textarea
        readOnly
        aria-label={t('snippet')}
        rows={4}
        value={text}
        onFocus={(event) => event.target.select()}
        className={`${BOX} ${edge(false)} mt-2 mb-2 h-auto! py-1.5 font-mono text-12`}
      />
      <CopyButton text={text} label={t('copySnippet')} copiedLabel={t('copied')} />
    </div>
  );
}

/** The addresses of links that were made or renewed, which are shown this once. */
export function MadeLink({ links, onDone }: { links: readonly Made[]; onDone: () => void }) {
  const t = useTranslations('links.made');
  const [only] = links;
  const all = links.length > 1 ? links.map(({ name, url }) => `${name} ${url}`).join('\n') : (only?.url ?? '');
  return (
    <ShownOnce
      testId="made-link"
      text={all}
      words={{ copy: t('copy', { count: links.length }), copied: t('copied'), done: t('done') }}
      onDone={onDone}
      after={only?.embed && links.length === 1 && <Snippet link={only} />}
    >
      <p className="text-pretty text-ink-2">{t('text')}</p>
      {links.map(({ name, url }) => (
        <div key={url} className="mt-3">
          {links.length > 1 && (
            <span aria-hidden="true" className="text-12 text-ink-2">
              {name}
            </span>
          )}
          <TakenLine text={url} label={links.length === 1 ? t('label') : name} />
        </div>
      ))}
    </ShownOnce>
  );
}
