import { AppError } from '@/lib/errors';
import type { RecordingSource } from '@/lib/vendors/connector';
import 'server-only';

type OnDisk = Extract<RecordingSource, { readonly kind: 'path' }>;

const misfit = () =>
  new AppError('unsupported', "This connection's template for addresses of recordings makes no address.");

/**
 * The address of a recording that lies on the vendor's disk, by the connection's `recordingUrlTemplate`. Each segment of
 * the path is encoded; one that steps up or down is refused, since it would lead out of what the template means.
 * @throws AppError `unsupported` without a template, or with one that fits no address.
 */
export function recordingUrl(template: string | undefined, { path, callId, date }: OnDisk): URL {
  if (!template) {
    throw new AppError(
      'unsupported',
      "This recording lies on the vendor's own disk: an administrator can set the template of its address (recordingUrlTemplate).",
    );
  }
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length === 0 || segments.some((segment) => /^\.{1,2}$|\\|\p{Cc}/u.test(segment))) {
    throw new AppError('vendor_malformed', 'What the vendor names as the path of the recording is none.');
  }
  const values: Readonly<Record<string, string>> = {
    path: segments.map(encodeURIComponent).join('/'),
    file: encodeURIComponent(segments.at(-1) ?? ''),
    date: encodeURIComponent(date),
    callid: encodeURIComponent(callId),
  };
  const text = template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (!URL.canParse(text)) throw misfit();
  return new URL(text);
}
