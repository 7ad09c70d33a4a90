import type { Check } from '@/lib/model/check';
import { RATIO_TOLERANCE as RATE } from '../check';
import { RATING_MARKS, SATISFIED_MARKS } from './codes';
import { atLeast, atMost, close, eachCheck, equal, type Finding, notAfter, notBefore, oneCheck } from './findings';
import { evaluationOf, type Placed, type Rows, ratesOf, receiptsOf, rowsOf, sumOf, usersOf } from './rows';
import type { DayWire, StatisticsWire } from './wire';

/** The three averages are rounded to whole seconds each. */
const SECONDS = 2;

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

const ATTEMPTS = 'attempted_transfer_rate = attempted_transfer_calls / total_calls';
const SUCCESSES = 'transfer_success_rate = transfer_success_calls / attempted_transfer_calls';

const attemptRate = ({ place, row }: Placed): Finding[] =>
  close(
    RATE,
    `${place}: ${ATTEMPTS}`,
    row.attempted_transfer_rate,
    ratio(row.attempted_transfer_calls, row.total_calls),
  );
const successRate = ({ place, row }: Placed): Finding[] =>
  close(
    RATE,
    `${place}: ${SUCCESSES}`,
    row.transfer_success_rate,
    ratio(row.transfer_success_calls, row.attempted_transfer_calls),
  );

/** Every total and day; of the hours, which may be hundreds, the first where a rate is off. */
function transferRates(rows: Rows): Finding[] {
  const hours = [attemptRate, successRate].flatMap((rate) => {
    const findings = rows.realtimeHours.flatMap(rate);
    return findings.find(({ holds }) => !holds) ?? findings.slice(0, 1);
  });
  return [
    ...[...rows.totals, ...rows.realtimeDays].flatMap((placed) => [...attemptRate(placed), ...successRate(placed)]),
    ...hours,
  ];
}

const userSum = ({ place, row }: Placed): Finding[] => {
  const { new_users: fresh, old_users: known, call_users: callers } = usersOf(row);
  return equal(
    `${place}: new_users + old_users = call_users`,
    callers,
    fresh === null || known === null ? null : fresh + known,
  );
};
const validUsers = ({ place, row }: Placed): Finding[] =>
  atMost(`${place}: valid_users ≤ call_users`, usersOf(row).valid_users, usersOf(row).call_users);
const validCalls = ({ place, row }: Placed): Finding[] =>
  atMost(`${place}: valid_calls ≤ total_calls`, row.valid_calls, row.total_calls);
const successes = ({ place, row }: Placed): Finding[] =>
  atMost(
    `${place}: transfer_success_calls ≤ attempted_transfer_calls`,
    row.transfer_success_calls,
    row.attempted_transfer_calls,
  );
const attempts = ({ place, row }: Placed): Finding[] =>
  atMost(`${place}: attempted_transfer_calls ≤ total_calls`, row.attempted_transfer_calls, row.total_calls);
const callers = ({ place, row }: Placed): Finding[] =>
  atMost(`${place}: call_users ≤ total_calls`, usersOf(row).call_users, row.total_calls);

const hangups = ({ place, row }: Placed): Finding[] =>
  equal(
    `${place}: Σ hangup_type_distribution = total_calls`,
    row.total_calls,
    row.hangup_type_distribution && sumOf(row.hangup_type_distribution),
  );
const intentions = ({ place, row }: Placed): Finding[] =>
  atLeast(
    `${place}: Σ intention_distribution ≤ total_calls`,
    row.total_calls,
    row.intention_distribution && sumOf(row.intention_distribution),
  );

const satisfied = ({ place, row }: Placed): Finding[] => {
  const marks = row.satisfied_distribution?.marks;
  if (!marks) return [];
  const happy = Object.fromEntries(Object.entries(marks).filter(([mark]) => SATISFIED_MARKS.has(mark)));
  return close(
    RATE,
    `${place}: robot_satisfied_rate = ratings 3 to 5 / all ratings`,
    evaluationOf(row).robot_satisfied_rate,
    ratio(sumOf(happy), sumOf(marks)),
  );
};

/** The counts that add up over days; users do not, since one may call on two of them. */
const ADDITIVE = ['total_calls', 'valid_calls', 'attempted_transfer_calls', 'transfer_success_calls'] as const;

function daysAgainstTotal({ realtimeDays }: Rows, { realtime }: StatisticsWire): Finding[] {
  const total = realtime?.total;
  if (!total || realtimeDays.length === 0) return [];
  return ADDITIVE.flatMap((field) => {
    const days = realtimeDays.map(({ row }) => row[field]).filter((value) => value !== null);
    const sum = days.length === realtimeDays.length ? days.reduce((all, value) => all + value, 0) : null;
    return equal(`Σ realtime.daily.${field} = realtime.total.${field}`, total[field], sum);
  });
}

/** A day or hour that the span cuts is in it; so both are compared as far as the bucket's own precision goes. */
function startsInSpan(rows: Rows, { offline, realtime }: StatisticsWire): Finding[] {
  const within = (place: string, start: string, from: string | undefined, to: string | undefined, length: number) => {
    const cut = (local: string | undefined) => local?.replace('T', ' ').slice(0, length);
    const early = notBefore(`${place} not before the span`, cut(start), cut(from)).filter(({ holds }) => !holds);
    return early.length > 0 ? early : notAfter(`${place} not after the span`, cut(start), cut(to));
  };
  const dates = offline?.data_range;
  const times = realtime?.time_range;
  const DATE = 'YYYY-MM-DD'.length;
  const HOUR = 'YYYY-MM-DD HH'.length;
  return [
    ...rows.realtimeDays.flatMap(({ place, row }) => within(place, row.date, times?.start_time, times?.end_time, DATE)),
    ...rows.realtimeHours.flatMap(({ place, row }) =>
      within(place, row.time, times?.start_time, times?.end_time, HOUR),
    ),
    ...rows.offlineDays.flatMap(({ place, row }) => within(place, row.date, dates?.start_date, dates?.end_date, DATE)),
    ...rows.offlineHours.flatMap(({ place, row }) => within(place, row.time, dates?.start_date, dates?.end_date, DATE)),
  ];
}

