import { instantOfLocal } from '@/lib/model/time';
import { normaliseLabel } from '../labels';

/** What both generations write of a call: durations in milliseconds, times as local text. */
type RecordWire = {
  readonly id: string;
  readonly duration: number | null;
  readonly bill: number | null;
  readonly rounds: number | null;
  readonly calldate: string | null;
  readonly answerdate: string | null;
  readonly hangupdate: string | null;
  readonly level_name: string | null;
  readonly level?: { readonly name: string | null; readonly alias: string | null } | null | undefined;
  readonly gender: number | null;
  readonly gender_str: string | null;
  readonly tags: readonly { readonly id?: string | null | undefined; readonly name: string | null }[];
  readonly tag_groups: readonly { readonly id?: string | null | undefined; readonly name: string | null }[];
};

/** By `gender`. */
const GENDERS: readonly string[] = ['未知', '女', '男', '疑似女', '疑似男'];

/** The rules of contract.md section 8 that hold, or not, of one record; and `Q5`, our guard against a changed unit. */
export const RECORD_RULES = ['T10', 'T11', 'T12', 'T14', 'T15', 'T16', 'Q5'] as const;
export type RecordRule = (typeof RECORD_RULES)[number];

/** What is kept of a call record: nothing of a person. Durations in seconds; null where the vendor gave nothing. */
export type RecordFacts = {
  readonly id: string;
  readonly talkSeconds: number | null;
  readonly rounds: number | null;
  /** The vendor's words; null for a call without a level. */
  readonly level: string | null;
  /** Each tag once. */
  readonly tags: readonly string[];
  /** Whether each rule holds; a rule whose inputs are missing is absent. */
  readonly holds: Partial<Record<RecordRule, boolean>>;
};

/** A call of more than six hours says that the unit changed, not that somebody talked so long. */
const MAX_MS = 6 * 3600 * 1000;
const SECOND_MS = 1000;

type Times = { readonly dialled: number | null; readonly answered: number | null; readonly ended: number | null };

function timesOf(wire: RecordWire, zone: string): Times {
  const ms = (text: string | null) => {
    const instant = text === null ? null : instantOfLocal(text, zone);
    return instant === null ? null : Date.parse(instant);
  };
  return { dialled: ms(wire.calldate), answered: ms(wire.answerdate), ended: ms(wire.hangupdate) };
}

const spans = (lengthMs: number | null, from: number | null, to: number | null) =>
  lengthMs === null || from === null || to === null ? null : Math.abs(lengthMs - (to - from)) <= SECOND_MS;

/** Null where one is null. */
const ordered = (...values: readonly (number | null)[]) => {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  if (known.length < values.length) return null;
  return known.every((value, index) => index === 0 || value >= (known[index - 1] ?? value));
};

const both = (a: boolean | null, b: boolean | null) => (a === null || b === null ? null : a && b);

function levelIsNamed({ level_name, level }: RecordWire): boolean | null {
  if (level_name === null || !level?.name) return null;
  const alias = level.alias ? `(${level.alias})` : '';
  return normaliseLabel(level_name) === normaliseLabel(`${level.name}${alias}`);
}

function genderIsNamed({ gender, gender_str: label }: RecordWire): boolean | null {
  const word = gender === null ? undefined : GENDERS[gender];
  return word === undefined || label === null ? null : normaliseLabel(label) === word;
}

function groupsAreUnique({ tag_groups: groups }: RecordWire): boolean {
  const ids = groups.map(({ id, name }) => id ?? name);
  return new Set(ids).size === ids.length;
}

function holdsOf(wire: RecordWire, zone: string): RecordFacts['holds'] {
  const { bill, duration } = wire;
  const { dialled, answered, ended } = timesOf(wire, zone);
  const longest = bill === null && duration === null ? null : Math.max(bill ?? 0, duration ?? 0);
  const verdicts: Record<RecordRule, boolean | null> = {
    T10: ordered(bill, duration),
    T11: both(spans(duration, dialled, ended), spans(bill, answered, ended)),
    T12: ordered(dialled, answered, ended),
    T14: levelIsNamed(wire),
    T15: genderIsNamed(wire),
    T16: groupsAreUnique(wire),
    Q5: longest === null ? null : longest <= MAX_MS,
  };
  return Object.fromEntries(Object.entries(verdicts).filter(([, holds]) => holds !== null));
}

/** Pure; milliseconds become seconds here. */
export function factsOf(wire: RecordWire, zone: string): RecordFacts {
  const tags = new Map(wire.tags.flatMap(({ id, name }) => (name ? [[id ?? name, name] as const] : [])));
  return {
    id: wire.id,
    talkSeconds: wire.bill === null ? null : wire.bill / 1000,
    rounds: wire.rounds,
    level: wire.level_name || null,
    tags: [...new Set(tags.values())],
    holds: holdsOf(wire, zone),
  };
}
