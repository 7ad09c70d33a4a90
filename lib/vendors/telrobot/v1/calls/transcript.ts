import type { Turn } from '@/lib/model/call';
import { instantOfLocal } from '@/lib/model/time';
import { maskProse } from '../../../redact';
import type { SaidWire } from './wire';

const INTERIM = 'asrprogress_notify';
const FINAL = 'asrmessage_notify';
/** Spoken to a person after a transfer. */
const BRIDGED = 1;

/** What a speech engine is told between the words. */
const MARKUP = /<\/?(?:break|speak|prosody|say-as|emphasis|phoneme|sub|voice|audio|mark|lang|p|s|w)\b[^<>]*>/gi;

const spoken = (text: string | null) => maskProse((text ?? '').replace(MARKUP, '').trim());
const heard = (text: string | null) => maskProse((text ?? '').trim());

/**
 * The rows that are only what was heard on the way to a later one: to the final row of the same sentence or, where there
 * is none since the customer hung up, to its last interim row.
 */
function onTheWay(rows: readonly SaidWire[]): ReadonlySet<SaidWire> {
  const later = new Set<number>();
  const found = new Set<SaidWire>();
  for (const row of rows.toReversed()) {
    const { notify, question_index: index } = row;
    if (index === null || (notify !== INTERIM && notify !== FINAL)) continue;
    if (notify === INTERIM && later.has(index)) found.add(row);
    later.add(index);
  }
  return found;
}

type Offset = Turn['offset'];
const NOWHERE: Offset = { startMs: null, endMs: null, precision: 'none' };

/** A row is written when the customer has spoken and the robot begins: whole seconds after the answer. */
function offsetsOf(row: SaidWire, answeredMs: number | null, zone: string): { customer: Offset; robot: Offset } {
  const written = row.created_at === null ? null : instantOfLocal(row.created_at, zone);
  if (written === null || answeredMs === null) return { customer: NOWHERE, robot: NOWHERE };
  const at = Math.max(0, Date.parse(written) - answeredMs);
  const lengths = row.contents.flatMap(({ wav_second: length }) => length ?? []);
  const robotMs = lengths.length === 0 ? null : Math.round(lengths.reduce((sum, length) => sum + length, 0) * 1000);
  return {
    customer: {
      startMs: row.speak_ms === null ? null : Math.max(0, at - row.speak_ms),
      endMs: at,
      precision: 's',
    },
    robot: { startMs: at, endMs: robotMs === null ? null : at + robotMs, precision: 's' },
  };
}

type Said = Omit<Turn, 'seq'>;

/** First what the customer said, then what was answered. */
function turnsOfRow(row: SaidWire, interim: boolean, answeredMs: number | null, zone: string): Said[] {
  const [question, answer] = [heard(row.question), spoken(row.answer_content)];
  const { customer, robot } = offsetsOf(row, answeredMs, zone);
  const tags = [...new Set(row.tags.flatMap(({ name }) => name || []))];
  const script = { node: row.answer_text || null, score: row.score, tags };
  const none = { node: null, score: null, tags: [] };
  const common = { interim, meaning: null, unknownToRobot: null };
  const speaker = row.bridge_status === BRIDGED ? ('agent' as const) : ('robot' as const);
  return [
    ...(question === ''
      ? []
      : [
          {
            ...common,
            speaker: 'customer' as const,
            text: question,
            offset: customer,
            keyword: row.keyword || null,
            ...(answer === '' ? script : none),
          },
        ]),
    ...(answer === '' ? [] : [{ ...common, speaker, text: answer, offset: robot, keyword: null, ...script }]),
  ];
}

/** The turns of a call by the algorithm of contract.md section 2.8; `answerdate` is the call's own. */
export function turnsOf(records: readonly SaidWire[], answerdate: string | null, zone: string): Turn[] {
  const answered = answerdate === null ? null : instantOfLocal(answerdate, zone);
  const answeredMs = answered === null ? null : Date.parse(answered);
  const last = Number.MAX_SAFE_INTEGER;
  const rows = records.toSorted((a, b) => (a.sequence ?? last) - (b.sequence ?? last));
  const interim = onTheWay(rows);
  return rows
    .flatMap((row) => turnsOfRow(row, interim.has(row), answeredMs, zone))
    .map((turn, seq) => ({ seq, ...turn }));
}
