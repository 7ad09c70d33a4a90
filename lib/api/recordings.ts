import * as z from 'zod/mini';
import { bytes, connectionId, endpoint, plain, vendorId } from './endpoint';

const input = z.object({ connectionId, callId: vendorId, taskId: z.optional(vendorId) });

export const recordingEndpoint = endpoint({
  name: 'recording',
  summary: 'The audio of a call, whole or by `Range` (one range; several are answered with the whole)',
  access: 'viewer',
  input,
  reply: bytes,
  media: ['audio/*'],
});

/** At most 4,000 points a channel. */
export const recordingPeaksEndpoint = endpoint({
  name: 'recording-peaks',
  summary:
    'How loud the audio of a call is over its length: the loudest sample of each point, 0 to 255; no channels for a format without a picture',
  access: 'viewer',
  input,
  reply: plain(
    z.object({
      durationSeconds: z.nullable(z.number()),
      channels: z.array(z.array(z.int().check(z.gte(0), z.lte(255)))).check(z.maxLength(2)),
    }),
  ),
});
