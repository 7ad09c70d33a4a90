'use client';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuItem, MenuLink } from '@/components/ui/menu';
import type { Role } from '@/lib/model/user';
import { signOut } from '@/lib/queries/account';

export type Reader = { readonly login: string; readonly name: string; readonly role: Role };

/** Whatever is in this tab belonged to the session that has ended: leave with a full load. */
const leave = () => window.location.assign('/sign-in');

export function AccountMenu({ reader }: { reader: Reader }) {
  const t = useTranslations('shell.account');
  return (
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
            <MenuLink href="/settings/account" onSelect={close}>
              {t('own')}
            </MenuLink>
            {/* Where the session has ended already there is nothing to end, and the sign-in page is right, too. */}
            <MenuItem onSelect={() => void signOut().then(leave, leave)}>{t('signOut')}</MenuItem>
          </div>
        </>
      )}
    </Menu>
  );
}
