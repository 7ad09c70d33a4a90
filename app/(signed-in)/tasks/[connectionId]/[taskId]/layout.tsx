import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { TaskHead } from '@/components/task/task-head';
import { messagesOf } from '@/lib/messages/load';
import { taskQuery } from '@/lib/queries/tasks';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getTask } from '@/lib/server/reads/tasks';
import { taskParams } from './task-params';

type Props = { params: Promise<{ connectionId: string; taskId: string }> };

/** Undefined where the vendor does not say. Next sends the title when it is there and the page before. */
async function nameOf(one: { connectionId: string; taskId: string }): Promise<string | undefined> {
  return getTask(await pageCall(), one).then(
    ({ data }) => data.name,
    () => undefined,
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [one, { locale }] = await Promise.all([taskParams(params), readPreferences()]);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'task' });
  const name = await nameOf(one);
  return { title: name === undefined ? t('title') : t('titleNamed', { name }) };
}

export default async function TaskLayout({ params, children }: Props & { children: ReactNode }) {
  const [one, call] = await Promise.all([taskParams(params), pageCall()]);
  return (
    <Prefetched questions={[{ queryKey: taskQuery(one).queryKey, ask: () => getTask(call, one) }]}>
      <TaskHead {...one}>{children}</TaskHead>
    </Prefetched>
  );
}
