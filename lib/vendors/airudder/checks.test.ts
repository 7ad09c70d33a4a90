import { describe, expect, test } from 'vitest';
import { checkInbound } from './checks';
import sample from './fixtures/statistics.json';
import { statisticsWire } from './wire';

const checksOf = (data: unknown) => checkInbound(statisticsWire.parse(data));
const only = (id: string, data: unknown) => checksOf(data).filter((check) => check.id === id);

/** Two days that add up in every respect. */
const facts = {
  total_calls: 100,
  valid_calls: 90,
  attempted_transfer_calls: 30,
  transfer_success_calls: 21,
  attempted_transfer_rate: 0.3,
  transfer_success_rate: 0.7,
  agent_reception_rate: 0.21,
  avg_agent_duration: 50,
  avg_robot_duration: 20,
  avg_total_duration: 31,
};
const day = (date: string) => ({
  ...facts,
  date,
  hangup_type_distribution: { by_robot: 40, by_user: 50, by_agent: 10 },
  intention_distribution: { A: 60, B: 30 },
  satisfied_distribution: {
    '1': 1,
    '2': 2,
    '3': 3,
    '4': 2,
    '5': 1,
    robot_evaluation_rate: 0.5,
    robot_satisfied_rate: 0.6667,
  },
});
const night = (date: string) => ({
  date,
  transfer_reason_distribution: { entrance: 30 },
  user_distribution: { call_users: 80, new_users: 50, old_users: 30, valid_users: 70 },
  fake_receipts_distribution: { fake_receipts_count: 5, daily_deduplicated_fake_receipts_count: 4 },
});
const DATES = ['2025-11-10', '2025-11-11'];
const consistent = () => ({
  realtime: {
    time_range: { start_time: '2025-11-10 00:30:00', end_time: '2025-11-11 23:59:59' },
    total: {
      ...facts,
      total_calls: 200,
      valid_calls: 180,
      attempted_transfer_calls: 60,
      transfer_success_calls: 42,
      call_users: 150,
      new_users: 100,
      old_users: 50,
      valid_users: 140,
    },
    daily: { total_count: 2, data_list: DATES.map(day) },
    hourly: { total_count: 1, data_list: [{ ...facts, time: '2025-11-10 00:00:00' }] },
  },
  offline: {
    data_range: { start_date: '2025-11-10', end_date: '2025-11-11' },
    total: { fake_receipts_count: 10, daily_deduplicated_fake_receipts_count: 8, deduplicated_fake_receipts_count: 7 },
    daily: { total_count: 2, data_list: DATES.map(night) },
    hourly: { total_count: 0, data_list: [] },
  },
});

