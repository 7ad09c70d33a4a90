import type { ReactElement } from 'react';
import { createTranslator } from 'use-intl/core';
import { documentOf } from '@/app/drawn/document-of';
import { FailedPage, GonePage, LockedPage } from '@/components/report/gate-pages';
import { PICTURE } from '@/components/report/picture-script';
import { ReportPage } from '@/components/report/report-page';
import { SCRIPT } from '@/components/report/script';
import { STYLE } from '@/components/report/styles';
import { wordsFor } from '@/components/report/words';
import { messagesOf } from '@/lib/messages/load';
import { sourceHash } from '@/lib/server/links/canonical';
import type { DrawLink, LinkHead } from '@/lib/server/links/public';

/** Nothing from anywhere but this document, and no frame around it but those that its owner named. */
const policyOf = (frames: readonly string[], pictures: boolean) =>
  [
    "default-src 'none'",
    `script-src ${sourceHash(SCRIPT)}${pictures ? ` ${sourceHash(PICTURE)}` : ''}`,
    `style-src ${sourceHash(STYLE)}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
  ].join('; ');

function elementOf(
  view: Parameters<DrawLink>[0],
  { acceptLanguage, address, search = '', frames = [], cookieless = false }: LinkHead,
): ReactElement {
  const locale = view.kind === 'report' ? view.link.locale : view.kind === 'gone' ? undefined : view.locale;
  const words = wordsFor(locale, acceptLanguage);
  if (view.kind === 'gone') return <GonePage words={words} />;
  if (view.kind === 'locked')
    return (
      <LockedPage
        words={words}
        action={`${address}/unlock`}
        wrong={view.wrong}
        apart={cookieless ? (address ?? undefined) : undefined}
      />
    );
  if (view.kind === 'report') {
    const events = address === null ? {} : { events: `${address}/events` };
    const downloads = address !== null && view.link.exports ? { downloads: { address, search } } : {};
    return (
      <ReportPage answer={view.answer} link={view.link} words={words} frames={frames} {...events} {...downloads} />
    );
  }
  const code = createTranslator({ locale: words.locale, messages: messagesOf(words.locale), namespace: 'errors.code' });
  const known = view.code as Parameters<typeof code>[0];
  const reason = code.has(known) ? code(known) : code('internal');
  const outside = view.code === 'bad_request';
  return <FailedPage words={words} reason={reason} outside={outside} home={address ?? ''} requestId={view.requestId} />;
}

/** Every page at the address of a link. */
export const draw: DrawLink = async (view, head) => ({
  html: await documentOf(elementOf(view, head)),
  policy: policyOf(head.frames ?? [], view.kind === 'report' && view.link.exports),
});
