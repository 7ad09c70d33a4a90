import { Prefetched } from '@/app/prefetched';
import { TaskRaw } from '@/components/task/task-raw';
import { taskStatRawQuery } from '@/lib/queries/tasks';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getTaskStatRaw } from '@/lib/server/reads/tasks';
import { statInput } from '../task-params';

type Props = PageProps<'/tasks/[connectionId]/[taskId]/raw'>;

export default async function Page({ params, searchParams }: Props) {
  const [input, call] = await Promise.all([statInput(params, searchParams), pageCall()]);
  const question = { ...input, from: input.from, to: input.to };
  return (
    <Prefetched questions={[{ queryKey: taskStatRawQuery(input).queryKey, ask: () => getTaskStatRaw(call, question) }]}>
      <TaskRaw connectionId={input.connectionId} taskId={input.taskId} />
    </Prefetched>
  );
}