function rowCounts({ offline, realtime }: StatisticsWire): Finding[] {
  const lists = [
    ['realtime.daily', realtime?.daily],
    ['realtime.hourly', realtime?.hourly],
    ['offline.daily', offline?.daily],
    ['offline.hourly', offline?.hourly],
  ] as const;
  return lists.flatMap(([place, list]) =>
    list
      ? equal(`${place}.total_count = rows of ${place}.data_list`, list.total_count, list.data_list?.length ?? 0)
      : [],
  );
}

const uniqueReceipts = ({ place, row }: Placed): Finding[] => {
  const receipts = receiptsOf(row);
  return atMost(
    `${place}: deduplicated_fake_receipts_count ≤ daily_deduplicated_fake_receipts_count`,
    receipts.deduplicated_fake_receipts_count,
    receipts.daily_deduplicated_fake_receipts_count,
  );
};
const dailyReceipts = ({ place, row }: Placed): Finding[] => {
  const receipts = receiptsOf(row);
  return atMost(
    `${place}: daily_deduplicated_fake_receipts_count ≤ fake_receipts_count`,
    receipts.daily_deduplicated_fake_receipts_count,
    receipts.fake_receipts_count,
  );
};

/** Only transferred calls have an agent's part, so it weighs by their share. */
const averages = ({ place, row }: Placed): Finding[] => {
  const share = ratio(row.transfer_success_calls, row.total_calls);
  const { avg_robot_duration: robot, avg_agent_duration: agent } = row;
  return close(
    SECONDS,
    `${place}: avg_total_duration ≈ avg_robot_duration + avg_agent_duration · transfer_success_calls / total_calls`,
    row.avg_total_duration,
    share === null || robot === null || agent === null ? null : robot + agent * share,
  );
};

/** The reasons are of the offline block, the attempts of the realtime one: the same day's of each. */
function transferReasons({ offlineDays, realtimeDays }: Rows): Finding[] {
  const dateOf = (row: DayWire) => row.date.slice(0, 10);
  const attempted = new Map(realtimeDays.map(({ row }) => [dateOf(row), row.attempted_transfer_calls]));
  return offlineDays.flatMap(({ place, row }) =>
    atLeast(
      `${place}: Σ transfer_reason_distribution ≤ attempted_transfer_calls of that day`,
      attempted.get(dateOf(row)),
      row.transfer_reason_distribution && sumOf(row.transfer_reason_distribution),
    ),
  );
}

const rates = ({ place, row }: Placed): Finding[] =>
  ratesOf(row).flatMap(([name, value]) =>
    value === null
      ? []
      : [{ subject: `${place}.${name} in 0 to 1`, stated: value, computed: '0–1', holds: value >= 0 && value <= 1 }],
  );
const marks = ({ place, row }: Placed): Finding[] =>
  Object.keys(row.satisfied_distribution?.marks ?? {}).map((mark) => ({
    subject: `${place}.satisfied_distribution key in 1 to 5`,
    stated: mark,
    computed: '1–5',
    holds: RATING_MARKS.some((known) => known === mark),
  }));

/** Rules A1 to A11 of contract.md section 8 on one answer, in their order; A1 and A5 once for each rate. */
export function checkInbound(wire: StatisticsWire): Check[] {
  const rows = rowsOf(wire);
  const on = (...parts: ((placed: Placed) => Finding[])[]) => parts.map((part) => rows.all.flatMap(part));
  return [
    ...eachCheck('A1', `${ATTEMPTS}; ${SUCCESSES}`, transferRates(rows), RATE),
    oneCheck(
      'A2',
      'new_users + old_users = call_users; valid_users ≤ call_users; valid_calls ≤ total_calls; ' +
        'transfer_success_calls ≤ attempted_transfer_calls ≤ total_calls',
      on(userSum, validUsers, validCalls, successes, attempts),
    ),
    oneCheck('A3', 'call_users ≤ total_calls', on(callers)),
    oneCheck(
      'A4',
      'Σ hangup_type_distribution = total_calls; Σ intention_distribution ≤ total_calls',
      on(hangups, intentions),
    ),
    ...eachCheck('A5', 'robot_satisfied_rate = ratings 3 to 5 / all ratings', rows.all.flatMap(satisfied), RATE),
    oneCheck('A6', 'Σ realtime.daily = realtime.total', [daysAgainstTotal(rows, wire)]),
    oneCheck('A7', 'bucket starts in the span; total_count = rows', [startsInSpan(rows, wire), rowCounts(wire)]),
    oneCheck(
      'A8',
      'deduplicated_fake_receipts_count ≤ daily_deduplicated_fake_receipts_count ≤ fake_receipts_count',
      on(uniqueReceipts, dailyReceipts),
    ),
    oneCheck(
      'A9',
      'avg_total_duration ≈ avg_robot_duration + avg_agent_duration · transfer_success_calls / total_calls',
      on(averages),
      SECONDS,
    ),
    oneCheck('A10', 'Σ transfer_reason_distribution of a day ≤ attempted_transfer_calls of that day', [
      transferReasons(rows),
    ]),
    oneCheck('A11', 'rates in 0 to 1; ratings 1 to 5', on(rates, marks)),
  ];
}