describe("the vendor's own example", () => {
  const checks = checksOf(sample.data);

  test('passes and fails as contract.md says, in the order of the rules', () => {
    const results = new Map<string, Set<string>>();
    for (const { id, status } of checks) results.set(id, (results.get(id) ?? new Set()).add(status));
    expect([...results].map(([id, statuses]) => `${id} ${[...statuses]}`)).toEqual([
      'A1 fail',
      'A2 pass',
      'A3 fail',
      'A4 fail',
      'A5 fail',
      'A6 fail',
      'A7 fail',
      'A8 fail',
      'A9 fail',
      'A10 fail',
      'A11 pass',
    ]);
  });

  test('has a check for each rate of A1 and A5, and one for each other rule', () => {
    const ids = checks.map(({ id }) => id).filter((id) => id !== 'A1' && id !== 'A5');
    expect(ids).toEqual(['A2', 'A3', 'A4', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11']);
    expect(new Set(checks.map(({ id, subject }) => `${id} ${subject}`)).size).toBe(checks.length);
  });

  test.each([
    {
      id: 'A1',
      place: 'realtime.total: attempted_transfer_rate',
      stated: 0.4578,
      computed: 218 / 892,
      tolerance: 0.00006,
    },
    {
      id: 'A1',
      place: 'realtime.total: transfer_success_rate',
      stated: 0.9234,
      computed: 126 / 218,
      tolerance: 0.00006,
    },
    {
      id: 'A1',
      place: 'realtime.daily[2025-11-12]: attempted_transfer_rate',
      stated: 0.4345,
      computed: 218 / 892,
      tolerance: 0.00006,
    },
    {
      id: 'A1',
      place: 'realtime.hourly[2025-11-13 00:00:00]: transfer_success_rate',
      stated: 0.9333,
      computed: 126 / 218,
      tolerance: 0.00006,
    },
    { id: 'A3', place: 'realtime.total: call_users', stated: 2198, computed: 892, tolerance: null },
    {
      id: 'A5',
      place: 'realtime.daily[2025-11-11]: robot_satisfied_rate',
      stated: 0.7001,
      computed: 68 / 97,
      tolerance: 0.00006,
    },
    {
      id: 'A5',
      place: 'realtime.daily[2025-11-12]: robot_satisfied_rate',
      stated: 0.7011,
      computed: 68 / 97,
      tolerance: 0.00006,
    },
    { id: 'A6', place: 'Σ realtime.daily.total_calls', stated: 892, computed: 1784, tolerance: null },
    { id: 'A8', place: 'offline.total: deduplicated_fake_receipts_count', stated: 396, computed: 273, tolerance: null },
    {
      id: 'A9',
      place: 'realtime.total: avg_total_duration',
      stated: 38,
      computed: 23 + (76 * 126) / 892,
      tolerance: 2,
    },
    {
      id: 'A10',
      place: 'offline.daily[2025-11-11]: Σ transfer_reason_distribution',
      stated: 218,
      computed: 3822,
      tolerance: null,
    },
  ])('fails $id at $place', ({ place, ...expected }) => {
    expect(checks).toContainEqual({
      ...expected,
      subject: expect.stringContaining(place),
      status: 'fail',
      severity: 'warning',
    });
  });

  test('fails A4 and A7 in both of their halves', () => {
    expect(checks.find(({ id }) => id === 'A4')).toMatchObject({
      stated: '892; 892',
      computed: '3269; 8505',
      subject:
        'realtime.daily[2025-11-11]: Σ hangup_type_distribution = total_calls; ' +
        'realtime.total: Σ intention_distribution ≤ total_calls',
    });
    expect(checks.find(({ id }) => id === 'A7')).toMatchObject({
      stated: '2025-11-13 00; 2',
      computed: '2025-11-12 14; 0',
    });
  });
});

describe('a vendor that is consistent', () => {
  test('passes every rule', () => {
    const failing = checksOf(consistent()).filter(({ status }) => status !== 'pass');
    expect(failing).toEqual([]);
  });

  test('passes with hours and days that its span cuts', () => {
    const [result] = only('A7', consistent());
    expect(result?.status).toBe('pass');
  });

  test('has nothing to check before the first call', () => {
    const zero = Object.fromEntries(Object.keys(facts).map((name) => [name, 0]));
    const checks = checksOf({ realtime: { total: zero } });
    expect(checks.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(only('A1', { realtime: { total: zero } })).toMatchObject([
      { status: 'skipped', stated: null, computed: null },
    ]);
  });

  test('has no failed rule where an answer holds nothing at all', () => {
    expect(checksOf({ realtime: {} }).every(({ status }) => status === 'skipped')).toBe(true);
  });
});

type Answer = ReturnType<typeof consistent>;
const broken = (change: (answer: Answer) => Answer) => change(consistent());
const total = (changes: object) => (answer: Answer) => ({
  ...answer,
  realtime: { ...answer.realtime, total: { ...answer.realtime.total, ...changes } },
});
const days = (changes: object) => (answer: Answer) => ({
  ...answer,
  realtime: {
    ...answer.realtime,
    daily: { total_count: 2, data_list: DATES.map((date) => ({ ...day(date), ...changes })) },
  },
});
const nights = (changes: object) => (answer: Answer) => ({
  ...answer,
  offline: {
    ...answer.offline,
    daily: { total_count: 2, data_list: DATES.map((date) => ({ ...night(date), ...changes })) },
  },
});

test.each([
  { id: 'A1', change: total({ attempted_transfer_rate: 0.3001 }) },
  { id: 'A2', change: total({ old_users: 51 }) },
  { id: 'A2', change: total({ valid_users: 151 }) },
  { id: 'A2', change: nights({ user_distribution: { call_users: 80, new_users: 50, old_users: 31 } }) },
  { id: 'A2', change: days({ valid_calls: 101 }) },
  { id: 'A2', change: days({ transfer_success_calls: 31 }) },
  { id: 'A2', change: days({ attempted_transfer_calls: 101 }) },
  { id: 'A4', change: days({ hangup_type_distribution: { by_robot: 99 } }) },
  { id: 'A4', change: total({ intention_distribution: { A: 201 } }) },
  { id: 'A5', change: days({ satisfied_distribution: { '2': 1, '3': 1, robot_satisfied_rate: 0.51 } }) },
  { id: 'A6', change: total({ valid_calls: 181 }) },
  { id: 'A7', change: days({ date: '2025-11-12' }) },
  { id: 'A7', change: days({ date: '2025-11-09' }) },
  {
    id: 'A8',
    change: nights({
      fake_receipts_distribution: { fake_receipts_count: 1, daily_deduplicated_fake_receipts_count: 2 },
    }),
  },
  { id: 'A9', change: days({ avg_total_duration: 33 }) },
  { id: 'A10', change: nights({ transfer_reason_distribution: { entrance: 31 } }) },
  { id: 'A11', change: total({ duplicate_call_rate: 1.01 }) },
  { id: 'A11', change: days({ satisfied_distribution: { '6': 1 } }) },
])('$id fails where it is broken (case %#)', ({ id, change }) => {
  expect(
    checksOf(broken(change))
      .filter((check) => check.status === 'fail')
      .map((check) => check.id),
  ).toContain(id);
});

test('rows that the vendor counts and does not send are counted by A7, also those that nobody can read', () => {
  const hourly = (total_count: number) => ({ offline: { hourly: { total_count, data_list: [{ hour: 9 }, null] } } });
  expect(only('A7', hourly(2))).toMatchObject([{ status: 'pass' }]);
  expect(only('A7', hourly(3))).toMatchObject([{ status: 'fail', stated: 3, computed: 2 }]);
});

test('of hundreds of hours A1 shows one place for each rate', () => {
  const data_list = Array.from({ length: 48 }, (_, hour) => ({
    ...facts,
    time: `2025-11-1${hour < 24 ? 0 : 1} ${String(hour % 24).padStart(2, '0')}:00:00`,
    attempted_transfer_rate: hour === 30 ? 0.9 : 0.3,
  }));
  expect(only('A1', { realtime: { hourly: { total_count: 48, data_list } } })).toMatchObject([
    { status: 'fail', subject: expect.stringContaining('[2025-11-11 06:00:00]: attempted') },
    { status: 'pass', subject: expect.stringContaining('transfer_success_rate') },
  ]);
});
