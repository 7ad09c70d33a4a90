import { Prefetched } from '@/app/prefetched';
import { CallList } from '@/components/calls/call-list';
import { callFiltersOf, callsInputOf, paramsOf } from '@/lib/queries/call-filters';
import { callPagesQuery, firstPageOf } from '@/lib/queries/call-pages';
import { pageCall } from '@/lib/server/accounts/page-access';
import { listCalls } from '@/lib/server/reads/calls';
import { taskParams } from '../task-params';

type Props = PageProps<'/tasks/[connectionId]/[taskId]/calls'>;

export default async function Page({ params, searchParams }: Props) {
  const [one, search, call] = await Promise.all([taskParams(params), searchParams, pageCall()]);
  const input = callsInputOf(one, callFiltersOf(paramsOf(search)));
  const ask = async () => firstPageOf(await listCalls(call, input));
  return (
    <Prefetched questions={[{ queryKey: callPagesQuery(input).queryKey, ask }]}>
      <CallList {...one} />
    </Prefetched>
  );
}
