'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import { NavLink } from '@/components/ui/nav-link';
import { PLACES } from './places';
import { SourceList } from './sources';

function Brand() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    >
      <path d="M2.5 6v8M17.5 6v8M2.5 10h15" />
      <circle cx="12" cy="10" r="3.2" fill="currentColor" stroke="var(--rail)" strokeWidth="1.5" />
    </svg>
  );
}

/** Navigation at the left: words and icons, icons alone when narrow; the phone has `TabBar` instead. */
export function Rail() {
  const t = useTranslations('shell');
  const common = useTranslations('common');
  const pathname = usePathname();
  return (
    <div className="no-print border-r border-line bg-rail max-tab:hidden">
      <div className="sticky top-0 flex h-screen flex-col px-2 py-3">
        <nav aria-label={t('nav.label')}>
          <NavLink
            href="/"
            className="flex items-center gap-2 px-2 pt-1 pb-4 text-14 font-semibold tracking-[-0.01em] max-desk:justify-center max-desk:px-0"
          >
            <Brand />
            <span className="max-desk:sr-only">{common('product')}</span>
          </NavLink>
          {PLACES.map(({ key, href, icon, holds, apart }) => (
            <NavLink
              key={key}
              href={href}
              aria-current={holds.test(pathname) ? 'page' : undefined}
              title={t(`nav.${key}`)}
              className={classes(
                'flex h-[30px] items-center gap-2.5 rounded-control px-2 text-ink-2 transition-colors hover:bg-rail-hover',
                'aria-[current]:bg-rail-current aria-[current]:font-semibold aria-[current]:text-ink',
                'max-desk:justify-center max-desk:px-0',
                apart === true && 'mt-3.5',
              )}
            >
              <Icon name={icon} />
              <span className="max-desk:sr-only">{key === 'connections' ? t('nav.settings') : t(`nav.${key}`)}</span>
            </NavLink>
          ))}
        </nav>
        <SourceList />
      </div>
    </div>
  );
}

/** The phone's navigation: the same places at the thumb. */
export function TabBar() {
  const t = useTranslations('shell.nav');
  const pathname = usePathname();
  return (
    <nav
      aria-label={t('label')}
      className="no-print fixed inset-x-0 bottom-0 z-10 grid grid-cols-6 border-t border-line bg-canvas px-1 pt-1.5 pb-[max(8px,env(safe-area-inset-bottom))] tab:hidden"
    >
      {PLACES.map(({ key, href, icon, holds }) => (
        <NavLink
          key={key}
          href={href}
          aria-current={holds.test(pathname) ? 'page' : undefined}
          className="flex flex-col items-center gap-0.5 py-1 text-11 text-ink-3 aria-[current]:font-semibold aria-[current]:text-ink"
        >
          <Icon name={icon} size={20} />
          {key === 'connections' ? t('settings') : t(key)}
        </NavLink>
      ))}
    </nav>
  );
}
