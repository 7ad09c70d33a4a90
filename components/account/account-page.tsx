'use client';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Row, Section } from '@/components/ui/section';
import type { Role } from '@/lib/model/user';
import { OwnSessions } from './own-sessions';
import { SecondFactor } from './second-factor';

const PasswordDialog = lazy(() =>
  import('./password-dialog').then(({ PasswordDialog: dialog }) => ({ default: dialog })),
);

function Password() {
  const t = useTranslations('account.password');
  const [changing, setChanging] = useState(false);
  return (
    <Section title={t('name')} span={5}>
      <p className="mb-3 text-pretty text-ink-2">{t('text')}</p>
      <Button onClick={() => setChanging(true)}>{t('title')}</Button>
      {changing && (
        <Suspense>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </Section>
  );
}

/** What keeps the reader's own account: second factor, password, and where it is signed in. */
export function AccountPage({ name, login, role }: { name: string; login: string; role: Role }) {
  const t = useTranslations('account.page');
  const roles = useTranslations('shell.account');
  return (
    <>
      <PageHead title={name} state={<span className="text-ink-3">{t('who', { login, role: roles(role) })}</span>} />
      <Row>
        <SecondFactor />
        <Password />
      </Row>
      <Row>
        <OwnSessions />
      </Row>
    </>
  );
}
