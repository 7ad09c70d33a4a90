import { AppError } from '@/lib/errors';
import type { CallQuestion, RecordingSource } from '../../connector';
import { segment, vendorUrl } from '../../url';
import type { Access } from './task-list';

const VOICE = 'GET /agent-api/user/{user_id}/task/{task_id}/record/{record_id}/download-full-voice';

/**
 * Where to ask for the audio. What comes back, bytes, a redirect or JSON with an address, is not documented.
 * @throws AppError `bad_request` without a task
 */
export function recordingOf(
  { user }: Access,
  baseUrl: string,
  headers: Record<string, string>,
  { callId, taskId }: CallQuestion,
): RecordingSource {
  if (taskId === undefined) {
    const errors = [{ field: 'taskId', reason: 'takes the task of the call: this vendor needs it' }];
    throw new AppError('bad_request', 'Some parameters do not fit.', { errors });
  }
  const path = `${user}/task/${segment(taskId)}/record/${segment(callId)}/download-full-voice`;
  return { kind: 'request', endpoint: VOICE, url: vendorUrl(baseUrl, path), headers };
}
