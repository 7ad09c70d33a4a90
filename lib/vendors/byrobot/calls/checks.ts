import type { Check } from '@/lib/model/check';
import { instantOfLocal } from '@/lib/model/time';
import { checkEqual, checkThat } from '../../check';
import type { CallDetailWire, DoneCallWire, LogWire, UndialedWire } from './wire';

/** One check for all rows: `stated` is how many break the rule, `computed` how many may. Null: a row does not tell. */
function ofRows(id: string, subject: string, verdicts: readonly (boolean | null)[]): Check {
  const judged = verdicts.filter((verdict) => verdict !== null);
  const broken = judged.filter((verdict) => !verdict).length;
  const none = judged.length === 0;
  return checkThat(
    { id, subject },
    none ? null : broken === 0,
    none ? {} : { stated: broken, computed: 0, tolerance: 0 },
  );
}

type Facts = Pick<DoneCallWire, 'startTime' | 'endTime' | 'duration' | 'finishStatus'>;

function withinTimes({ startTime, endTime, duration }: Facts, zone: string): boolean | null {
  const [start, end] = [startTime, endTime].map((text) => (text === null ? null : instantOfLocal(text, zone)));
  if (!start || !end || duration === null) return null;
  return duration <= (Date.parse(end) - Date.parse(start)) / 1000 + 1;
}

const talkMeansAnswer = ({ finishStatus, duration }: Facts) =>
  finishStatus === null || duration === null ? null : (finishStatus === 0) === duration > 0;

/** B6 and B7 over calls. */
export function checkCalls(rows: readonly Facts[], zone: string): Check[] {
  return [
    ofRows(
      'B6',
      'duration ≤ endTime − startTime + 1 s',
      rows.map((row) => withinTimes(row, zone)),
    ),
    ofRows('B7', 'finishStatus = 0 ⇔ duration > 0', rows.map(talkMeansAnswer)),
  ];
}

/** Start before end, one after the other, and the last one within the call. */
function inOrder(rows: readonly LogWire[], duration: number | null): boolean | null {
  const spans = rows.flatMap(({ speaker, startTime, endTime }) =>
    speaker === 'ME' && startTime !== null && endTime !== null ? [{ startTime, endTime }] : [],
  );
  const last = spans.at(-1);
  if (!last) return null;
  const ordered = spans.every(
    ({ startTime, endTime }, at) => startTime < endTime && startTime >= (spans[at - 1]?.startTime ?? 0),
  );
  return ordered && (duration === null || last.endTime <= (duration + 1) * 1000);
}

/** B6 to B9 over one call. */
export function checkDetail({ phoneLog, sceneInstance }: CallDetailWire, zone: string): Check[] {
  const logs = phoneLog?.phoneLogs ?? [];
  const robot = logs.filter(({ speaker }) => speaker === 'AI').length;
  return [
    ...checkCalls([sceneInstance], zone),
    checkEqual({ id: 'B8', subject: 'chatRound = rows of AI' }, sceneInstance.chatRound, phoneLog ? robot : null),
    checkThat(
      { id: 'B9', subject: 'rows of ME: 0 ≤ startTime < endTime, increasing, endTime ≤ duration' },
      inOrder(logs, sceneInstance.duration),
    ),
  ];
}

/** B10 over numbers that are not dialled yet. */
export function checkUndialed(rows: readonly UndialedWire[]): Check {
  return ofRows(
    'B10',
    'notDialedCustomerList: status = 0',
    rows.map(({ status }) => (status === null ? null : status === 0)),
  );
}
