import type { Call, Place } from '@/lib/model/call';
import { instantOfLocal } from '@/lib/model/time';
import { normaliseLabel } from '../labels';
import type { ShowNumber } from '../shown-number';
import type { CallRecordWire, TagWire } from './wire';

/** What differs between the generations, or is known from the question alone. */
export type RecordSetting = {
  readonly taskId: string;
  /** The connection's, for the vendor's local times. */
  readonly zone: string;
  /** How this generation gives a recording away: over its API, or as a path on its own disk. */
  readonly recording: 'api' | 'path';
  readonly number: ShowNumber;
};

/** By the word, in simplified and traditional characters, and as in the filter `type` of numbers. */
const CARRIERS: readonly (readonly [RegExp, NonNullable<Place['carrier']>])[] = [
  [/[联聯]通|^lt$/, 'unicom'],
  [/移[动動]|^yd$/, 'mobile'],
  [/[电電]信|^dx$/, 'telecom'],
];
/** The only code of `operator` that is documented. */
const UNICOM = 2;

const GENDER_CODES: readonly Call['gender']['code'][] = ['unknown', 'female', 'male', 'maybe_female', 'maybe_male'];
const GENDERS: ReadonlyMap<string, Call['gender']['code']> = new Map([
  ['未知', 'unknown'],
  ['女', 'female'],
  ['男', 'male'],
  ['疑似女', 'maybe_female'],
  ['疑似男', 'maybe_male'],
]);

/** By `hangup_disposition`; byrobot counts otherwise. */
const HANGUPS: ReadonlyMap<number, Call['hangupBy']> = new Map([
  [1, 'robot'],
  [2, 'customer'],
]);

/** The carrier that a word, or else the code of `operator`, stands for. */
export function carrierOf(word: string | null, operator: number | null = null): Place['carrier'] {
  const known = CARRIERS.find(([pattern]) => pattern.test(word?.trim() ?? ''))?.[1];
  return known ?? (word === null && operator === UNICOM ? 'unicom' : null);
}

/** A level's letter where its words begin with one (`A级…`), else the words. What the filter `level` takes. */
export const levelKey = (label: string): string => /^([A-Z])级/.exec(normaliseLabel(label))?.[1] ?? label;

/** The words of a level as `level_name` has them. */
export const levelLabel = (name: string, alias: string | null): string => (alias ? `${name}(${alias})` : name);

function intentOf({ level_name, level }: CallRecordWire): Call['intent'] {
  const label = (level_name || (level?.name ? levelLabel(level.name, level.alias) : '')).trim();
  return label ? { key: levelKey(label), label, source: 'machine', reason: null } : null;
}

/** Each tag once, with the groups above it; where it stands twice, the second time may know more of them. */
export function tagsOf(tags: readonly TagWire[]): Call['tags'] {
  const byId = new Map<string, Call['tags'][number]>();
  for (const { id, name, color, tag_groups, tag_group } of tags) {
    const key = id ?? name;
    if (!name || !key) continue;
    const groups = new Set([...tag_groups, ...tag_group].flatMap((group) => group.name || []));
    const known = byId.get(key);
    const group = [...groups].join('、') || known?.group || null;
    byId.set(key, { id, name, color: color || known?.color || null, group });
  }
  return [...byId.values()];
}

function genderOf({ gender, gender_str: label }: CallRecordWire): Call['gender'] {
  const byWord = label === null ? undefined : GENDERS.get(normaliseLabel(label));
  const byCode = gender === null ? undefined : GENDER_CODES[gender];
  return { code: byWord ?? byCode ?? 'unknown', label: label || null };
}

function hangupOf({ hangup_disposition: code, hangup_disposition_str: label }: CallRecordWire): Call['hangupBy'] {
  const word = label?.trim() ?? '';
  if (/^(?:AI$|机器人|機器人)/.test(word)) return 'robot';
  if (/^客[户戶]/.test(word)) return 'customer';
  return (code === null ? undefined : HANGUPS.get(code)) ?? 'unknown';
}

function recordingOf({ recordfile }: CallRecordWire, kind: RecordSetting['recording'], answered: boolean) {
  // Over the API a recording is found by the call's id; a list that does not mention it says nothing against it.
  const unsaid = recordfile === undefined || recordfile === 'unsaid';
  const there = recordfile === 'named' || (unsaid && kind === 'api' && answered);
  return { kind: there ? kind : 'none', ref: null } as const;
}

const secondsOf = (ms: number | null) => (ms === null ? null : ms / 1000);

function ringOf({ duration, bill }: CallRecordWire, dialedAt: string | null, answeredAt: string | null) {
  if (duration !== null && bill !== null) return duration >= bill ? (duration - bill) / 1000 : null;
  if (dialedAt === null || answeredAt === null) return null;
  const ms = Date.parse(answeredAt) - Date.parse(dialedAt);
  return ms >= 0 ? ms / 1000 : null;
}

/** A row of the call records. Pure; only answered calls have one, so what shows no answer is `unknown`. */
export function mapCallRecord(wire: CallRecordWire, { taskId, zone, recording, number }: RecordSetting): Call {
  const at = (text: string | null) => (text ? instantOfLocal(text, zone) : null);
  const dialedAt = at(wire.calldate);
  const answeredAt = at(wire.answerdate);
  const answered = answeredAt !== null || (wire.bill ?? 0) > 0;
  const bridge = number(wire.bridge_number) ?? number(wire.bredge_number);
  return {
    id: wire.id,
    vendorCallId: wire.id,
    taskId,
    direction: 'outbound',
    callee: number(wire.callee),
    caller: number(wire.caller_number),
    customerName: wire.name || null,
    dialedAt,
    answeredAt,
    endedAt: at(wire.hangupdate),
    ringSeconds: ringOf(wire, dialedAt, answeredAt),
    talkSeconds: secondsOf(wire.bill),
    totalSeconds: secondsOf(wire.duration),
    outcome: answered ? 'answered' : 'unknown',
    outcomeCode: null,
    outcomeLabel: null,
    hangupBy: hangupOf(wire),
    rounds: wire.rounds,
    roundsBasis: wire.rounds === null ? null : 'customer_turns',
    score: wire.score,
    intent: intentOf(wire),
    tags: tagsOf(wire.tags),
    results: wire.components.flatMap(({ name, value }) => (name && value ? [{ name, value, description: null }] : [])),
    gender: genderOf(wire),
    place: {
      province: wire.province?.city || null,
      city: wire.city?.city || null,
      carrier: carrierOf(wire.operator_name, wire.operator),
    },
    transfer: bridge ? { number: bridge, at: at(wire.bridge_calldate), answeredAt: at(wire.bridge_answerdate) } : null,
    recording: recordingOf(wire, recording, answered),
    retries: null,
    readAt: at(wire.read_at),
  };
}
