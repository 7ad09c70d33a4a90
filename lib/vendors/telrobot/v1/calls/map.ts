import type { Call, Place } from '@/lib/model/call';
import type { Attempt, Contact } from '@/lib/model/contact';
import type { CallOutcome } from '@/lib/model/outcome';
import { instantOfLocal } from '@/lib/model/time';
import { normaliseLabel, outcomeOfLabel } from '../../../labels';
import { maskProse } from '../../../redact';
import { shownNumber } from '../../../shown-number';
import { GENDERS, STATUSES } from '../codes';
import type { AttemptWire, CallRecordWire, NumberWire, TagWire } from './wire';

const GENDER_CODES = ['unknown', 'female', 'male', 'maybe_female', 'maybe_male'] as const;
const UNICOM = 2;

const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
const instantOf = (text: string | null, zone: string) => (text === null ? null : instantOfLocal(text, zone));

/** The word wins: doc 001's own sample has gender 1 under 未知. */
function genderOf({ gender, gender_str: label }: CallRecordWire): Call['gender'] {
  const named = label === null ? -1 : GENDERS.indexOf(normaliseLabel(label));
  return { code: GENDER_CODES[named === -1 ? (gender ?? 0) : named] ?? 'unknown', label: label || null };
}

/** In simplified and traditional characters; of the codes only one is documented. */
function carrierOf(name: string | null, code: number | null): Place['carrier'] {
  if (/[联聯]通/.test(name ?? '')) return 'unicom';
  if (/移[动動]/.test(name ?? '')) return 'mobile';
  if (/[电電]信/.test(name ?? '')) return 'telecom';
  return name === null && code === UNICOM ? 'unicom' : null;
}

function hangupOf({ hangup_disposition: code, hangup_disposition_str: label }: CallRecordWire): Call['hangupBy'] {
  const word = label?.trim() ?? '';
  if (word === 'AI' || /^机器人|^機器人/.test(word)) return 'robot';
  if (/^客[户戶]/.test(word)) return 'customer';
  return code === 1 ? 'robot' : code === 2 ? 'customer' : 'unknown';
}

/** The letter that a level begins with is its key, else its label. */
export function levelKey(label: string): string {
  return /^([A-Z])级/.exec(normaliseLabel(label))?.[1] ?? label;
}

function intentOf({ level_name: name, level }: CallRecordWire): Call['intent'] {
  const alias = level?.alias ? `(${level.alias})` : '';
  const label = (name || (level?.name ? `${level.name}${alias}` : '')).trim();
  return label === '' ? null : { key: levelKey(label), label, source: 'machine', reason: null };
}

/** Each tag once, under the names of its parents. */
export function tagsOf(tags: readonly TagWire[]): Call['tags'] {
  const byId = new Map<string, Call['tags'][number]>();
  for (const { id, name, color, tag_groups: list, tag_group: detail } of tags) {
    if (!name) continue;
    const groups = [...new Set([...list, ...detail].flatMap((group) => group.name || []))];
    byId.set(id ?? name, { id, name, color: color || null, group: groups.join('、') || null });
  }
  return [...byId.values()];
}

function transferOf(wire: CallRecordWire, zone: string): Call['transfer'] {
  const number = shownNumber(wire.bridge_number) ?? shownNumber(wire.bredge_number);
  if (number === null) return null;
  return {
    number,
    at: instantOf(wire.bridge_calldate, zone),
    answeredAt: instantOf(wire.bridge_answerdate, zone),
  };
}

/** Only answered calls get a record; one that tells neither of an answer nor of talk is left open. */
const outcomeOf = ({ answerdate, bill }: CallRecordWire): CallOutcome =>
  (bill ?? 0) > 0 || answerdate ? 'answered' : 'unknown';

/** Milliseconds become seconds, local text becomes instants, numbers are masked. */
export function mapCall(wire: CallRecordWire, zone: string): Call {
  const { duration, bill } = wire;
  return {
    id: wire.id,
    vendorCallId: wire.id,
    taskId: wire.task_id,
    direction: 'outbound',
    callee: shownNumber(wire.callee),
    caller: shownNumber(wire.caller_number),
    customerName: null,
    dialedAt: instantOf(wire.calldate, zone),
    answeredAt: instantOf(wire.answerdate, zone),
    endedAt: instantOf(wire.hangupdate, zone),
    ringSeconds: duration === null || bill === null || bill > duration ? null : (duration - bill) / 1000,
    talkSeconds: seconds(bill),
    totalSeconds: seconds(duration),
    outcome: outcomeOf(wire),
    outcomeCode: null,
    outcomeLabel: null,
    hangupBy: hangupOf(wire),
    rounds: wire.rounds,
    roundsBasis: wire.rounds === null ? null : 'customer_turns',
    score: wire.score,
    intent: intentOf(wire),
    tags: tagsOf(wire.tags),
    results: [],
    gender: genderOf(wire),
    place: {
      province: wire.province || null,
      city: wire.city || null,
      carrier: carrierOf(wire.operator_name, wire.operator),
    },
    transfer: transferOf(wire, zone),
    recording: { kind: wire.recordfile ? 'path' : 'none', ref: null },
    retries: null,
    readAt: instantOf(wire.read_at, zone),
  };
}

type Status = { readonly status: number | null; readonly status_str: string | null };

/** The word first: 2 and 12 mean something else on a newer server. */
export function statusOf({ status, status_str: word }: Status): { outcome: CallOutcome; outcomeLabel: string } {
  const known = status === null ? undefined : STATUSES[status];
  const outcome = outcomeOfLabel(word) ?? known?.outcome ?? 'unknown';
  return { outcome, outcomeLabel: word || known?.label || String(status ?? '') };
}

/** The switch's own id of a call, which is not the id of its record; anything else there is masked like any text. */
export function switchCall(id: string | null): string | null {
  return id && /^[0-9a-f-]{36}$/i.test(id) ? id : maskProse(id ?? '') || null;
}

/** None where the vendor tells neither when it was nor how long it took. */
function attemptsOf(wire: AttemptWire, zone: string): Attempt[] {
  const at = instantOf(wire.call_time, zone);
  if (at === null || wire.duration === null) return [];
  return [
    {
      callId: switchCall(wire.call_id) ?? wire.id,
      at,
      ...statusOf(wire),
      toneWord: wire.call_status || null,
      sipCode: wire.hangup_code,
      totalSeconds: wire.duration / 1000,
      talkSeconds: (wire.bill ?? 0) / 1000,
    },
  ];
}

/** A number with its present status, and with its attempts, newest first, where those were asked for. */
export function mapContact(wire: NumberWire, taskId: string, zone: string): Contact {
  const attempts = wire.call_history?.flatMap((row) => attemptsOf(row, zone)) ?? null;
  return {
    id: wire.id,
    taskId,
    number: shownNumber(wire.number) ?? '',
    ...statusOf(wire),
    lastCallId: switchCall(wire.callid),
    blacklisted: wire.is_blacklist,
    attempts: attempts?.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) ?? null,
    place: { province: wire.pro || null, city: wire.city || null, carrier: carrierOf(wire.mobile_type, null) },
  };
}
