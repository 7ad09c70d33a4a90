import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { AuditPage } from '@/components/audit/audit-page';
import { messagesOf } from '@/lib/messages/load';
import { requireReader } from '@/lib/server/accounts/page-access';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'audit' })('title') };
}

export default async function Page() {
  const { rights } = await requireReader();
  if (!rights.includes('audit:read')) notFound();
  return <AuditPage />;
}
