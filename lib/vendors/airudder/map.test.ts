import { describe, expect, test } from 'vitest';
import { inboundCounts } from '@/lib/model/inbound';
import { readJson } from '../json';
import { mutationsOf } from '../mutations';
import { checkInbound } from './checks';
import sample from './fixtures/statistics.json';
import { mapInbound } from './map';
import { statisticsWire } from './wire';

const RANGE = { from: '2025-11-09T17:00:00.000Z', to: '2025-11-12T08:00:00.000Z' };
const ZONE = 'Asia/Jakarta';
const countsOf = (data: unknown = sample.data) => {
  const counts = mapInbound(RANGE, statisticsWire.parse(data), ZONE);
  expect(inboundCounts.safeParse(counts).error).toBeUndefined();
  return counts;
};
/** An answer whose realtime block has this one day, or whose offline block has this total. */
const dayOf = (row: object) =>
  countsOf({ realtime: { daily: { data_list: [{ date: '2025-11-11', ...row }] } } }).realtime.daily[0];

describe('the totals of an inbound line', () => {
  test('live: calls, callers, averages and the rates that the vendor states', () => {
    expect(countsOf().realtime.total).toMatchObject({
      grain: 'total',
      source: 'realtime',
      counts: {
        calls: 892,
        validCalls: 756,
        transferAttempts: 218,
        transferSuccess: 126,
        users: 2198,
        validUsers: 1941,
        newUsers: 1438,
        oldUsers: 760,
      },
      averages: { agentSeconds: 76, robotSeconds: 23, totalSeconds: 38, robotRounds: 4.8943, robotScore: 3.2391 },
      statedRates: {
        transferAttempt: 0.4578,
        transferSuccess: 0.9234,
        agentReception: 0.4768,
        firstCallSolved: 0.5785,
        evaluated: 0.5083,
        satisfied: 0.6957,
        repeatCall: 0.3142,
      },
    });
  });

  test('by night: transfer reasons, false receipts and tickets, and nothing else', () => {
    const total = countsOf().offline.total;
    expect(total).toMatchObject({ averages: {}, statedRates: {} });
    expect(total?.counts).toEqual({
      tickets: 345,
      fakeReceipts: 278,
      fakeReceiptsPerDay: 273,
      fakeReceiptsUnique: 396,
    });
    expect(Object.keys(total?.distributions ?? {})).toEqual(['transferReason']);
    expect(total?.distributions.transferReason).toContainEqual({ key: 'entrance', label: 'entrance', count: 2327 });
  });
});

test('a day by night has its peak, its callers, its solved share, and tickets by kind', () => {
  const [day] = countsOf().offline.daily;
  expect(day).toMatchObject({
    counts: { maxConcurrent: 144, users: 4835, newUsers: 3446, oldUsers: 1389, validUsers: 4274, fakeReceipts: 278 },
    statedRates: { firstCallSolved: 0.3333 },
  });
  expect(day?.counts.tickets).toBe(58);
  expect(day?.distributions.ticket).toEqual([
    { key: 'ticket_type_1', label: 'ticket_type_1', count: 12 },
    { key: 'ticket_type_2', label: 'ticket_type_2', count: 23 },
    { key: 'ticket_type_3', label: 'ticket_type_3', count: 23 },
  ]);
});

test('both spellings of an average are read (Q2)', () => {
  expect(dayOf({ average_robot_talk_round: 4.5, avg_robot_duration: 23 })?.averages).toEqual({
    robotRounds: 4.5,
    robotSeconds: 23,
  });
});

describe('the spans (Q28)', () => {
  test('are their own: the live one to the second, the nightly one by whole days', () => {
    const { range, realtime, offline } = countsOf();
    expect(range).toEqual(RANGE);
    expect([realtime.total?.start, realtime.total?.end]).toEqual([
      '2025-11-09T17:00:00.000Z',
      '2025-11-12T07:30:00.000Z',
    ]);
    expect([offline.total?.start, offline.total?.end]).toEqual([
      '2025-11-09T17:00:00.000Z',
      '2025-11-12T17:00:00.000Z',
    ]);
  });

  test('of a day and an hour end where the next one begins', () => {
    const { realtime } = countsOf();
    expect(realtime.daily[0]).toMatchObject({
      grain: 'day',
      start: '2025-11-10T17:00:00.000Z',
      end: '2025-11-11T17:00:00.000Z',
    });
    expect(realtime.hourly[1]).toMatchObject({
      grain: 'hour',
      start: '2025-11-12T18:00:00.000Z',
      end: '2025-11-12T19:00:00.000Z',
    });
  });

  test('of a day on which the clocks change is 23 hours long', () => {
    const data = { realtime: { daily: { data_list: [{ date: '2025-03-30', total_calls: 1 }] } } };
    const day = mapInbound(RANGE, statisticsWire.parse(data), 'Europe/Berlin').realtime.daily[0];
    expect([day?.start, day?.end]).toEqual(['2025-03-29T23:00:00.000Z', '2025-03-30T22:00:00.000Z']);
  });

  test('are those of the question where a block names none', () => {
    const { realtime, offline } = countsOf({ realtime: { total: {} }, offline: { total: {} } });
    for (const { total } of [realtime, offline]) expect([total?.start, total?.end]).toEqual([RANGE.from, RANGE.to]);
  });
});

