import { Prefetched } from '@/app/prefetched';
import { TaskQuality } from '@/components/task/task-quality';
import { taskStatQuery } from '@/lib/queries/tasks';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getTaskStat } from '@/lib/server/reads/tasks';
import { statInput } from '../task-params';

type Props = PageProps<'/tasks/[connectionId]/[taskId]/quality'>;

export default async function Page({ params, searchParams }: Props) {
  const [input, call] = await Promise.all([statInput(params, searchParams), pageCall()]);
  const question = { ...input, from: input.from, to: input.to };
  return (
    <Prefetched questions={[{ queryKey: taskStatQuery(input).queryKey, ask: () => getTaskStat(call, question) }]}>
      <TaskQuality connectionId={input.connectionId} taskId={input.taskId} />
    </Prefetched>
  );
}
