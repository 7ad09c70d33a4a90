import type { DayWire, HourWire, RowWire, StatisticsWire } from './wire';

/** One figure-bearing row of an answer and where it stands, in the vendor's words. */
export type Placed<Row extends RowWire = RowWire> = { readonly place: string; readonly row: Row };

const days = (pipe: 'offline' | 'realtime', rows: readonly DayWire[] | null | undefined): Placed<DayWire>[] =>
  (rows ?? []).map((row) => ({ place: `${pipe}.daily[${row.date}]`, row }));

export type Rows = ReturnType<typeof rowsOf>;

/** Every row of an answer by grain: totals, then days, then hours. */
export function rowsOf({ offline, realtime }: StatisticsWire) {
  const totals: Placed[] = [
    { place: 'realtime.total', row: realtime?.total ?? null },
    { place: 'offline.total', row: offline?.total ?? null },
  ].filter((placed): placed is Placed => placed.row !== null);
  const realtimeDays = days('realtime', realtime?.daily?.data_list);
  const offlineDays = days('offline', offline?.daily?.data_list);
  const realtimeHours: Placed<HourWire>[] = (realtime?.hourly?.data_list ?? []).map((row) => ({
    place: `realtime.hourly[${row.time}]`,
    row,
  }));
  const offlineHours: Placed<HourWire>[] = (offline?.hourly?.data_list ?? [])
    .filter((row) => row !== null)
    .map((row) => ({ place: `offline.hourly[${row.time}]`, row }));
  const all: Placed[] = [...totals, ...realtimeDays, ...offlineDays, ...realtimeHours, ...offlineHours];
  return { totals, realtimeDays, offlineDays, realtimeHours, offlineHours, all };
}

/** Callers of a row: at the top of a total, in an object of their own on a day. */
export function usersOf(row: RowWire): Pick<RowWire, 'call_users' | 'valid_users' | 'new_users' | 'old_users'> {
  return row.user_distribution ?? row;
}

/** Reports of a false delivery receipt: at the top of a total, in an object of their own on a day. */
export function receiptsOf(
  row: RowWire,
): Pick<
  RowWire,
  'fake_receipts_count' | 'daily_deduplicated_fake_receipts_count' | 'deduplicated_fake_receipts_count'
> {
  return row.fake_receipts_distribution ?? row;
}

/** The two rates of the callers' ratings: at the top of a total, among the ratings on a day. */
export function evaluationOf(row: RowWire): Pick<RowWire, 'robot_evaluation_rate' | 'robot_satisfied_rate'> {
  return row.satisfied_distribution ?? row;
}

/** The rates of a row by the vendor's names; null where it states none. */
export function ratesOf(row: RowWire): [name: string, rate: number | null][] {
  const evaluation = evaluationOf(row);
  return [
    ['attempted_transfer_rate', row.attempted_transfer_rate],
    ['transfer_success_rate', row.transfer_success_rate],
    ['agent_reception_rate', row.agent_reception_rate],
    ['one_call_problem_solve_rate', row.one_call_problem_solve_rate],
    ['robot_evaluation_rate', evaluation.robot_evaluation_rate],
    ['robot_satisfied_rate', evaluation.robot_satisfied_rate],
    ['duplicate_call_rate', row.duplicate_call_rate],
  ];
}

/** The sum of a distribution's counts. */
export function sumOf(distribution: Readonly<Record<string, number>>): number {
  return Object.values(distribution).reduce((sum, count) => sum + count, 0);
}
