import type { Check } from '@/lib/model/check';
import { checkEqual, checkThat } from '../../../check';
import type { CallDetail, CallQuestion, Reading } from '../../../connector';
import { evidence } from '../../../evidence';
import { numberOf } from '../../../shown-number';
import { mapCallDetail } from '../../call-detail';
import { factsOf } from '../../record';
import { rulesOf, tooLong } from '../../record-rules';
import { type Access, askCall, askRecord, RECORD_INFO } from '../ask';
import type { CallAnswerWire } from './wire';

/** T13: rounds are the customer's sentences. T18: all rows are of one call. Rows are never joined by number or call. */
function checksOf({ records, info: { record } }: CallAnswerWire, zone: string): Check[] {
  const facts = [factsOf(record, zone)];
  const sentences = records.filter(({ notify, question }) => notify === 'asrmessage_notify' && question.trim());
  const strangers = records.filter(
    ({ callee, callid }) =>
      (callee !== null && callee !== record.callee) || (callid !== null && callid !== record.callid),
  ).length;
  const seen = { stated: strangers, computed: 0, tolerance: 0 };
  const same = { id: 'T18', subject: 'records: callee, callid are those of the call' };
  const byNumber = ({ id: a }: Check, { id: b }: Check) => Number(a.slice(1)) - Number(b.slice(1));
  return [
    ...rulesOf(facts).filter(({ id }) => id !== 'T16'),
    checkEqual({ id: 'T13', subject: 'rounds = asrmessage_notify with text' }, record.rounds, sentences.length),
    checkThat(same, records.length === 0 ? null : strangers === 0, records.length === 0 ? {} : seen),
  ]
    .sort(byNumber)
    .concat(tooLong(facts));
}

/** Finds a call. Its task is looked up where nobody says which it is, and has to be a configured one. */
export function callFinder(access: Access, known: (taskId: string) => void) {
  return async ({ callId, taskId }: CallQuestion, signal: AbortSignal) => {
    if (taskId !== undefined) known(taskId);
    const brief = taskId === undefined ? await askRecord(access, callId, signal) : null;
    const task = taskId ?? brief?.data.data.task_id ?? '';
    known(task);
    return { task, brief, reply: await askCall(access, task, callId, signal) };
  };
}
export type FindCall = ReturnType<typeof callFinder>;

/** One call with what was said. */
export function callReader(access: Access, find: FindCall) {
  return async (question: CallQuestion, signal: AbortSignal): Promise<Reading<CallDetail>> => {
    const { task, brief, reply } = await find(question, signal);
    const setting = { taskId: task, zone: access.timeZone, recording: 'path', number: numberOf(question) } as const;
    return {
      data: mapCallDetail(reply.data, setting),
      checks: checksOf(reply.data, access.timeZone),
      endpoint: RECORD_INFO,
      ...evidence(brief ? [reply, brief] : [reply]),
    };
  };
}
