import type { Locale } from '@/lib/format/locale';
import type { Report } from '@/lib/model/link';
import 'server-only';
import type { Call } from '../http/call';
import { localeFor } from '../http/reader-locale';
import type { RangeTexts } from '../reads/range';
import { readReport } from './report';
import { type DrawFile, type Format, reportFile } from './report-file';

// Files for who is signed in: the report that a link would show, with all of its sections.

type Manner = { readonly locale?: Locale | undefined; readonly show?: 'print' | undefined };

async function fileOf(call: Call, report: Report, format: Format, draw: DrawFile, { locale, show }: Manner) {
  const answer = await readReport(call, report, 'live');
  const { data } = answer;
  const title = data.source.name;
  const wish = { answer, title, locale: localeFor(call, locale), format, print: show === 'print' };
  const { body, headers } = await reportFile(call, wish, draw);
  headers.set('Cache-Control', 'private, no-store');
  return new Response(call.method === 'HEAD' ? null : body, { headers });
}

/** Only the ends that were given. */
const given = ({ from, to }: RangeTexts) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) });

type Task = Manner & RangeTexts & { readonly connectionId: string; readonly taskId: string };
/** A task's report as a file. @throws AppError as the verbs of its page do */
export const taskReportFile = (format: Format, draw: DrawFile) => (call: Call, input: Task) =>
  fileOf(
    call,
    { kind: 'task', connectionId: input.connectionId, taskId: input.taskId, ...given(input) },
    format,
    draw,
    input,
  );

type Inbound = Manner & RangeTexts & { readonly connectionId: string };
/** An inbound line's report as a file. @throws AppError as the verbs of its page do */
export const inboundReportFile = (format: Format, draw: DrawFile) => (call: Call, input: Inbound) =>
  fileOf(call, { kind: 'inbound', connectionId: input.connectionId, ...given(input) }, format, draw, input);

type One = Manner & { readonly connectionId: string; readonly callId: string; readonly taskId?: string | undefined };
/** One call as a file, as a stranger may read it. @throws AppError as the verbs of its page do */
export const callReportFile = (format: Format, draw: DrawFile) => (call: Call, input: One) =>
  fileOf(
    call,
    {
      kind: 'call',
      connectionId: input.connectionId,
      callId: input.callId,
      ...(input.taskId !== undefined && { taskId: input.taskId }),
    },
    format,
    draw,
    input,
  );
