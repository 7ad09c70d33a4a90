import type { Turn } from '@/lib/model/call';
import { instantOfLocal } from '@/lib/model/time';
import { MARKUP } from '../markup';
import { maskedTurns } from '../mask-turns';
import type { TranscriptRowWire } from './wire';

const INTERIM = 'asrprogress_notify';
const FINAL = 'asrmessage_notify';

/** The vendor writes whole seconds: so far before the answer is a rounding, farther is another clock. */
const ROUNDING_MS = 1000;

type Offset = Turn['offset'];
const NOWHERE: Offset = { startMs: null, endMs: null, precision: 'none' };

/** The words without speech markup, lines kept. Not masked yet: a number may go on in the next row. */
const words = (text: string) => text.replace(MARKUP, '').trim();

/** Rows in the vendor's order; one without a number keeps its place behind the row before it. */
function inOrder(rows: readonly TranscriptRowWire[]): TranscriptRowWire[] {
  let last = Number.NEGATIVE_INFINITY;
  const placed = rows.map((row) => {
    last = row.sequence ?? last;
    return { row, at: last };
  });
  return placed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ row }) => row);
}

/** What was recognised on the way to a later row of the same sentence (contract.md 2.8, step 2). */
function interimRows(rows: readonly TranscriptRowWire[]): Set<TranscriptRowWire> {
  const settled = new Set<number>();
  const interim = new Set<TranscriptRowWire>();
  for (const row of rows.toReversed()) {
    if (row.question_index === null) continue;
    if (row.notify === INTERIM && settled.has(row.question_index)) interim.add(row);
    // Of a sentence without a final row the last interim one stands: else the customer's last words were lost.
    if (row.notify === FINAL || (row.notify === INTERIM && row.question.trim() !== '')) settled.add(row.question_index);
  }
  return interim;
}

/** Milliseconds from the answer to the moment of a row, in whole seconds; null where nobody says. */
function momentOf({ created_at }: TranscriptRowWire, answeredAt: string | null, zone: string): number | null {
  const at = created_at === null ? null : instantOfLocal(created_at, zone);
  if (at === null || answeredAt === null) return null;
  const ms = Date.parse(at) - Date.parse(answeredAt);
  return ms < -ROUNDING_MS ? null : Math.max(0, ms);
}

function customerOffset({ speak_ms, record_ms }: TranscriptRowWire, endMs: number | null): Offset {
  if (endMs === null) return NOWHERE;
  const length = speak_ms || record_ms || speak_ms;
  return { startMs: length === null ? null : Math.max(0, endMs - length), endMs, precision: 's' };
}

function robotOffset({ contents }: TranscriptRowWire, startMs: number | null): Offset {
  if (startMs === null) return NOWHERE;
  const lengths = contents.flatMap(({ wav_second }) => wav_second ?? []);
  const seconds = lengths.reduce((sum, length) => sum + length, 0);
  return { startMs, endMs: lengths.length === 0 ? null : startMs + Math.round(seconds * 1000), precision: 's' };
}

type Said = Omit<Turn, 'seq'>;
/** Neither generation says what was understood, or that nothing was. */
const UNSAID = { meaning: null, unknownToRobot: null };

/** The customer's words, then those of the robot or of the agent who took over. */
function saidIn(row: TranscriptRowWire, interim: boolean, at: number | null): Said[] {
  const question = words(row.question);
  const answer = words(row.answer_content);
  const ofScript = {
    node: row.answer_text || null,
    score: row.score,
    tags: row.tags.flatMap(({ name }) => name || []),
  };
  const nothing = { node: null, score: null, tags: [] };
  const customer: Said = {
    speaker: 'customer',
    text: question,
    interim,
    offset: customerOffset(row, at),
    keyword: row.keyword || null,
    ...UNSAID,
    ...(answer === '' ? ofScript : nothing),
  };
  const robot: Said = {
    speaker: row.bridge_status ? 'agent' : 'robot',
    text: answer,
    interim,
    offset: robotOffset(row, at),
    keyword: null,
    ...UNSAID,
    ...ofScript,
  };
  return [...(question === '' ? [] : [customer]), ...(answer === '' ? [] : [robot])];
}

/**
 * The turns of a call by the algorithm of contract.md 2.8, interim rows among them and marked. `answeredAt` is the call's
 * own (an instant): offsets count from it and are as exact as the vendor's whole seconds.
 */
export function turnsOf(rows: readonly TranscriptRowWire[], answeredAt: string | null, zone: string): Turn[] {
  const ordered = inOrder(rows);
  const interim = interimRows(ordered);
  const said = ordered.flatMap((row) => saidIn(row, interim.has(row), momentOf(row, answeredAt, zone)));
  return maskedTurns(said.map((one, seq) => ({ seq, ...one })));
}
