import type { Turn } from '@/lib/model/call';
import { maskedTurns } from '../../mask-turns';
import type { LogWire } from './wire';

/** What stands there when nothing was understood. */
const NOTHING: readonly string[] = ['', '~', 'AI_UNKNOWN'];
const UNKNOWN = 'AI_UNKNOWN';

/** Nobody but AI and ME is documented; whoever else speaks is neither. */
function speakerOf({ speaker }: LogWire): Turn['speaker'] {
  const name = speaker?.trim().toUpperCase();
  return name === 'AI' ? 'robot' : name === 'ME' ? 'customer' : 'agent';
}

/** The first answer in the JSON inside the text; null where it is no such JSON. */
function answerIn(detail: string | null): string | null {
  try {
    const parsed: unknown = JSON.parse(detail ?? '');
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (typeof first !== 'object' || first === null || !('answer' in first)) return null;
    return typeof first.answer === 'string' ? first.answer : null;
  } catch {
    return null;
  }
}

function meaningOf({ userMean, userMeanDetail }: LogWire): string | null {
  const own = userMean?.trim() ?? '';
  const meaning = NOTHING.includes(own) ? (answerIn(userMeanDetail)?.trim() ?? '') : own;
  return NOTHING.includes(meaning) ? null : meaning;
}

/** 0/0, as on every robot row, is no place in the recording; neither is an end before its start. */
function offsetOf({ startTime: start, endTime: end }: LogWire): Turn['offset'] {
  if (start === null || (start === 0 && (end ?? 0) === 0)) return { startMs: null, endMs: null, precision: 'none' };
  return { startMs: start, endMs: end === null || end < start ? null : end, precision: 'ms' };
}

/** The turns in the vendor's order: robot rows have no time of their own, so that nothing else could order them. */
export function turnsOf(logs: readonly LogWire[]): Turn[] {
  const turns = logs
    .filter(({ content }) => content?.trim())
    .map((log, seq): Turn => {
      const speaker = speakerOf(log);
      const customer = speaker === 'customer';
      const lost = log.userMean?.trim() === UNKNOWN ? true : log.aiUnknown;
      return {
        seq,
        speaker,
        text: log.content?.trim() ?? '',
        interim: false,
        offset: offsetOf(log),
        node: speaker === 'robot' ? meaningOf(log) : null,
        meaning: customer ? meaningOf(log) : null,
        keyword: null,
        unknownToRobot: customer ? lost : null,
        score: null,
        tags: [],
      };
    });
  return maskedTurns(turns);
}
