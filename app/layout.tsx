import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { Hatching } from '@/components/charts/hatching';
import { messagesOf } from '@/lib/messages/load';
import './globals.css';
import { readPreferences } from './preferences';
import { Providers } from './providers';

// Field names and ids only: not worth a preload on every page.
const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
});

export const metadata: Metadata = {
  title: { default: 'Callboard', template: '%s · Callboard' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1220' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await readPreferences();
  return (
    <html
      lang={locale}
      {...(theme !== 'system' && { 'data-theme': theme })}
      className={`${GeistSans.variable} ${mono.variable}`}
    >
      <body>
        <Hatching />
        <Providers locale={locale} messages={messagesOf(locale)} renderedAt={Date.now()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
