import type { Call } from '@/lib/model/call';
import type { Check } from '@/lib/model/check';
import { checkEqual, checkThat } from '../../../check';
import type { CallDetail, CallQuestion, Reading } from '../../../connector';
import { evidence } from '../../../evidence';
import { factsOf } from '../../record';
import { rulesOf, tooLong } from '../../record-rules';
import { type Access, askCall, askRecord, RECORD_INFO } from '../ask';
import { mapCall, tagsOf } from './map';
import { turnsOf } from './transcript';
import type { CallAnswerWire } from './wire';

/** Here the tags stand on the rows, and the place beside the call. */
function callOf({ records, info: { record }, mobile_info: mobile }: CallAnswerWire, zone: string): Call {
  const place = {
    operator_name: record.operator_name ?? mobile?.mobile_type ?? null,
    province: record.province ?? mobile?.province ?? null,
    city: record.city ?? mobile?.city ?? null,
  };
  const call = mapCall({ ...record, ...place }, zone);
  return { ...call, tags: tagsOf([...record.tags, ...records.flatMap(({ tags }) => tags)]) };
}

/** T13: rounds are the customer's sentences. T18: all rows are of one call. Rows are never joined by number or call. */
function checksOf({ records, info: { record } }: CallAnswerWire, zone: string): Check[] {
  const facts = [factsOf(record, zone)];
  const sentences = records.filter(({ notify, question }) => notify === 'asrmessage_notify' && question?.trim());
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
    const { brief, reply } = await find(question, signal);
    const { records, info } = reply.data;
    const { timeZone } = access;
    return {
      data: { call: callOf(reply.data, timeZone), turns: turnsOf(records, info.record.answerdate, timeZone) },
      checks: checksOf(reply.data, timeZone),
      endpoint: RECORD_INFO,
      ...evidence(brief ? [reply, brief] : [reply]),
    };
  };
}
