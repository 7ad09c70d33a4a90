import { Prefetched } from '@/app/prefetched';
import { CallRaw } from '@/components/call/call-raw';
import { callRawQuery } from '@/lib/queries/calls';
import { pageCall } from '@/lib/server/accounts/page-access';
import { getCallRaw } from '@/lib/server/reads/calls';
import { callParams } from '../call-params';

type Props = PageProps<'/calls/[connectionId]/[callId]/raw'>;

export default async function Page({ params, searchParams }: Props) {
  const [one, call] = await Promise.all([callParams(params, searchParams), pageCall()]);
  const question = { ...one, taskId: one.taskId };
  return (
    <Prefetched questions={[{ queryKey: callRawQuery(one).queryKey, ask: () => getCallRaw(call, question) }]}>
      <CallRaw {...one} />
    </Prefetched>
  );
}
