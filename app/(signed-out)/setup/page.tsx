import type { Metadata } from 'next';
import { createTranslator } from 'use-intl/core';
import { readPreferences } from '@/app/preferences';
import { EntryFrame } from '@/components/account/entry-frame';
import { NewPasswordForm } from '@/components/account/new-password-form';
import { SetupForm } from '@/components/account/setup-form';
import { LanguageSwitch } from '@/components/shell/appearance';
import { TextLink } from '@/components/ui/link';
import { messagesOf } from '@/lib/messages/load';
import { linkPurpose } from '@/lib/server/accounts/page-access';

async function translators() {
  const { locale } = await readPreferences();
  const messages = messagesOf(locale);
  return {
    t: createTranslator({ locale, messages, namespace: 'account.setup' }),
    role: createTranslator({ locale, messages, namespace: 'people.role' }),
  };
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await translators();
  return { title: t('title') };
}

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { t, role } = await translators();
  const { token } = await searchParams;
  const toSignIn = (
    <p>
      <TextLink href="/sign-in">{t('toSignIn')}</TextLink>
    </p>
  );
  if (typeof token !== 'string' || token === '') {
    return (
      <EntryFrame title={t('noToken')} text={t('noTokenText')}>
        {toSignIn}
      </EntryFrame>
    );
  }
  const purpose = await linkPurpose(token);
  if (!purpose) {
    return (
      <EntryFrame title={t('expired')} text={t('expiredText')} corner={<LanguageSwitch />}>
        {toSignIn}
      </EntryFrame>
    );
  }
  if (purpose.kind === 'password') {
    const { name, login } = purpose;
    return (
      <EntryFrame title={t('newPassword')} text={t('newPasswordText', { name })} corner={<LanguageSwitch />}>
        <NewPasswordForm token={token} login={login} />
      </EntryFrame>
    );
  }
  const as = { role: role(`${purpose.role}.name`), what: role(`${purpose.role}.what`) };
  const { invitedBy } = purpose;
  const text = invitedBy === null ? t('asRole', as) : t('invited', { ...as, name: invitedBy });
  return (
    <EntryFrame title={t('title')} text={text} corner={<LanguageSwitch />}>
      <SetupForm token={token} />
    </EntryFrame>
  );
}
