'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { AuditFields, AuditRecord } from '@/lib/model/audit';
import { useActionText, useFieldText, useValueText } from './use-words';

const ZONE = 'Asia/Shanghai';

type Named = AuditRecord['actor'];

function Who({ who }: { who: Named }) {
  const t = useTranslations('audit');
  if (who.name !== null) return who.name;
  if (who.id === 'anonymous') return <span className="text-ink-3">{t('anonymous')}</span>;
  return <span className="font-mono text-12 text-ink-3 wrap-anywhere">{who.id}</span>;
}

const PAIR = 'mr-4 inline-block wrap-anywhere max-tab:block max-tab:mr-0';

/** A field and its value; pairs stand beside each other as long as there is room. */
function Pair({ name, value }: { name: string; value: AuditFields[string] }) {
  const fieldText = useFieldText();
  const valueText = useValueText();
  return (
    <span className={PAIR}>
      <span className="text-ink-3">{fieldText(name)}</span> {valueText(value, name)}
    </span>
  );
}

/** Of a new thing what it is, of one that is gone what it was; what it never had is left out. */
function Pairs({ fields }: { fields: AuditFields }) {
  const given = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return given.map(([name, value]) => <Pair key={name} name={name} value={value} />);
}

/** One field: what it was, and what it became. */
function Changed({ name, was, is }: { name: string; was: AuditFields[string]; is: AuditFields[string] }) {
  const t = useTranslations('audit');
  const fieldText = useFieldText();
  const valueText = useValueText();
  return (
    <span className="block wrap-anywhere">
      <span className="text-ink-3">{fieldText(name)}</span> {valueText(was, name)}
      <span aria-hidden="true" className="text-ink-3">
        {' → '}
      </span>
      <span className="sr-only">{t('became')}</span>
      {valueText(is, name)}
    </span>
  );
}

function Changes({ before, after, detail }: Pick<AuditRecord, 'before' | 'after' | 'detail'>) {
  const both = before !== null && after !== null;
  return (
    <>
      {both &&
        Object.keys(after).map((name) => (
          <Changed key={name} name={name} was={before[name] ?? null} is={after[name] ?? null} />
        ))}
      {!both && <Pairs fields={before ?? after ?? {}} />}
      <Pairs fields={detail} />
    </>
  );
}

function Line({ record }: { record: AuditRecord }) {
  const formats = useFormats();
  const actionText = useActionText();
  const { at, actor, action, subject } = record;
  const changes = <Changes {...record} />;
  const own = subject.id === actor.id;
  return (
    <tr data-testid="audit-line">
      <td className="align-top whitespace-nowrap text-ink-3">
        <time dateTime={at}>{formats.dayTime(at, ZONE)}</time>
      </td>
      <td className="wide-only min-w-[7em] align-top">
        <Who who={actor} />
      </td>
      <th scope="row" className="text-left align-top font-normal tab:whitespace-nowrap">
        {actionText(action)}
        <span className="block text-12 text-ink-2 tab:hidden">
          <Who who={actor} />
          {!own && (
            <>
              {' · '}
              <Who who={subject} />
            </>
          )}
          <span className="block">{changes}</span>
        </span>
      </th>
      <td className="wide-only align-top">{own ? '' : <Who who={subject} />}</td>
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
          <th scope="col" className="wide-only">
            {t('head.actor')}
          </th>
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
