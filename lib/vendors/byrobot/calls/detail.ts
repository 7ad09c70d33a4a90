import type { CallDetail, CallQuestion, Reading } from '../../connector';
import { evidence } from '../../evidence';
import { numberOf } from '../../shown-number';
import type { Ask } from '../client';
import { askCall, CALL, requireNumeric } from './ask';
import { checkDetail } from './checks';
import { mapCallDetail } from './map';
import { requireOwn } from './owner';
import { turnsOf } from './transcript';

/** One call with what was said; the vendor tells its task, and does not ask for it. @throws AppError `not_found` */
export async function readCall(
  ask: Ask,
  question: CallQuestion,
  { companyId, zone }: { readonly companyId: number; readonly zone: string },
  signal: AbortSignal,
): Promise<Reading<CallDetail>> {
  const { callId } = question;
  requireNumeric(callId, CALL);
  const reply = await askCall(ask, callId, signal);
  const { data } = reply.data;
  await requireOwn(ask, { companyId, taskId: question.taskId }, data.sceneInstance, signal);
  return {
    data: {
      call: mapCallDetail(data, { zone, number: numberOf(question) }),
      turns: turnsOf(data.phoneLog?.phoneLogs ?? []),
    },
    checks: checkDetail(data, zone),
    endpoint: CALL,
    ...evidence([reply]),
  };
}
