import type { CallQuestion, NumberHistory, Reading } from '../../../connector';
import { evidence } from '../../../evidence';
import { numberOf } from '../../../shown-number';
import { mapContact } from '../../contact';
import { type Access, askNumberList, NUMBERS } from '../ask';
import type { FindCall } from './detail';
import { TABLE } from './numbers';

/** The number that a call went to. Attempts have the switch's ids here, by which no call can be asked for. */
export function historyReader(access: Access, find: FindCall) {
  return async (question: CallQuestion, signal: AbortSignal): Promise<Reading<NumberHistory>> => {
    const { task, reply, brief } = await find(question, signal);
    const { callee, callid } = reply.data.info.record;
    const called = callee === null || !/^\+?\d{5,}$/.test(callee) ? null : callee;
    const list =
      called === null
        ? null
        : await askNumberList(access, { taskId: task, statuses: [], keyword: called, history: true, page: 1 }, signal);
    // The keyword finds part of a number.
    const row = list?.data.data.data.find(({ number }) => number === called);
    return {
      data: {
        number: row
          ? mapContact(row, { taskId: task, zone: access.timeZone, ...TABLE, number: numberOf(question) })
          : null,
        current: callid,
        linked: false,
      },
      checks: [],
      endpoint: NUMBERS,
      ...evidence([...(list ? [list] : []), reply, ...(brief ? [brief] : [])]),
    };
  };
}
