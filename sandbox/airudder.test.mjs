import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, THURSDAY_AFTERNOON } from './test-client.mjs';

const values = (object) => Object.values(object).reduce((total, value) => total + value, 0);
const near = (a, b) => expect(Math.abs(a - b)).toBeLessThanOrEqual(0.00006);
const ratio = (part, whole) => (whole === 0 ? 0 : part / whole);

describe.each([
  { seed: 20261112, now: THURSDAY_AFTERNOON, from: '2026-11-06 00:00:00', to: '2026-11-19 23:59:59' },
  { seed: 20261112, now: '2026-11-21T08:50:00+08:00', from: '2026-11-20 00:00:00', to: '2026-11-21 10:00:00' },
  { seed: 5, now: '2026-05-04T02:30:00+07:00', from: '2026-05-02 10:30:00', to: '2026-05-04 01:10:30' },
])('the consistent hotline of seed $seed from $from to $to', ({ from, to, ...world }) => {
  let box;
  let data;
  beforeAll(async () => {
    box = await open(world);
    data = (await box.air(from, to)).json.data;
  });
  afterAll(() => box.close());

  test('rates and counts keep A1–A5, A9 and A11', () => {
    const { total, daily, hourly } = data.realtime;
    for (const row of [total, ...daily.data_list, ...hourly.data_list]) {
      near(row.attempted_transfer_rate, ratio(row.attempted_transfer_calls, row.total_calls));
      near(row.transfer_success_rate, ratio(row.transfer_success_calls, row.attempted_transfer_calls));
      expect(row.transfer_success_calls).toBeLessThanOrEqual(row.attempted_transfer_calls);
      expect(row.attempted_transfer_calls).toBeLessThanOrEqual(row.total_calls);
      expect(row.valid_calls).toBeLessThanOrEqual(row.total_calls);
      const expected =
        row.avg_robot_duration + ratio(row.avg_agent_duration * row.transfer_success_calls, row.total_calls);
      expect(Math.abs(row.avg_total_duration - expected)).toBeLessThanOrEqual(2);
      for (const [key, value] of Object.entries(row))
        if (key.endsWith('_rate')) expect(value >= 0 && value <= 1, key).toBe(true);
    }
    expect(total.new_users + total.old_users).toBe(total.call_users);
    expect(total.valid_users).toBeLessThanOrEqual(total.call_users);
    expect(total.call_users).toBeLessThanOrEqual(total.total_calls);
    for (const row of daily.data_list) {
      expect(values(row.hangup_type_distribution)).toBe(row.total_calls);
      expect(values(row.intention_distribution)).toBeLessThanOrEqual(row.total_calls);
      const { robot_evaluation_rate: _, robot_satisfied_rate: satisfied, ...ratings } = row.satisfied_distribution;
      expect(Object.keys(ratings)).toEqual(['1', '2', '3', '4', '5']);
      near(satisfied, ratio(ratings[3] + ratings[4] + ratings[5], values(ratings)));
    }
  });

  test('days and hours add up and lie in the range: A6 and A7', () => {
    const { total, daily, hourly } = data.realtime;
    for (const key of ['total_calls', 'valid_calls', 'attempted_transfer_calls', 'transfer_success_calls']) {
      for (const { data_list: rows } of [daily, hourly])
        expect(rows.reduce((all, row) => all + row[key], 0)).toBe(total[key]);
    }
    for (const { total_count: count, data_list: rows } of [daily, hourly, data.offline.daily, data.offline.hourly]) {
      expect(rows.length).toBe(count);
      for (const row of rows) {
        const start = row.time ?? row.date;
        expect(start >= from.slice(0, start.length) && start <= to.slice(0, start.length)).toBe(true);
      }
    }
    expect(new Set(hourly.data_list.map((row) => row.time)).size).toBe(hourly.total_count);
  });

  test('the nightly block keeps A2, A8 and A10 and has only days that are closed', () => {
    const { total, daily } = data.offline;
    expect(total.deduplicated_fake_receipts_count).toBeLessThanOrEqual(total.daily_deduplicated_fake_receipts_count);
    expect(total.daily_deduplicated_fake_receipts_count).toBeLessThanOrEqual(total.fake_receipts_count);
    let tickets = 0;
    for (const row of daily.data_list) {
      const users = row.user_distribution;
      expect(users.new_users + users.old_users).toBe(users.call_users);
      expect(users.valid_users).toBeLessThanOrEqual(users.call_users);
      tickets += values(row.ticket_distribution);
      const live = data.realtime.daily.data_list.find(({ date }) => date === row.date);
      if (from.endsWith('00:00:00')) {
        expect(values(row.transfer_reason_distribution)).toBeLessThanOrEqual(live.attempted_transfer_calls);
      }
      expect(Object.keys(row.transfer_reason_distribution).some((key) => key.startsWith('story_'))).toBe(false);
    }
    expect(tickets).toBe(total.ticket_count);
  });
});

