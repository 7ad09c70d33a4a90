'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { BOX, edge } from '@/components/ui/field';
import { embedSnippet } from '@/lib/queries/embed-snippet';

/** A link whose address is shown this once. */
export type Made = {
  readonly name: string;
  readonly url: string;
  /** Whether it may stand in a frame, for which there is a piece of HTML. */
  readonly embed: boolean;
  readonly locked: boolean;
};

function Copy({ text, kind, label }: { text: string; kind?: 'primary'; label: string }) {
  const t = useTranslations('links.made');
  const [copied, setCopied] = useState(false);
  return (
    <Button
      {...(kind && { kind })}
      size="large"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span role="status">{copied ? t('copied') : label}</span>
    </Button>
  );
}

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
      <Copy text={text} label={t('copySnippet')} />
    </div>
  );
}

/** The addresses of links that were made or renewed, which are shown this once. */
export function MadeLink({ links, onDone }: { links: readonly Made[]; onDone: () => void }) {
  const t = useTranslations('links.made');
  const [only] = links;
  const all = links.length > 1 ? links.map(({ name, url }) => `${name} ${url}`).join('\n') : (only?.url ?? '');
  return (
    <div data-testid="made-link">
      <p className="text-pretty text-ink-2">{t('text')}</p>
      {links.map(({ name, url }) => (
        <label key={url} className="mt-3 block">
          {links.length > 1 && <span className="text-12 text-ink-2">{name}</span>}
          <input
            readOnly
            {...(links.length === 1 && { 'aria-label': t('label') })}
            value={url}
            onFocus={(event) => event.target.select()}
            className={`${BOX} ${edge(false)} font-mono text-12`}
          />
        </label>
      ))}
      <div className="mt-4 flex gap-2">
        <Copy kind="primary" text={all} label={t('copy', { count: links.length })} />
        <Button size="large" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
      {only?.embed && links.length === 1 && <Snippet link={only} />}
    </div>
  );
}
