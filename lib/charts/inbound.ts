import type { InboundBucket, InboundStat } from '@/lib/model/inbound';
import type { Range, Ratio } from '@/lib/model/quantity';
import { addDays, instantOfLocal, localDate } from '@/lib/model/time';
import { prepareStack, type Stack } from './stack';
import type { Tone } from './tone';

type Rows = readonly { readonly key: string; readonly label: string; readonly count: number }[];

const PARTIES: readonly { readonly key: string; readonly tone: Tone }[] = [
  { key: 'customer', tone: 'customer' },
  { key: 'agent', tone: 'c5' },
  { key: 'robot', tone: 'robot' },
];

/** Who hung up first: customer, agent, robot, then whatever else the vendor names, hatched. */
export function prepareHangups(rows: Rows): Stack {
  const known = PARTIES.flatMap(({ key, tone }) => {
    const row = rows.find((each) => each.key === key);
    return row ? [{ key, label: row.label, count: row.count, tone }] : [];
  });
  const others = rows.filter(({ key }) => !PARTIES.some((party) => party.key === key));
  return prepareStack([...known, ...others.map((row) => ({ ...row, tone: 'neutral' as const, hatched: true }))]);
}

const RATING_TONES: Readonly<Record<number, Tone>> = { 1: 'd1', 2: 'd2', 3: 'neutral', 4: 'd4', 5: 'd5' };

export type Ratings = {
  readonly rows: readonly {
    readonly score: number;
    readonly count: number;
    readonly share: number;
    readonly tone: Tone;
    readonly hatched: boolean;
  }[];
  readonly n: number;
  /** Shares left and right of the middle of 3: what the bar is centred on. */
  readonly left: number;
  readonly right: number;
  readonly mean: number | null;
  /** Ratings of 3 and more over all ratings. */
  readonly satisfied: Ratio | null;
  /** Share of those asked who rated; null where the vendor does not say. */
  readonly responseRate: number | null;
  /** The vendor's own mean; never shown alone. */
  readonly statedMean: number | null;
  readonly empty: 'not-provided' | 'all-zero' | null;
};

/** Scores 1 to 5, centred on the middle of 3, with n and response rate beside the mean. */
export function prepareRatings(bucket: Pick<InboundBucket, 'distributions' | 'rates' | 'averages'> | null): Ratings {
  const given = bucket?.distributions.rating ?? [];
  const counts = [1, 2, 3, 4, 5].map((score) => given.find(({ key }) => Number(key) === score)?.count ?? 0);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const rows = counts.map((count, at) => {
    const score = at + 1;
    return {
      score,
      count,
      share: n === 0 ? 0 : count / n,
      tone: RATING_TONES[score] ?? 'neutral',
      hatched: score === 3,
    };
  });
  const shareOf = (score: number) => rows[score - 1]?.share ?? 0;
  return {
    rows,
    n,
    left: shareOf(1) + shareOf(2) + shareOf(3) / 2,
    right: shareOf(4) + shareOf(5) + shareOf(3) / 2,
    mean: n === 0 ? null : rows.reduce((sum, { score, count }) => sum + score * count, 0) / n,
    satisfied: bucket?.rates.satisfied ?? null,
    responseRate: bucket?.rates.evaluated?.value ?? null,
    statedMean: bucket?.averages.robotScore ?? null,
    empty: given.length === 0 ? 'not-provided' : n === 0 ? 'all-zero' : null,
  };
}

export type UserDay = {
  readonly date: string;
  readonly newUsers: number;
  readonly oldUsers: number;
  readonly users: number;
  /** A marker on the bar; null where the vendor does not say. */
  readonly validUsers: number | null;
  readonly newShare: number | null;
  readonly unfinished: boolean;
};

export type Users = { readonly days: readonly UserDay[]; readonly max: number; readonly empty: 'not-provided' | null };

/** New and returning callers of each day; a day that has not ended is paler and dashed. */
export function prepareUsers(
  daily: readonly InboundBucket[],
  { timeZone, now }: { timeZone: string; now: number },
): Users {
  const today = localDate(new Date(now).toISOString(), timeZone);
  const days = daily.flatMap(({ start, counts }): UserDay[] => {
    const { newUsers, oldUsers } = counts;
    if (newUsers === undefined || oldUsers === undefined) return [];
    const users = counts.users ?? newUsers + oldUsers;
    const date = localDate(start, timeZone);
    const both = newUsers + oldUsers;
    return [
      {
        date,
        newUsers,
        oldUsers,
        users,
        validUsers: counts.validUsers ?? null,
        newShare: both === 0 ? null : newUsers / both,
        unfinished: date >= today,
      },
    ];
  });
  const tops = days.map((day) => Math.max(day.newUsers + day.oldUsers, day.users, day.validUsers ?? 0));
  return { days, max: Math.max(1, ...tops), empty: days.length === 0 ? 'not-provided' : null };
}

export type CoverageSpan = { readonly from: number; readonly to: number; readonly kind: 'covered' | 'unsettled' };
export type CoverageLane = {
  readonly pipe: 'realtime' | 'offline';
  /** Parts of the time axis, 0 to 1. */
  readonly spans: readonly CoverageSpan[];
  /** End of what is there; null where there is nothing. */
  readonly until: string | null;
};

const HOUR = 3_600_000;

/** Neighbouring hours become one span; days stay apart, since each settles by itself. */
function joined(spans: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Which hours of the range each pipe covers. Offline days settle the next day: the current one is hatched. */
export function prepareCoverage(
  stat: Pick<InboundStat, 'realtime' | 'offline'>,
  { range, timeZone, now }: { readonly range: Range; readonly timeZone: string; readonly now: number },
): readonly CoverageLane[] {
  const [from, end] = [Date.parse(range.from), Date.parse(range.to)];
  const part = (at: number) => Math.min(1, Math.max(0, (at - from) / Math.max(1, end - from)));
  const today = localDate(new Date(now).toISOString(), timeZone);
  const hours = stat.realtime.hourly.map(({ start }) => ({
    from: Date.parse(start),
    to: Math.min(Date.parse(start) + HOUR, now),
  }));
  const days = stat.offline.daily.map(({ start }) => {
    const date = localDate(start, timeZone);
    const next = instantOfLocal(addDays(date, 1), timeZone);
    return { date, from: Date.parse(start), to: next === null ? Date.parse(start) + 24 * HOUR : Date.parse(next) };
  });
  const live = joined(hours).map((span) => ({ from: part(span.from), to: part(span.to), kind: 'covered' as const }));
  const settled = days
    .filter(({ date }) => date < today)
    .map((span) => ({ from: part(span.from), to: part(span.to), kind: 'covered' as const }));
  const todayStart = Date.parse(instantOfLocal(today, timeZone) ?? range.to);
  const open =
    todayStart < end && now > from
      ? [{ from: part(todayStart), to: part(Math.min(now, end)), kind: 'unsettled' as const }]
      : [];
  const last = (ends: readonly number[]) =>
    ends.length === 0 ? null : new Date(Math.min(end, Math.max(...ends))).toISOString();
  return [
    { pipe: 'realtime', spans: live, until: last(hours.map(({ to }) => to)) },
    {
      pipe: 'offline',
      spans: [...settled, ...open],
      until: last(days.filter(({ date }) => date < today).map(({ to }) => to)),
    },
  ];
}
