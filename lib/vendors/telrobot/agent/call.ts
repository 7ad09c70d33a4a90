import { AppError } from '@/lib/errors';
import type { CallDetail, CallQuestion, Reading } from '../../connector';
import { evidence } from '../../evidence';
import { numberOf } from '../../shown-number';
import { mapCallDetail } from '../call-detail';
import { askDetail, DETAIL } from './ask-calls';
import { checksOfCall } from './call-checks';
import type { Access } from './task-list';

/** @throws AppError `bad_request` without a task */
export function requireTask(taskId: string | undefined): string {
  if (taskId !== undefined) return taskId;
  const errors = [{ field: 'taskId', reason: 'is missing: this vendor finds a call only in its task' }];
  throw new AppError('bad_request', 'The call needs its task.', { errors });
}

/** One call with what was said. This vendor finds it only below its task. @throws AppError `bad_request` without one */
export function callReader(access: Access) {
  return async (question: CallQuestion, signal: AbortSignal): Promise<Reading<CallDetail>> => {
    const taskId = requireTask(question.taskId);
    const reply = await askDetail(access, taskId, question.callId, signal);
    const setting = { taskId, zone: access.timeZone, recording: 'api', number: numberOf(question) } as const;
    return {
      data: mapCallDetail(reply.data.data, setting),
      checks: checksOfCall(reply.data.data, access.timeZone),
      endpoint: DETAIL,
      ...evidence([reply]),
    };
  };
}