describe('the distributions', () => {
  test('hold ratings from 1 to 5, without the two rates among them (Q25, Q31)', () => {
    const day = dayOf({
      satisfied_distribution: {
        robot_satisfied_rate: 0.7,
        '5': 30,
        '1': 19,
        '10': 1,
        '2': null,
        robot_evaluation_rate: 0.5,
      },
    });
    expect(day?.distributions.rating).toEqual([
      { key: '1', label: '1', count: 19 },
      { key: '5', label: '5', count: 30 },
      { key: '10', label: '10', count: 1 },
    ]);
    expect(day?.statedRates).toEqual({ satisfied: 0.7, evaluated: 0.5 });
  });

  test('join stories with and without their prefix, and keep the raw word as label (Q26)', () => {
    const day = dayOf({
      story_distribution: { story_ask_for_other_help: 56, complain: 3 },
      transfer_reason_distribution: { ask_for_other_help: 66 },
    });
    expect(day?.distributions.story).toEqual([
      { key: 'ask_for_other_help', label: 'story_ask_for_other_help', count: 56 },
      { key: 'complain', label: 'complain', count: 3 },
    ]);
    expect(day?.distributions.transferReason?.[0]?.key).toBe('ask_for_other_help');
  });

  test('keep two stories apart that differ in the prefix alone', () => {
    const day = dayOf({ story_distribution: { story_complain: 1, complain: 2 } });
    expect(day?.distributions.story?.map(({ key }) => key)).toEqual(['story_complain', 'complain']);
  });

  test('keep keys that nobody has heard of (Q27)', () => {
    const day = dayOf({
      story_distribution: { 'новая история': 1, __proto__x: 2 },
      hangup_type_distribution: { by_line: 4 },
    });
    expect(day?.distributions.story?.map(({ key }) => key)).toEqual(['новая история', '__proto__x']);
    expect(day?.distributions.hangup).toEqual([{ key: 'by_line', label: 'by_line', count: 4 }]);
  });

  test('name who hung up as every vendor does, in one order', () => {
    expect(countsOf().realtime.daily[0]?.distributions.hangup).toEqual([
      { key: 'robot', label: 'by_robot', count: 220 },
      { key: 'customer', label: 'by_user', count: 2090 },
      { key: 'agent', label: 'by_agent', count: 959 },
    ]);
  });

  test('have intentions from A to J, whatever order they come in', () => {
    const day = dayOf({ intention_distribution: { J: 1, B: 2, A: 3 } });
    expect(day?.distributions.intention?.map(({ key }) => key)).toEqual(['A', 'B', 'J']);
  });
});

describe('what is missing or wrong', () => {
  test('a missing count stays away, and a zero is a zero', () => {
    expect(dayOf({ total_calls: 0, valid_calls: null })?.counts).toEqual({ calls: 0 });
  });

  test('rows are what counts, not the number of rows that the vendor claims (Q29)', () => {
    expect(countsOf().offline.hourly).toEqual([]);
    expect(countsOf({ realtime: { hourly: { total_count: 9, data_list: null } } }).realtime.hourly).toEqual([]);
  });

  test('a nightly hour that looks like an hour is one, and any other row is left out', () => {
    const rows = [{ time: '2025-11-11 09:00:00', total_calls: 5 }, { hour: 10, total_calls: 6 }, 'x', null];
    const { hourly } = countsOf({ offline: { hourly: { total_count: 4, data_list: rows } } }).offline;
    expect(hourly).toMatchObject([{ source: 'offline', start: '2025-11-11T02:00:00.000Z', counts: { calls: 5 } }]);
  });

  test('a rate that is none is not shown', () => {
    expect(
      dayOf({ attempted_transfer_rate: 1.2, transfer_success_rate: -0.1, agent_reception_rate: 1 })?.statedRates,
    ).toEqual({
      agentReception: 1,
    });
  });

  test.each([
    { total_calls: -1 },
    { total_calls: Number.POSITIVE_INFINITY },
    { total_calls: 1.5 },
    { total_calls: 'many' },
    { story_distribution: { complain: -1 } },
    { story_distribution: [1] },
    { avg_agent_duration: -3 },
    { satisfied_distribution: { '1': 'x' } },
    { attempted_transfer_rate: 'NaN' },
    { date: '2025-02-30' },
    { date: null },
  ])('a day with %o fits no schema', (row) => {
    const answer = { realtime: { daily: { data_list: [{ date: '2025-11-11', ...row }] } } };
    expect(statisticsWire.safeParse(answer).success).toBe(false);
  });

  test('an answer with neither block is none', () => {
    expect(statisticsWire.safeParse({}).success).toBe(false);
    expect(statisticsWire.safeParse({ offline: null, realtime: {} }).success).toBe(true);
  });

  test('numbers that come as text are numbers', () => {
    expect(dayOf({ total_calls: '892', attempted_transfer_rate: '0.4545' })).toMatchObject({
      counts: { calls: 892 },
      statedRates: { transferAttempt: 0.4545 },
    });
  });
});

test('whatever is wrong in one place of an answer, it is refused or fits the model', () => {
  // One row of each list and three keys of each distribution hold every kind of place.
  const short = JSON.parse(JSON.stringify(sample.data), (key, value) => {
    if (key === 'data_list') return value.slice(0, 1);
    const entries = Object.entries(Object(value));
    return key.endsWith('_distribution') && entries.length > 4 ? Object.fromEntries(entries.slice(-3)) : value;
  });
  const taken = [...mutationsOf(short)].flatMap(({ where, text }) => {
    const wire = statisticsWire.safeParse(readJson(text));
    return wire.success ? [{ where, wire: wire.data }] : [];
  });
  const misfits = taken.filter(({ wire }) => {
    checkInbound(wire);
    return !inboundCounts.safeParse(mapInbound(RANGE, wire, ZONE)).success;
  });
  expect(misfits.map(({ where }) => where)).toEqual([]);
  expect(taken.length).toBeGreaterThan(300);
});
