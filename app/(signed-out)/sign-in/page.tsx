import type { Metadata } from 'next';
import { createTranslator } from 'use-intl/core';
import { readPreferences } from '@/app/preferences';
import { EntryFrame } from '@/components/account/entry-frame';
import { SignInForm } from '@/components/account/sign-in-form';
import { LanguageSwitch } from '@/components/shell/appearance';
import { messagesOf } from '@/lib/messages/load';

async function translator() {
  const { locale } = await readPreferences();
  return createTranslator({ locale, messages: messagesOf(locale), namespace: 'account.signIn' });
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return { title: t('title') };
}

/** Where to after signing in: a path of our own, never another site. */
function ownPath(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const t = await translator();
  const { next } = await searchParams;
  return (
    <EntryFrame title={t('title')} text={t('text')} corner={<LanguageSwitch />}>
      <SignInForm next={ownPath(next)} />
    </EntryFrame>
  );
}
