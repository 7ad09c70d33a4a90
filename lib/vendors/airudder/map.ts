import type { InboundCounts, InboundFacts } from '@/lib/model/inbound';
import type { Range } from '@/lib/model/quantity';
import { addDays, instantOfLocal } from '@/lib/model/time';
import { HANGUP_KEYS, RATING_MARKS, storyKey } from './codes';
import { evaluationOf, receiptsOf, sumOf, usersOf } from './rows';
import type { DayWire, HourWire, RowWire, StatisticsWire } from './wire';

type Distribution = { key: string; label: string; count: number }[];
type Pipe = InboundFacts['source'];

/** The fields that hold a value; what the vendor leaves out stays out. */
function stated<Key extends string, Value>(fields: Readonly<Record<Key, Value | null>>): Partial<Record<Key, Value>> {
  const known: Partial<Record<Key, Value>> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== null) known[key] = value;
  }
  return known;
}

/** What is no rate at all is shown nowhere; a failed check (A11) tells of it. */
const rated = (value: number | null): number | null => (value !== null && value >= 0 && value <= 1 ? value : null);

/** Marks and letters in their own order: as keys of an object, numbers would come first and the rest by chance. */
const byKey = (order: readonly string[]) => (a: { key: string }, b: { key: string }) => {
  const [left, right] = [order.indexOf(a.key), order.indexOf(b.key)];
  if (left !== right) return (left < 0 ? order.length : left) - (right < 0 ? order.length : right);
  return a.key < b.key ? -1 : 1;
};

function entriesOf(
  wire: Readonly<Record<string, number>> | null | undefined,
  keyOf: (label: string) => string = (label) => label,
): Distribution | null {
  if (!wire) return null;
  // Where both spellings of a key stand in one answer, the longer one stays as it is: keys are unique.
  const key = (label: string) => (Object.hasOwn(wire, keyOf(label)) ? label : keyOf(label));
  return Object.entries(wire).map(([label, count]) => ({ key: key(label), label, count }));
}

function distributionsOf(row: RowWire): InboundFacts['distributions'] {
  const hangups = entriesOf(row.hangup_type_distribution, (label) => HANGUP_KEYS.get(label) ?? label);
  return stated({
    story: entriesOf(row.story_distribution, storyKey),
    intention: entriesOf(row.intention_distribution)?.sort(byKey([])) ?? null,
    hangup: hangups?.sort(byKey([...HANGUP_KEYS.values()])) ?? null,
    rating: entriesOf(row.satisfied_distribution?.marks)?.sort(byKey(RATING_MARKS)) ?? null,
    transferReason: entriesOf(row.transfer_reason_distribution, storyKey),
    ticket: entriesOf(row.ticket_distribution),
  });
}

function factsOf(row: RowWire): Pick<InboundFacts, 'counts' | 'averages' | 'statedRates' | 'distributions'> {
  const users = usersOf(row);
  const receipts = receiptsOf(row);
  const evaluation = evaluationOf(row);
  return {
    counts: stated({
      calls: row.total_calls,
      validCalls: row.valid_calls,
      transferAttempts: row.attempted_transfer_calls,
      transferSuccess: row.transfer_success_calls,
      users: users.call_users,
      validUsers: users.valid_users,
      newUsers: users.new_users,
      oldUsers: users.old_users,
      maxConcurrent: row.max_concurrent_call_count,
      tickets: row.ticket_count ?? (row.ticket_distribution ? sumOf(row.ticket_distribution) : null),
      fakeReceipts: receipts.fake_receipts_count,
      fakeReceiptsPerDay: receipts.daily_deduplicated_fake_receipts_count,
      fakeReceiptsUnique: receipts.deduplicated_fake_receipts_count,
    }),
    averages: stated({
      agentSeconds: row.avg_agent_duration,
      robotSeconds: row.avg_robot_duration,
      totalSeconds: row.avg_total_duration,
      robotRounds: row.average_robot_talk_round,
      robotScore: row.avg_robot_score,
    }),
    statedRates: stated({
      transferAttempt: rated(row.attempted_transfer_rate),
      transferSuccess: rated(row.transfer_success_rate),
      agentReception: rated(row.agent_reception_rate),
      firstCallSolved: rated(row.one_call_problem_solve_rate),
      evaluated: rated(evaluation.robot_evaluation_rate),
      satisfied: rated(evaluation.robot_satisfied_rate),
      repeatCall: rated(row.duplicate_call_rate),
    }),
    distributions: distributionsOf(row),
  };
}

/**
 * One answer in the model; times are read in `zone`, the connection's. `range` is the question's: a block that does not
 * name its own span takes it, and each bucket otherwise carries its own, since the two blocks cover different ones.
 */
export function mapInbound(range: Range, { offline, realtime }: StatisticsWire, zone: string): InboundCounts {
  const at = (local: string): string => instantOfLocal(local, zone) ?? range.from;
  const total = (source: Pipe, row: RowWire | null | undefined, start: string, end: string): InboundFacts | null =>
    row ? { grain: 'total', source, start, end, ...factsOf(row) } : null;
  const day =
    (source: Pipe) =>
    (row: DayWire): InboundFacts => {
      const date = row.date.slice(0, 10);
      return { grain: 'day', source, start: at(date), end: at(addDays(date, 1)), ...factsOf(row) };
    };
  const hour =
    (source: Pipe) =>
    (row: HourWire): InboundFacts => {
      const start = at(row.time);
      return {
        grain: 'hour',
        source,
        start,
        end: new Date(Date.parse(start) + 3_600_000).toISOString(),
        ...factsOf(row),
      };
    };
  const dates = offline?.data_range;
  const times = realtime?.time_range;
  return {
    range,
    realtime: {
      total: total(
        'realtime',
        realtime?.total,
        times ? at(times.start_time) : range.from,
        times ? at(times.end_time) : range.to,
      ),
      daily: (realtime?.daily?.data_list ?? []).map(day('realtime')),
      hourly: (realtime?.hourly?.data_list ?? []).map(hour('realtime')),
    },
    offline: {
      total: total(
        'offline',
        offline?.total,
        dates ? at(dates.start_date) : range.from,
        dates ? at(addDays(dates.end_date.slice(0, 10), 1)) : range.to,
      ),
      daily: (offline?.daily?.data_list ?? []).map(day('offline')),
      hourly: (offline?.hourly?.data_list ?? []).filter((row) => row !== null).map(hour('offline')),
    },
  };
}
