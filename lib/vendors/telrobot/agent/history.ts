import type { CallQuestion, NumberHistory, Reading } from '../../connector';
import { evidence } from '../../evidence';
import { numberOf, shownNumber } from '../../shown-number';
import { mapContact } from '../contact';
import { askCallee, askNumbers, NUMBERS } from './ask-calls';
import { requireTask } from './call';
import { OUTCOMES } from './codes';
import type { Access } from './task-list';

/** The number that a call went to, with every attempt at it; an answered one has the id of its call. */
export function historyReader(access: Access) {
  return async (question: CallQuestion, signal: AbortSignal): Promise<Reading<NumberHistory>> => {
    const { callId } = question;
    const taskId = requireTask(question.taskId);
    const call = await askCallee(access, taskId, callId, signal);
    const called = /^\+?\d{5,}$/.exec(call.data.data.info.record.callee ?? '')?.[0];
    const page = { taskId, page: 1, perPage: 15 };
    const list =
      called === undefined
        ? null
        : await askNumbers(access, page, { statuses: [], keyword: called, history: true }, signal);
    // The keyword may also have found a number that only begins like this one; the vendor may have hidden its middle.
    const row = list?.data.data.find(({ number }) => number === called || number === shownNumber(called ?? null));
    const setting = { taskId, zone: access.timeZone, outcomes: OUTCOMES, number: numberOf(question) };
    return {
      data: { number: row ? mapContact(row, setting) : null, current: callId, linked: true },
      checks: [],
      endpoint: NUMBERS,
      ...evidence([...(list ? [list] : []), call]),
    };
  };
}
