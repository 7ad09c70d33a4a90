import 'server-only';
import type { CallsInput, NumbersInput } from '@/lib/api/calls';
import type { CallOutcome } from '@/lib/model/outcome';

// What a small world of the sandbox holds by its own account (GET /__sandbox/truth), and which of that a filter means:
// written from api.md and contract.md 5.4, and not with anything of ours.

type Attempt = {
  readonly startedAt: string;
  readonly code: number;
  readonly talkMs: number;
  readonly totalMs: number;
};
export type TrueCall = Attempt & {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly rounds: number;
  /** 1 for A to 5 for E, 0 for none. */
  readonly level: number;
  readonly tags: readonly { readonly id: string | null; readonly name: string }[];
};
export type TrueNumber = {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly state: 'new' | 'dialing' | 'again' | 'done';
  readonly attempts: readonly Attempt[];
};
export type TrueTask = {
  readonly id: string;
  readonly name: string;
  readonly calls: readonly TrueCall[];
  readonly numbers: readonly TrueNumber[];
};
export type Dialect = 'tel' | 'tel-v1' | 'by';
export type Mode = 'consistent' | 'messy';
export type CallQuery = Partial<Omit<CallsInput, 'connectionId' | 'taskId' | 'page' | 'pageSize'>>;
export type NumberQuery = Partial<Omit<NumbersInput, 'connectionId' | 'taskId' | 'page' | 'pageSize'>>;

/** The same world's choices in every run. */
export function dice(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TELROBOT = ['waiting', 'answered', '', 'rejected', 'no_answer', 'empty_number', 'powered_off', 'suspended'];
const MORE = ['busy', 'incoming_restricted', 'callee_arrears', 'blacklisted'];
const BYROBOT = ['answered', 'rejected', 'unreachable', 'caller_unavailable', 'empty_number', 'powered_off', 'busy'];
const BYROBOT_MORE = ['suspended', 'no_answer', 'caller_arrears', 'call_loss', 'blacklisted'];
const withChanged = (two: CallOutcome, twelve: CallOutcome) =>
  [...TELROBOT, ...MORE, twelve].map((word, code) => (code === 2 ? two : word));
const OUTCOMES: Record<Dialect, readonly string[]> = {
  tel: withChanged('carrier_blocked', 'user_blocked'),
  'tel-v1': withChanged('line_fault', 'call_loss'),
  by: Object.assign([...BYROBOT, ...BYROBOT_MORE], { 22: 'line_blind_zone' }),
};

/** Under the word of contract.md 5.4. */
export const outcomeOfCode = (dialect: Dialect, code: number): string => OUTCOMES[dialect][code] ?? 'unknown';

/** A level's key: its letter; the account of the messy tel has renamed its fourth, so that it has none. */
export function levelOf(dialect: Dialect, mode: Mode, { level }: Pick<TrueCall, 'level'>): string | null {
  if (dialect === 'tel' && mode === 'messy' && level === 4) return '忙碌';
  return [null, 'A', 'B', 'C', 'D', 'E'][level] ?? null;
}

const between = (value: number, min: unknown, max: unknown) =>
  (min === undefined || value >= Number(min)) && (max === undefined || value <= Number(max));

/** Telrobot looks through its numbers, byrobot does not look, and we then do: through names, too. */
const searched = (dialect: Dialect, { phone, name }: Pick<TrueCall, 'phone' | 'name'>) =>
  dialect === 'by' ? [phone, name] : [phone];
const finds = (dialect: Dialect, one: Pick<TrueCall, 'phone' | 'name'>, q: string | undefined) =>
  q === undefined || searched(dialect, one).some((text) => text.includes(q));

/** The calls that a query means, newest first. */
export function callsOf(task: TrueTask, dialect: Dialect, mode: Mode, query: CallQuery): readonly TrueCall[] {
  const { q, level, outcome, tag, from, to } = query;
  return task.calls.filter(
    (one) =>
      finds(dialect, one, q) &&
      (level === undefined || levelOf(dialect, mode, one) === level) &&
      (outcome === undefined || outcomeOfCode(dialect, one.code) === outcome) &&
      between(Math.floor(one.talkMs / 1000), query.talkMin, query.talkMax) &&
      between(one.rounds, query.roundsMin, query.roundsMax) &&
      (tag === undefined || one.tags.some(({ id, name }) => (id ?? name) === tag)) &&
      (from === undefined || Date.parse(one.startedAt) >= Date.parse(from)) &&
      (to === undefined || Date.parse(one.startedAt) < Date.parse(to)),
  );
}

export type ShownNumber = {
  readonly id: string;
  readonly outcome: string;
  readonly attempts: readonly Attempt[] | null;
};

/** byrobot lists the numbers whose call is done, and those not dialled yet; the messy one also those in between. */
function byrobotNumbers(task: TrueTask, mode: Mode, { q, outcome }: NumberQuery): ShownNumber[] {
  const pending = { new: 'waiting', dialing: 'dialing', again: 'redial_scheduled', done: '' };
  const newest = [...task.numbers].reverse();
  const done = newest.filter(({ state }) => state === 'done');
  const rest = newest.filter(({ state }) => (mode === 'messy' ? state !== 'done' : state === 'new'));
  return [
    ...done.map((one) => ({ one, text: one, outcome: outcomeOfCode('by', one.attempts.at(-1)?.code ?? -1) })),
    // Of these the vendor hides the end of the number.
    ...rest.map((one) => ({
      one,
      text: { ...one, phone: `${one.phone.slice(0, 7)}xxxx` },
      outcome: pending[one.state],
    })),
  ]
    .filter(({ text, outcome: is }) => finds('by', text, q) && (outcome === undefined || outcome === is))
    .map(({ one: { id }, outcome: is }) => ({ id, outcome: is, attempts: null }));
}

/** The numbers that a query means, in the vendor's order. */
export function numbersOf(task: TrueTask, dialect: Dialect, mode: Mode, query: NumberQuery): readonly ShownNumber[] {
  if (dialect === 'by') return byrobotNumbers(task, mode, query);
  return task.numbers
    .map(({ id, phone, name, attempts }) => ({
      id,
      phone,
      name,
      outcome: outcomeOfCode(dialect, attempts.at(-1)?.code ?? 0),
      attempts: query.history ? [...attempts].reverse() : null,
    }))
    .filter((one) => finds(dialect, one, query.q))
    .filter(({ outcome }) => query.outcome === undefined || query.outcome === outcome)
    .map(({ id, outcome, attempts }) => ({ id, outcome, attempts }));
}
