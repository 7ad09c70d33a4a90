'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { AuditFields, AuditRecord } from '@/lib/model/audit';
import { useActionText, useValueText } from './use-words';

const ZONE = 'Asia/Shanghai';

type Named = AuditRecord['actor'];

function Who({ who }: { who: Named }) {
  const t = useTranslations('audit');
  if (who.name !== null) return who.name;
  if (who.id === 'anonymous') return <span className="text-ink-3">{t('anonymous')}</span>;
  return <span className="font-mono text-12 text-ink-3 wrap-anywhere">{who.id}</span>;
}

/** One field: what it was, what it became; of a new thing what it is, of one that is gone what it was. */
function Change({ name, before, after }: { name: string; before: AuditFields | null; after: AuditFields | null }) {
  const t = useTranslations('audit');
  const valueText = useValueText();
  const was = before && valueText(before[name] ?? null);
  const is = after && valueText(after[name] ?? null);
  return (
    <span className="block wrap-anywhere">
      <span className="font-mono text-12 text-ink-3">{name}</span>{' '}
      {was !== null && <span className={is === null ? undefined : 'text-ink-3'}>{was}</span>}
      {was !== null && is !== null && (
        <>
          <span aria-hidden="true" className="text-ink-3">
            {' → '}
          </span>
          <span className="sr-only">{t('became')}</span>
        </>
      )}
      {is}
    </span>
  );
}

/** Numbers, reasons and the like that go with an action. */
function Detail({ detail }: { detail: AuditFields }) {
  const valueText = useValueText();
  const given = Object.entries(detail).filter(([, value]) => value !== null && value !== '');
  return given.map(([name, value]) => (
    <span key={name} className="block wrap-anywhere">
      <span className="font-mono text-12 text-ink-3">{name}</span> {valueText(value)}
    </span>
  ));
}

function Line({ record }: { record: AuditRecord }) {
  const formats = useFormats();
  const actionText = useActionText();
  const { at, actor, action, subject, before, after, detail } = record;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changes = (
    <>
      {names.map((name) => (
        <Change key={name} name={name} before={before} after={after} />
      ))}
      <Detail detail={detail} />
    </>
  );
  return (
    <tr data-testid="audit-line">
      <td className="align-top whitespace-nowrap text-ink-3">
        <time dateTime={at}>{formats.dayTime(at, ZONE)}</time>
      </td>
      <td className="align-top">
        <Who who={actor} />
      </td>
      <th scope="row" className="text-left align-top font-normal">
        {actionText(action)}
        <span className="block text-12 text-ink-3 tab:hidden">
          <Who who={subject} />
          {changes}
        </span>
      </th>
      <td className="wide-only align-top">{subject.id === actor.id ? '' : <Who who={subject} />}</td>
      <td className="wide-only align-top">{changes}</td>
    </tr>
  );
}

/** The entries as rows. */
export function AuditTable({ records }: { records: readonly AuditRecord[] }) {
  const t = useTranslations('audit');
  return (
    <table>
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('head.at')}</th>
          <th scope="col">{t('head.actor')}</th>
          <th scope="col">{t('head.action')}</th>
          <th scope="col" className="wide-only">
            {t('head.subject')}
          </th>
          <th scope="col" className="wide-only">
            {t('head.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <Line key={record.id} record={record} />
        ))}
      </tbody>
    </table>
  );
}
