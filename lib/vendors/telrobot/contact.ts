import type { Attempt, Contact } from '@/lib/model/contact';
import type { CallOutcome } from '@/lib/model/outcome';
import { instantOfLocal } from '@/lib/model/time';
import { outcomeOfLabel } from '../labels';
import { maskProse } from '../mask-text';
import type { ShowNumber } from '../shown-number';
import { carrierOf } from './call-record';
import type { AttemptWire, NumberRowWire } from './wire';

export type ContactSetting = {
  readonly taskId: string;
  readonly zone: string;
  /** This generation's own table: 2 and 12 mean something else in the other one. */
  readonly outcomes: readonly CallOutcome[];
  /** The document's words for the same codes, for where the vendor sends none. */
  readonly words?: readonly string[];
  readonly number: ShowNumber;
};

type Status = Pick<NumberRowWire, 'status' | 'status_str'>;

/** The vendor's word first, then its code. */
function outcomeOf({ status, status_str: label }: Status, { outcomes, words = [] }: ContactSetting) {
  const known = status === null ? undefined : outcomes[status];
  const word = status === null ? '' : (words[status] ?? maskProse(String(status)));
  return { outcome: outcomeOfLabel(label) ?? known ?? 'unknown', outcomeLabel: label || word };
}

/** None for an attempt without a time, a length or an id of its own. */
function mapAttempt(wire: AttemptWire, setting: ContactSetting): Attempt[] {
  const at = wire.call_time === null ? null : instantOfLocal(wire.call_time, setting.zone);
  const callId = wire.call_id ?? wire.id;
  if (at === null || callId === null || wire.duration === null) return [];
  return [
    {
      callId,
      at,
      ...outcomeOf(wire, setting),
      toneWord: wire.call_status || null,
      sipCode: wire.hangup_code,
      totalSeconds: wire.duration / 1000,
      talkSeconds: (wire.bill ?? 0) / 1000,
    },
  ];
}

/** A number of a task. Pure. */
export function mapContact(wire: NumberRowWire, setting: ContactSetting): Contact {
  const attempts = wire.call_history?.flatMap((attempt) => mapAttempt(attempt, setting)) ?? null;
  return {
    id: wire.id,
    taskId: setting.taskId,
    number: setting.number(wire.number) ?? '',
    ...outcomeOf(wire, setting),
    lastCallId: wire.callid,
    blacklisted: wire.is_blacklist,
    attempts: attempts?.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)) ?? null,
    place: { province: wire.pro || null, city: wire.city || null, carrier: carrierOf(wire.mobile_type) },
  };
}
