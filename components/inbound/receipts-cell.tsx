'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import { Note, Section } from '@/components/ui/section';
import { failedPart } from '@/lib/charts/inbound-checks';
import { prepareReceipts } from '@/lib/charts/inbound-days';
import type { InboundView } from './inbound-view';
import { OfflineEmpty } from './offline-empty';
import { useInboundHow } from './use-inbound-how';
import { useOwnNeq } from './use-inbound-neq';

/** Reports of false delivery receipts: three counts that should fall from left to right. */
export function ReceiptsCell({ view }: { view: InboundView }) {
  const t = useTranslations('inbound.receipts');
  const chart = useTranslations('common.chart');
  const formats = useFormats();
  const how = useInboundHow(view);
  const neq = useOwnNeq();
  const { stat, meta, line } = view;
  const { days, raw, perDay, unique } = prepareReceipts(stat, line.timeZone);
  if (view.settled === 'pending' || (days.length === 0 && raw === null)) {
    return <OfflineEmpty view={view} title={t('title')} span={4} />;
  }
  const failed = failedPart(meta.checks, 'A8', 'deduplicated_fake_receipts_count');
  return (
    <Section
      title={t('title')}
      subtitle={t('subtitle')}
      span={4}
      neq={neq(failed)}
      how={how('fake_receipts', {
        inputs: [
          [t('raw'), formats.number(raw)],
          [t('perDay'), formats.number(perDay)],
          [t('unique'), formats.number(unique)],
        ],
        failed,
      })}
      testId="receipts"
    >
      <table>
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{chart('day')}</th>
            <th scope="col" className="num">
              {t('raw')}
            </th>
            <th scope="col" className="num">
              {t('perDay')}
            </th>
            <th scope="col" className="num">
              {t('unique')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <th scope="row" className="font-normal">
                {formats.day(day.date)}
              </th>
              <td className="num">{formats.number(day.raw)}</td>
              <td className="num">{formats.number(day.perDay)}</td>
              <td className="num" />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('range')}</th>
            <td className="num">{formats.number(raw)}</td>
            <td className="num">{formats.number(perDay)}</td>
            <td className="num">{formats.number(unique)}</td>
          </tr>
        </tfoot>
      </table>
      <Note>{t('note')}</Note>
    </Section>
  );
}
