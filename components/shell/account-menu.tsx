'use client';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Role } from '@/lib/model/user';
import { signOutMutation } from '@/lib/queries/account';

const PasswordDialog = lazy(() =>
  import('./password-dialog').then(({ PasswordDialog: dialog }) => ({ default: dialog })),
);

export type Reader = { readonly login: string; readonly name: string; readonly role: Role };

export function AccountMenu({ reader }: { reader: Reader }) {
  const t = useTranslations('shell.account');
  const [changing, setChanging] = useState(false);
  const { mutate } = useMutation({
    ...signOutMutation(),
    // Whatever is in this tab belonged to the session that has ended: leave with a full load.
    onSuccess: () => window.location.assign('/sign-in'),
  });
  return (
    <>
      <Menu label={t('label')} align="end" trigger={<Icon name="person" />}>
        {(close) => (
          <>
            <div className="border-b border-line px-2.5 pt-1 pb-2">
              <div className="font-medium">{reader.name}</div>
              <div className="text-12 text-ink-3">
                {reader.login} · {t(reader.role)}
              </div>
            </div>
            <div className="pt-1.5">
              <MenuItem
                onSelect={() => {
                  close();
                  setChanging(true);
                }}
              >
                {t('password')}
              </MenuItem>
              <MenuItem onSelect={() => mutate({ input: {} })}>{t('signOut')}</MenuItem>
            </div>
          </>
        )}
      </Menu>
      {changing && (
        <Suspense>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
