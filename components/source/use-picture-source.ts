'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/charts/use-formats';
import type { Meta } from '@/lib/model/source';
import { useConnection } from './use-connection';

/** Where the numbers of a picture came from, and when; of the sandbox's that no call was real. */
export function usePictureSource(connectionId: string, zone: string, { source }: Meta): string {
  const t = useTranslations('common.picture');
  const formats = useFormats();
  const connection = useConnection(connectionId);
  const { endpoint, fetchedAt } = source;
  const name = connection?.name ?? connectionId;
  const said = t('source', { name, endpoint, time: formats.dateTime(fetchedAt, zone), zone });
  return connection?.sandbox ? `${said} · ${t('sandbox')}` : said;
}
