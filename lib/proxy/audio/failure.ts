import { AppError } from '@/lib/errors';

// What may go wrong with a recording, in words for whoever wanted to hear it. None names an address, a host or a path.

export const noRecording = () => new AppError('not_found', 'There is no recording of this call.');

export const foreignHost = () =>
  new AppError(
    'unsupported',
    'The recording lies on a host that this connection does not allow: an administrator can add it to the hosts of recordings.',
  );

const refused = (status: number) =>
  new AppError('vendor_rejected', 'The vendor does not hand out this recording: it may have expired.', {
    context: { status },
  });

export const noAudio = (what: string) =>
  new AppError('vendor_malformed', 'What the vendor sent as the recording is no audio.', { context: { what } });

export const tooLarge = (maxBytes: number) =>
  new AppError('vendor_malformed', `The recording is larger than ${Math.floor(maxBytes / 1024 ** 2)} MB.`);

/** A vendor that wants more is asked by whoever comes later. */
const MAX_RETRY_AFTER_MS = 60_000;

const failing = (status: number, retryAfterMs: number | null) =>
  new AppError('vendor_unavailable', "The vendor's store of recordings is failing.", {
    context: { status },
    ...(retryAfterMs !== null && { retryAfterSeconds: Math.ceil(Math.min(retryAfterMs, MAX_RETRY_AFTER_MS) / 1_000) }),
  });

/** What a status that is neither 200 nor a redirect says; the same for a business code inside JSON. */
export function refusalOf(status: number, retryAfterMs: number | null = null): AppError {
  if (status === 404 || status === 410) return noRecording();
  if (status === 408 || status === 425 || status === 429 || status >= 500) return failing(status, retryAfterMs);
  return status >= 400 ? refused(status) : noAudio(`status ${status}`);
}
