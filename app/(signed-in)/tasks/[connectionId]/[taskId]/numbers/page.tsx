import { Prefetched } from '@/app/prefetched';
import { NumberList } from '@/components/calls/number-list';
import { numberFiltersOf, numbersInputOf, paramsOf } from '@/lib/queries/call-filters';
import { firstPageOf, numberPagesQuery } from '@/lib/queries/call-pages';
import { pageCall } from '@/lib/server/accounts/page-access';
import { listNumbers } from '@/lib/server/reads/calls';
import { taskParams } from '../task-params';

type Props = PageProps<'/tasks/[connectionId]/[taskId]/numbers'>;

export default async function Page({ params, searchParams }: Props) {
  const [one, search, call] = await Promise.all([taskParams(params), searchParams, pageCall()]);
  const input = numbersInputOf(one, numberFiltersOf(paramsOf(search)));
  const ask = async () => firstPageOf(await listNumbers(call, { history: false, ...input }));
  return (
    <Prefetched questions={[{ queryKey: numberPagesQuery(input).queryKey, ask }]}>
      <NumberList {...one} />
    </Prefetched>
  );
}
