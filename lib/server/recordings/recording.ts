import type * as z from 'zod/mini';
import type { recordingEndpoint, recordingPeaksEndpoint } from '@/lib/api/recordings';
import { AppError } from '@/lib/errors';
import type { OpenAudio } from '@/lib/proxy/audio/file';
import 'server-only';
import { connect } from '../connections/connect';
import { rangeCounts, rangeOf } from '../http/byte-range';
import type { Call } from '../http/call';
import { matches } from '../http/entity-tag';
import { problem } from '../http/problem';
import { methodOf } from '../reads/read-through';

const ENDINGS: Readonly<Record<OpenAudio['type'], string>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
  'audio/amr-wb': 'awb',
  'audio/aac': 'aac',
};

function headersOf({ type }: OpenAudio, tag: string): Record<string, string> {
  return {
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache, no-transform',
    // No id and no number: names of files travel.
    'Content-Disposition': `inline; filename="recording.${ENDINGS[type]}"`,
    'Content-Type': type,
    ETag: tag,
    'X-Content-Type-Options': 'nosniff',
  };
}

type Input = z.output<typeof recordingEndpoint.input>;

async function askedOf(call: Call, { connectionId, ...question }: Input) {
  const held = await connect(call, connectionId);
  const ask = methodOf(held, 'recording');
  const key = [question.callId, question.taskId ?? null];
  return { held, key, source: (signal: AbortSignal) => ask(question, signal) };
}

/** The picture of the audio of a call. @throws AppError of `Recordings.open` */
export async function getRecordingPeaks(
  call: Call,
  input: Input,
): Promise<z.output<typeof recordingPeaksEndpoint.reply>> {
  const peaks = await call.services.recordings.peaks(await askedOf(call, input), call.signal);
  const channels = peaks?.channels.map((points) => [...points]) ?? [];
  return { data: { durationSeconds: peaks?.durationSeconds ?? null, channels } };
}

/** The audio of a call, whole or in part. @throws AppError of `Recordings.open` */
export async function getRecording(call: Call, input: Input): Promise<Response> {
  const audio = await call.services.recordings.open(await askedOf(call, input), call.signal);
  const { length } = audio;
  const tag = `"${audio.tag.toString('base64url')}"`;
  const headers = headersOf(audio, tag);
  const without = async (status: number, more: Record<string, string> = {}) => {
    await audio.close();
    return new Response(null, { status, headers: { ...headers, ...more } });
  };
  if (matches(call.headers.get('if-none-match'), tag)) return without(304);
  // RFC 9110 section 14.2: a range is for GET alone.
  if (call.method === 'HEAD') return without(200, { 'Content-Length': String(length) });
  const asked = rangeCounts(call.headers.get('if-range'), tag) ? rangeOf(call.headers.get('range'), length) : null;
  if (asked === 'unsatisfiable') {
    await audio.close();
    const error = new AppError('bad_request', `The recording has ${length} bytes: nothing is at that place.`);
    return problem(error, call.requestId, { status: 416, headers: { 'Content-Range': `bytes */${length}` } });
  }
  const { from, to } = asked ?? { from: 0, to: length - 1 };
  return new Response(audio.stream(from, to), {
    status: asked ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(to - from + 1),
      ...(asked && { 'Content-Range': `bytes ${from}-${to}/${length}` }),
    },
  });
}
