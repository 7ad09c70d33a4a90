import type { Call } from '@/lib/model/call';
import type { Contact } from '@/lib/model/contact';
import type { CallOutcome } from '@/lib/model/outcome';
import { instantOfLocal } from '@/lib/model/time';
import { maskProse } from '../../mask-text';
import type { ShowNumber } from '../../shown-number';
import { FINISH_STATUSES } from '../codes';
import { readResults } from './results';
import type { CallDetailWire, DoneCallWire, UndialedWire } from './wire';

/** By the status of the call. 2 is finished: then `finishStatus` tells what became of it. */
const PENDING: ReadonlyMap<number, { readonly outcome: CallOutcome; readonly outcomeLabel: string }> = new Map([
  [0, { outcome: 'waiting', outcomeLabel: '未开始' }],
  [1, { outcome: 'dialing', outcomeLabel: '进行中' }],
  [3, { outcome: 'redial_scheduled', outcomeLabel: '二次拨打调度中' }],
]);
/** What numbers that have not been dialled to the end may be. */
export const PENDING_OUTCOMES: readonly CallOutcome[] = [...PENDING.values()].map(({ outcome }) => outcome);

type Status = { readonly status: number | null; readonly finishStatus: number | null };
type Outcome = Pick<Call, 'outcome' | 'outcomeCode' | 'outcomeLabel'>;

/** The vendor sends codes and no words: the words are its document's. */
function outcomeOf({ status, finishStatus: code }: Status): Outcome {
  const pending = status === null ? undefined : PENDING.get(status);
  if (pending) return { ...pending, outcomeCode: code === null ? null : String(code) };
  const known = code === null ? undefined : FINISH_STATUSES.get(code);
  const outcomeCode = code === null ? null : String(code);
  return { outcome: known?.means ?? 'unknown', outcomeCode, outcomeLabel: known?.words ?? outcomeCode };
}

type CallFields = Omit<DoneCallWire, 'resultList'>;

/** Ring time is what dialling to the end leaves besides the talk; a difference below 0 says nothing. */
function timesOf({ startTime, endTime, duration }: CallFields, zone: string) {
  const dialedAt = startTime === null ? null : instantOfLocal(startTime, zone);
  const endedAt = endTime === null ? null : instantOfLocal(endTime, zone);
  const span = dialedAt === null || endedAt === null ? null : (Date.parse(endedAt) - Date.parse(dialedAt)) / 1000;
  const totalSeconds = span === null || span < 0 ? null : span;
  const ring = totalSeconds === null || duration === null ? null : totalSeconds - duration;
  return {
    dialedAt,
    answeredAt: null,
    endedAt,
    ringSeconds: ring === null || ring < 0 ? null : ring,
    talkSeconds: duration,
    totalSeconds,
  };
}

export type CallSetting = { readonly zone: string; readonly number: ShowNumber };

/** All that lists and details have in common. The rest no answer of this vendor holds. */
function mapFields(
  wire: CallFields,
  { zone, number }: CallSetting,
): Omit<Call, 'hangupBy' | 'intent' | 'tags' | 'results'> {
  return {
    id: wire.callInstanceId,
    vendorCallId: wire.callInstanceId,
    taskId: wire.callJobId,
    direction: 'outbound',
    callee: number(wire.customerTelephone),
    caller: number(wire.callerPhone),
    customerName: maskProse(wire.customerName?.trim() ?? '') || null,
    ...timesOf(wire, zone),
    ...outcomeOf(wire),
    rounds: wire.chatRound,
    roundsBasis: wire.chatRound === null ? null : 'robot_turns',
    score: null,
    gender: { code: 'unknown', label: null },
    place: { province: null, city: null, carrier: null },
    transfer: null,
    recording: { kind: wire.luyinOssUrl ? 'url' : 'none', ref: null },
    retries: null,
    readAt: null,
  };
}

/** A row of the list: who hung up is in the detail alone. */
export function mapDoneCall(wire: DoneCallWire, setting: CallSetting): Call {
  const results = wire.resultList.map(({ name, value }) => ({ resultName: name, resultValue: value }));
  return { ...mapFields(wire, setting), hangupBy: 'unknown', ...readResults(results) };
}

/** 0 is the robot, 1 the customer: one less than telrobot's. */
const HANGUPS: readonly Call['hangupBy'][] = ['robot', 'customer'];

/** One call with its results. */
export function mapCallDetail(
  { phoneLog, sceneInstance: wire, taskResult }: CallDetailWire,
  setting: CallSetting,
): Call {
  const recorded = wire.luyinOssUrl || phoneLog?.luyinOssUrl === true;
  return {
    ...mapFields({ ...wire, luyinOssUrl: recorded }, setting),
    hangupBy: HANGUPS[wire.hangUp ?? -1] ?? 'unknown',
    ...readResults(taskResult, wire.trackResult),
  };
}

const NOTHING_MORE = { blacklisted: null, attempts: null, place: { province: null, city: null, carrier: null } };

/** A number whose call is finished. */
export function contactOfCall(call: Call, taskId: string): Contact {
  return {
    id: call.id,
    taskId,
    number: call.callee ?? '',
    outcome: call.outcome,
    outcomeLabel: call.outcomeLabel ?? '',
    lastCallId: call.id,
    ...NOTHING_MORE,
  };
}

/** A number that is not dialled to the end; there is no call to open yet. */
export function contactOfUndialed(wire: UndialedWire, taskId: string, number: ShowNumber): Contact {
  const { outcome, outcomeLabel } = outcomeOf({ status: wire.status ?? 0, finishStatus: null });
  return {
    id: wire.callInstanceId,
    taskId,
    number: number(wire.customerTelephone) ?? '',
    outcome,
    outcomeLabel: outcomeLabel ?? String(wire.status),
    lastCallId: null,
    ...NOTHING_MORE,
  };
}
