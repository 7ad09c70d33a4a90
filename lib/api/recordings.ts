import * as z from 'zod/mini';
import { bytes, connectionId, endpoint, vendorId } from './endpoint';

export const recordingEndpoint = endpoint({
  name: 'recording',
  summary: 'The audio of a call, whole or by `Range` (one range; several are answered with the whole)',
  access: 'viewer',
  input: z.object({ connectionId, callId: vendorId, taskId: z.optional(vendorId) }),
  reply: bytes,
  media: ['audio/*'],
});
