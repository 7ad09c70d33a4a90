import type { Metadata } from 'next';
import { createTranslator } from 'use-intl/core';
import { readPreferences } from '@/app/preferences';
import { EntryFrame } from '@/components/account/entry-frame';
import { SetupForm } from '@/components/account/setup-form';
import { LanguageSwitch } from '@/components/shell/appearance';
import { TextLink } from '@/components/ui/link';
import { messagesOf } from '@/lib/messages/load';

async function translator() {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: messagesOf(locale), namespace: 'account.setup' });
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return { title: t('title') };
}

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const t = await translator();
  const { token } = await searchParams;
  if (typeof token !== 'string' || token === '') {
    return (
      <EntryFrame title={t('noToken')} text={t('noTokenText')}>
        <p>
          <TextLink href="/sign-in">{t('toSignIn')}</TextLink>
        </p>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t('title')} text={t('text')} corner={<LanguageSwitch />}>
      <SetupForm token={token} />
    </EntryFrame>
  );
}
