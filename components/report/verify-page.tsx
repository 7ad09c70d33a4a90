import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/format/locale';
import { messagesOf } from '@/lib/messages/load';
import { STYLE } from './styles';
import { VERIFY_SCRIPT } from './verify-script';
import { VERIFY_STYLE } from './verify-styles';

export const VERIFY_STYLES = STYLE + VERIFY_STYLE;

/** The words that the script puts on the page; what stands in braces is its own to fill in. */
export type VerifyWords = Readonly<Record<string, unknown>>;

/**
 * Checks a report's file in the reader's browser, and does so as a saved file, too: style, script, words and this
 * installation's public key are in it.
 */
export function VerifyPage({
  locale,
  own,
  policy,
  words,
}: {
  locale: Locale;
  own: { readonly id: string; readonly publicKey: string };
  policy: string;
  words: VerifyWords;
}) {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'verify' });
  const other = locale === 'en' ? ['zh-CN', '中文'] : ['en', 'English'];
  return (
    <html lang={locale}>
      {/* biome-ignore lint/style/noHeadElement: a document of its own, which Next has no part in */}
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${t('title')} · Callboard`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
        <style dangerouslySetInnerHTML={{ __html: VERIFY_STYLES }} />
      </head>
      <body data-key={own.publicKey} data-key-id={own.id}>
        <div className="pub narrow">
          <header className="top">
            <b>Callboard</b>
            <span className="sp" />
            <a data-served="" href={`/verify?locale=${other[0]}`} lang={other[0]}>
              {other[1]}
            </a>
          </header>
        </div>
        <main className="pub narrow">
          <section className="intro">
            <h1>{t('title')}</h1>
            <p className="say">{t('lead')}</p>
          </section>
          <label id="drop">
            <input id="file" type="file" accept=".html,.htm,.json" />
            <span className="choose">{t('choose')}</span>
            <span className="m3">{t('drop')}</span>
          </label>
          <noscript>
            <p className="warn">{t('noScript')}</p>
          </noscript>
          <div id="out" aria-live="polite" />
        </main>
        <footer>
          <div className="pub narrow">
            <span>{t.rich('own', { key: own.id, k: (id) => <span className="mono">{id}</span> })}</span>
            <a data-served="" href={`/verify?locale=${locale}`} download="callboard-verify.html">
              {t('save')}
            </a>
          </div>
        </footer>
        <script
          type="application/json"
          id="words"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own texts, without a `<`
          dangerouslySetInnerHTML={{ __html: JSON.stringify({ ...words, lang: locale }).replaceAll('<', '\\u003c') }}
        />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
        <script dangerouslySetInnerHTML={{ __html: VERIFY_SCRIPT }} />
      </body>
    </html>
  );
}
