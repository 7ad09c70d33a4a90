'use client';
import { useTranslations } from 'use-intl';
import type { Powers } from '@/lib/model/person';
import { usePowersText } from './use-people-words';

/** Above the columns of a role, its rights and its connections. */
export function PowersHeads() {
  const t = useTranslations('people.head');
  return (
    <>
      <th scope="col">{t('role')}</th>
      <th scope="col" className="wide-only">
        {t('rights')}
      </th>
      <th scope="col" className="wide-only">
        {t('connections')}
      </th>
    </>
  );
}

/** What somebody may do and see, in those columns. */
export function PowersCells({ powers }: { powers: Powers }) {
  const t = useTranslations('people.role');
  const text = usePowersText();
  return (
    <>
      <td>{t(`${powers.role}.name`)}</td>
      <td className="wide-only text-pretty">{text.rights(powers)}</td>
      <td className="wide-only text-pretty">{text.connections(powers)}</td>
    </>
  );
}
