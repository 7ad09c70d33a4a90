import { AppError } from '@/lib/errors';
import type { Turn } from '@/lib/model/call';
import type { LinkMode, Report } from '@/lib/model/link';
import { type SharedAnswer, type SharedReport, sharedAnswer } from '@/lib/model/shared-report';
import type { TaskStat } from '@/lib/model/task-stat';
import 'server-only';
import { connect } from '../connections/connect';
import type { Call } from '../http/call';
import { getCall } from '../reads/calls';
import { getInbound } from '../reads/inbound';
import type { RangeTexts } from '../reads/range';
import { getTask, getTaskStat } from '../reads/tasks';
import { hashOf } from './canonical';

type Parts = Pick<SharedReport, 'task' | 'stat' | 'inbound' | 'call' | 'turns'>;
type Found = { readonly parts: Parts; readonly meta: SharedAnswer['meta'] };

/** Whether a link shows a section: all of them, unless its owner chose. */
const shows = ({ sections }: Report, section: string) => sections === undefined || sections.includes(section);

/** Only what the owner chose leaves the server: the counts of a hidden section are not in the answer at all. */
function chosen(stat: TaskStat, report: Report): TaskStat {
  const hidden = <Row>(section: string, rows: Row[]) => (shows(report, section) ? rows : []);
  const none = {
    value: null,
    numerator: null,
    denominator: null,
    source: 'computed',
    vendorValue: null,
    interval: null,
  } as const;
  const rate = shows(report, 'answerRate');
  const progress = shows(report, 'progress');
  return {
    ...stat,
    calls: rate ? stat.calls : { answered: null, unanswered: null },
    answerRate: rate ? stat.answerRate : none,
    numbers: progress ? stat.numbers : { total: null, waiting: null, done: null },
    progress: progress ? stat.progress : none,
    outcomes: hidden('outcomes', stat.outcomes),
    intentions: hidden('intentions', stat.intentions),
    rounds: hidden('rounds', stat.rounds),
    talkTime: hidden('talkTime', stat.talkTime),
    dimensions: hidden('dimensions', stat.dimensions),
  };
}

async function taskReport(call: Call, report: Report, range: RangeTexts): Promise<Found> {
  const { connectionId, taskId = '' } = report;
  const one = { connectionId, taskId };
  const [task, stat] = await Promise.all([getTask(call, one), getTaskStat(call, { ...one, ...range })]);
  return { parts: { task: task.data, stat: chosen(stat.data, report) }, meta: stat.meta };
}

async function inboundReport(call: Call, report: Report, range: RangeTexts): Promise<Found> {
  const { data, meta } = await getInbound(call, { connectionId: report.connectionId, ...range });
  const of = ({ total, daily, hourly }: (typeof data)['offline']) => ({
    total: shows(report, 'totals') ? total : null,
    daily: shows(report, 'days') ? daily : [],
    hourly: shows(report, 'days') ? hourly : [],
  });
  return { parts: { inbound: { ...data, realtime: of(data.realtime), offline: of(data.offline) } }, meta };
}

/** Five digits or more may be anything that a stranger should not read: a code, a card, the rest of a number. */
const hideDigits = (text: string) => text.replace(/[0-9０-９]{5,}/g, (run) => '*'.repeat(run.length));

const hiddenTurn = (turn: Turn): Turn => ({ ...turn, text: hideDigits(turn.text) });

/** `reason`: why its numbers are shown whole; without one they are masked, and longer runs of digits hidden. */
async function callReport(call: Call, report: Report, reason: string | undefined): Promise<Found> {
  const { connectionId, taskId, callId = '' } = report;
  const { data, meta } = await getCall(call, {
    connectionId,
    callId,
    ...(taskId !== undefined && { taskId }),
    ...(reason !== undefined && { reveal: true, reason }),
  });
  const facts = { ...data.call, customerName: null, results: [], recording: { kind: 'none' as const, ref: null } };
  return {
    parts: {
      ...(shows(report, 'facts') && { call: facts }),
      ...(shows(report, 'transcript') && { turns: reason === undefined ? data.turns.map(hiddenTurn) : data.turns }),
    },
    meta,
  };
}

/**
 * The report as a stranger may read it, from the same verbs as every page of ours. `range` replaces the report's own;
 * `reason`, of an unmasked link, shows a call's numbers whole.
 * @throws AppError as those verbs do
 */
export async function readReport(
  call: Call,
  report: Report,
  mode: LinkMode,
  range: RangeTexts = { from: report.from, to: report.to },
  reason?: string,
): Promise<SharedAnswer> {
  const { entry, origin } = await connect(call, report.connectionId);
  const { parts, meta } =
    report.kind === 'task'
      ? await taskReport(call, report, range)
      : report.kind === 'inbound'
        ? await inboundReport(call, report, range)
        : await callReport(call, report, reason);
  const checks = shows(report, 'checks') ? meta.checks : [];
  const parsed = sharedAnswer.safeParse({
    data: {
      report: { ...report, ...range },
      mode,
      source: { name: entry.name, timeZone: entry.timeZone, sandbox: origin === 'demo' },
      asOf: meta.source.fetchedAt,
      // When it was read is not part of what was read.
      hash: hashOf({ ...parts, ...(parts.stat && { stat: { ...parts.stat, asOf: undefined } }), checks }),
      ...parts,
    },
    meta: { ...meta, checks },
  });
  if (!parsed.success)
    throw new AppError('internal', 'The report does not fit its own schema.', { cause: parsed.error });
  return parsed.data;
}