describe('AI Rudder', () => {
  let box;
  beforeAll(async () => {
    box = await open();
  });
  afterAll(() => box.close());

  test('today is not in the nightly block, and yesterday only after three in the morning', async () => {
    const days = async () => {
      const { data } = (await box.air('2026-11-18 00:00:00', '2026-11-19 23:59:59')).json;
      return data.offline.daily.data_list.map((row) => row.date);
    };
    expect(await days()).toEqual(['2026-11-18']);
    box.control.setClock({ now: '2026-11-19T02:59:00+07:00' });
    expect(await days()).toEqual([]);
    box.control.setClock({ now: THURSDAY_AFTERNOON });
  });

  test('the day before the start, transfers fail between 14:00 and 15:10', async () => {
    const { data } = (await box.air('2026-11-18 00:00:00', '2026-11-18 23:59:59')).json;
    const hour = (text) => data.realtime.hourly.data_list.find(({ time }) => time.endsWith(text)).transfer_success_rate;
    expect(hour('14:00:00')).toBeLessThan(0.35);
    expect(hour('11:00:00')).toBeGreaterThan(0.75);
    expect(hour('17:00:00')).toBeGreaterThan(0.75);
  });

  test('live figures grow with the clock and repeat for the same moment', async () => {
    const calls = async () =>
      (await box.air('2026-11-19 00:00:00', '2026-11-19 23:59:59')).json.data.realtime.total.total_calls;
    const before = await calls();
    box.control.setClock({ now: '2026-11-19T15:20:00+07:00' });
    expect(await calls()).toBeGreaterThan(before);
    box.control.setClock({ now: THURSDAY_AFTERNOON });
    expect(await calls()).toBe(before);
  });

  test('stories come with and without the prefix, intentions are A to J', async () => {
    const { total } = (await box.air('2026-11-18 00:00:00', '2026-11-18 23:59:59')).json.data.realtime;
    expect(Object.keys(total.story_distribution)).toEqual(expect.arrayContaining(['complain', 'story_busy_waiting']));
    expect(Object.keys(total.intention_distribution).sort()).toEqual([...'ABCDEFGHIJ']);
  });

  test('messy contradicts itself the way the vendor’s sample does', async () => {
    const { data } = (await box.air('2026-11-17 00:00:00', '2026-11-18 23:59:59', { mode: 'messy' })).json;
    const { total, hourly } = data.realtime;
    near(total.attempted_transfer_rate, total.attempted_transfer_calls / total.valid_calls);
    expect(data.offline.total.deduplicated_fake_receipts_count).toBeGreaterThan(data.offline.total.fake_receipts_count);
    expect(hourly.data_list.length).toBe(hourly.total_count - 1);
    expect(data.offline.hourly.total_count).toBeGreaterThan(data.offline.hourly.data_list.length);
    expect(total.story_distribution).toHaveProperty('story_promo_1212');
  });

  test.each([
    ['2026-11-18', '2026-11-19 00:00:00'],
    ['2026-11-19 00:00:00', '2026-11-18 00:00:00'],
    ['2026-02-30 00:00:00', '2026-03-01 00:00:00'],
    ['2024-01-01 00:00:00', '2026-03-01 00:00:00'],
  ])('refuses the range %s to %s', async (from, to) => {
    const answer = await box.air(from, to);
    expect([answer.status, answer.json.code]).toEqual([400, 400]);
  });

  test('a token lives 24 hours; logging in again lets the old one live on', async () => {
    const first = (await box.login()).json.data.token;
    const ask = async (token) =>
      (await box.air('2026-11-18 00:00:00', '2026-11-18 01:00:00', { headers: { authorization: `Token ${token}` } }))
        .status;
    box.control.setClock({ now: '2026-11-20T15:00:00+08:00' });
    const second = (await box.login()).json.data.token;
    box.control.setClock({ now: '2026-11-21T14:00:00+08:00' });
    expect([await ask(first), await ask(second)]).toEqual([200, 200]);
    box.control.setClock({ now: '2026-11-22T16:00:00+08:00' });
    expect([await ask(first), await ask(second)]).toEqual([401, 401]);
  });
});
