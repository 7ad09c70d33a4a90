'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { ClockProvider } from '@/components/ui/clock';
import type { Locale } from '@/lib/format/locale';
import type { Messages } from '@/lib/messages/load';
import { makeQueryClient } from '@/lib/queries/client';

export function Providers({
  locale,
  messages,
  renderedAt,
  children,
}: {
  locale: Locale;
  messages: Messages;
  /** The server's clock when it rendered, in milliseconds. */
  renderedAt: number;
  children: ReactNode;
}) {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <IntlProvider locale={locale} messages={messages} timeZone="Asia/Shanghai" now={new Date(renderedAt)}>
        <ClockProvider renderedAt={renderedAt}>{children}</ClockProvider>
      </IntlProvider>
    </QueryClientProvider>
  );
}
