import type { Call, Place } from '@/lib/model/call';
import type { Contact } from '@/lib/model/contact';
import type { Cell } from './text';
import type { Words } from './words';

/** The names of columns: those of the API's fields, in camel case. They never change their meaning. */
export const CALL_FIELDS = [
  'id',
  'dialedAt',
  'answeredAt',
  'endedAt',
  'direction',
  'callee',
  'caller',
  'customerName',
  'outcome',
  'outcomeLabel',
  'ringSeconds',
  'talkSeconds',
  'totalSeconds',
  'hangupBy',
  'rounds',
  'roundsBasis',
  'level',
  'levelLabel',
  'levelSetBy',
  'levelReason',
  'score',
  'tags',
  'results',
  'gender',
  'province',
  'city',
  'carrier',
  'transferredTo',
  'retries',
  'readAt',
  'vendorCallId',
] as const;
export const NUMBER_FIELDS = [
  'id',
  'number',
  'outcome',
  'outcomeLabel',
  'blacklisted',
  'province',
  'city',
  'carrier',
  'lastCallId',
] as const;
/** Only where each attempt was asked for. */
export const ATTEMPT_FIELDS = ['attempts', 'firstAttemptAt', 'lastAttemptAt', 'attemptOutcomes'] as const;

export type CallField = (typeof CALL_FIELDS)[number];
export type NumberField = (typeof NUMBER_FIELDS)[number] | (typeof ATTEMPT_FIELDS)[number];
export type Field = CallField | NumberField;

/** The definitions of the glossary that count by a column. */
export const DEFINITION_OF: Partial<Record<Field, string>> = {
  outcome: 'outcome_distribution',
  talkSeconds: 'talk_time_distribution',
  rounds: 'rounds_distribution',
  level: 'intent_distribution',
};

const placeCells = ({ province, city, carrier }: Place, words: Words) => ({
  province,
  city,
  carrier: words.carrier(carrier),
});

/** Every field of a call as cells. */
export function callCells(call: Call, words: Words): Readonly<Record<CallField, Cell>> {
  const { intent, tags, results, transfer } = call;
  return {
    id: call.id,
    dialedAt: words.time(call.dialedAt),
    answeredAt: words.time(call.answeredAt),
    endedAt: words.time(call.endedAt),
    direction: words.direction(call.direction),
    callee: call.callee,
    caller: call.caller,
    customerName: call.customerName,
    outcome: words.outcome(call.outcome),
    outcomeLabel: call.outcomeLabel,
    ringSeconds: call.ringSeconds,
    talkSeconds: call.talkSeconds,
    totalSeconds: call.totalSeconds,
    hangupBy: words.party(call.hangupBy),
    rounds: call.rounds,
    roundsBasis: words.basis(call.roundsBasis),
    level: intent?.key ?? null,
    levelLabel: intent?.label ?? null,
    levelSetBy: intent && words.setBy(intent.source),
    levelReason: intent?.reason ?? null,
    score: call.score,
    tags: tags.map(({ name }) => name).join(words.separator) || null,
    results: results.map(({ name, value }) => `${name}=${value}`).join(words.separator) || null,
    gender: call.gender.label,
    ...placeCells(call.place, words),
    transferredTo: transfer?.number ?? null,
    retries: call.retries,
    readAt: words.time(call.readAt),
    vendorCallId: call.vendorCallId,
  };
}

/** Every field of a number as cells. */
export function numberCells(contact: Contact, words: Words): Readonly<Record<NumberField, Cell>> {
  // Newest first.
  const attempts = contact.attempts ?? [];
  return {
    id: contact.id,
    number: contact.number,
    outcome: words.outcome(contact.outcome),
    outcomeLabel: contact.outcomeLabel,
    blacklisted: words.flag(contact.blacklisted),
    ...placeCells(contact.place, words),
    lastCallId: contact.lastCallId,
    attempts: contact.attempts?.length ?? null,
    firstAttemptAt: words.time(attempts.at(-1)?.at ?? null),
    lastAttemptAt: words.time(attempts[0]?.at ?? null),
    attemptOutcomes: attempts.map(({ outcome }) => words.outcome(outcome)).join(words.separator) || null,
  };
}
