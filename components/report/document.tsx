import type { ReactNode } from 'react';
import { SIGNED_PART } from '@/lib/model/signed-file';
import { PICTURE } from './picture-script';
import { PRINT } from './print';
import { SCRIPT } from './script';
import { STYLE } from './styles';
import type { Words } from './words';

/** A whole document that asks for nothing else: style and script are in it. */
export function Document({
  title,
  words,
  asOf,
  live = false,
  events,
  file,
  frames = [],
  pictures = false,
  children,
}: {
  title: string;
  words: Words;
  asOf?: string;
  live?: boolean;
  /** Where the page hears that its link was stopped; without it no script is sent. */
  events?: string;
  /** A file: its policy is in it, and a place for what is signed. */
  file?: { readonly policy: string; readonly print: boolean } | undefined;
  /** Origins whose pages may hold it in a frame, and are told its height. */
  frames?: readonly string[];
  /** Whether its charts have buttons for pictures. */
  pictures?: boolean;
  children: ReactNode;
}) {
  const { r, locale } = words;
  return (
    <html lang={locale}>
      {/* biome-ignore lint/style/noHeadElement: a document of its own, which Next has no part in */}
      <head>
        <meta charSet="utf-8" />
        {file && <meta httpEquiv="Content-Security-Policy" content={file.policy} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body
        {...(asOf !== undefined && { 'data-asof': asOf })}
        {...(live && { 'data-live': '1' })}
        {...(file?.print && { 'data-now': '1' })}
        {...(frames.length > 0 && { 'data-frames': frames.join(' ') })}
        {...(events !== undefined && {
          'data-events': events,
          'data-gone-title': r('gone.title'),
          'data-gone': r('gone.text'),
        })}
      >
        {children}
        {events !== undefined && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant
          <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
        {pictures && <script dangerouslySetInnerHTML={{ __html: PICTURE }} />}
        {file && (
          <>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
            <script dangerouslySetInnerHTML={{ __html: PRINT }} />
            <script type="application/json" id={SIGNED_PART.id} />
          </>
        )}
      </body>
    </html>
  );
}
