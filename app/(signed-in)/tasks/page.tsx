import type { Metadata } from 'next';
import { createTranslator } from 'use-intl';
import { readPreferences } from '@/app/preferences';
import { Prefetched } from '@/app/prefetched';
import { Tasks } from '@/components/tasks/tasks';
import { messagesOf } from '@/lib/messages/load';
import { tasksQuery } from '@/lib/queries/tasks';
import { pageCall } from '@/lib/server/accounts/page-access';
import { listConnections } from '@/lib/server/connections/connections';
import { listTasks } from '@/lib/server/reads/tasks';

/** As the table asks for it, so that the answer is found. */
const PAGE = { page: 1, pageSize: 100 };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readPreferences();
  return { title: createTranslator({ locale, messages: messagesOf(locale), namespace: 'tasks' })('title') };
}

export default async function Page() {
  const call = await pageCall();
  const connections = await listConnections(call);
  const lists = connections.data
    .filter(({ capabilities }) => capabilities.includes('taskList'))
    .map(({ id: connectionId }) => ({
      queryKey: tasksQuery({ connectionId, ...PAGE }).queryKey,
      ask: () => listTasks(call, { connectionId, ...PAGE, q: undefined, state: undefined }),
    }));
  return (
    <Prefetched questions={lists}>
      <Tasks />
    </Prefetched>
  );
}
