import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, SATURDAY_EARLY, THURSDAY_AFTERNOON } from './test-client.mjs';

const WORLDS = [
  { seed: 20261112, now: THURSDAY_AFTERNOON },
  { seed: 20261112, now: SATURDAY_EARLY },
  { seed: 7, now: '2026-03-04T11:13:05+08:00' },
  { seed: 99, now: '2027-01-03T02:00:00+08:00' },
];
const percentOf = (part, whole) => (whole === 0 ? 0 : (Math.round((part / whole) * 1e4) / 1e4) * 100);
const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);
const utc8 = (text) => Date.parse(`${text.replace(' ', 'T')}+08:00`);

describe.each(WORLDS)('the consistent telrobot world of seed $seed at $now', (world) => {
  let box;
  let tasks;
  let user;
  beforeAll(async () => {
    box = await open(world);
    user = box.account.tel.userId;
    tasks = (await box.agent(`user/${user}/task`)).json.data;
  });
  afterAll(() => box.close());

  test('has six to fourteen tasks of very different sizes and states', async () => {
    expect(tasks.length).toBeGreaterThanOrEqual(6);
    expect(tasks.length).toBeLessThanOrEqual(14);
    expect(new Set(tasks.map((task) => task.status)).size).toBeGreaterThanOrEqual(2);
  });

  test('every stat keeps T1–T9', async () => {
    let largest = 0;
    for (const task of tasks) {
      const { data } = (await box.agent(`user/${user}/task/${task.uuid}/stat`)).json;
      const rate = data.answer_rate;
      const numbers = sum(data.number_status, 'count');
      const waiting = data.number_status[0].count;
      largest = Math.max(largest, numbers);
      expect(rate.callCompletetRate).toBe(percentOf(rate.answered, rate.answered + rate.noAnswer));
      const graded = sum(data.intention, 'total');
      for (const level of data.intention) expect(level.percent).toBe(percentOf(level.total, graded));
      expect(Math.abs(sum(data.intention, 'percent') - (graded ? 100 : 0))).toBeLessThanOrEqual(0.05);
      expect(graded).toBeLessThanOrEqual(rate.answered);
      expect(Object.keys(data.rounds)).toEqual(['1', '2~5', '6~10', '11~20', '>20']);
      expect(Object.values(data.rounds).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(rate.answered);
      expect(rate.taskProgress).toBe(Math.floor((100 * (numbers - waiting)) / numbers));
      expect(rate.noAnswer).toBe(numbers - waiting - data.number_status[1].count);
      expect(data.number_status[1].count).toBeLessThanOrEqual(rate.answered);
      expect(data.number_status.map((row) => row.status)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(data.number_status[2].status_str).toBe('运营商拦截');
    }
    expect(largest).toBeGreaterThan(15_000);
  });

  test('call records keep T10–T17 and their totals fit the numbers', async () => {
    for (const id of box.account['tel-v1'].taskIds) {
      const first = (await box.v1('task/query_done_task_phones', { body: { task_id: id, page: 1 } })).json;
      expect(first.last_page).toBe(Math.max(1, Math.ceil(first.total / 15)));
      expect(first.data.length).toBe(Math.min(15, first.total));
      expect(first.total).toBeLessThanOrEqual(3000);
      for (const row of first.data) {
        expect(row.bill).toBeGreaterThan(0);
        expect(row.bill).toBeLessThanOrEqual(row.duration);
        expect(Math.abs(row.duration - (utc8(row.hangupdate) - utc8(row.calldate)))).toBeLessThanOrEqual(1000);
        expect(Math.abs(row.bill - (utc8(row.hangupdate) - utc8(row.answerdate)))).toBeLessThanOrEqual(1000);
        expect(row.level_name).toBe(row.level && `${row.level.name}(${row.level.alias})`);
        expect(row.gender_str).toBe(['未知', '女', '男'][row.gender]);
        expect(new Set(row.tag_groups.map((group) => group.id)).size).toBe(row.tag_groups.length);
        expect(row.callee).toMatch(/^199000\d{5}$/);
        expect(row.bredge_number).toBe(null);
      }
    }
  });

  test('unanswered attempts keep T19, and the history is there only when asked for', async () => {
    const id = box.account['tel-v1'].taskIds.at(-1);
    const plain = (await box.v1(`task/number?task_id=${id}&page=1`)).json.data.data;
    expect(plain.every((row) => !('call_history' in row))).toBe(true);
    const rows = (await box.v1(`task/number?task_id=${id}&page=1&call_history=1`)).json.data.data;
    expect(rows.some((row) => row.call_history.length > 1)).toBe(true);
    for (const attempt of rows.flatMap((row) => row.call_history)) {
      if (attempt.status === 1) expect(attempt).toMatchObject({ hangup_code: '200', call_status: 'answer' });
      else expect(attempt).toMatchObject({ bill: 0, record_file: null, hangup_code: null });
    }
  });

  test('a transcript keeps T13 and T18, lies inside its call and adds up to its score', async () => {
    const id = box.account['tel-v1'].taskIds.at(-1);
    const rows = (await box.v1('task/query_done_task_phones', { body: { task_id: id, page: 1 } })).json.data;
    for (const row of rows) {
      const { records, info } = (await box.v1(`task/record_info/${id}/${row.id}`)).json;
      expect(records[0]).toMatchObject({ notify: 'enter', question_index: 0, sequence: 1 });
      expect(records.filter((one) => one.notify === 'asrmessage_notify' && one.question !== '').length).toBe(
        row.rounds,
      );
      expect(new Set(records.map((one) => one.callee + one.callid))).toEqual(new Set([row.callee + row.callid]));
      expect(sum(records, 'score')).toBe(row.score);
      for (const one of records) expect(utc8(one.created_at)).toBeLessThanOrEqual(utc8(row.hangupdate));
      expect(info.record.id).toBe(row.id);
      expect(info.task.uuid).toBe(id);
      expect((await box.v1(`record/${row.id}`)).json.data.task_id).toBe(id);
    }
  });
});

describe('telrobot lists and filters', () => {
  let box;
  let user;
  beforeAll(async () => {
    box = await open();
    user = box.account.tel.userId;
  });
  afterAll(() => box.close());

  test('per_page comes back as it was sent: a text, or 15 when left out', async () => {
    const all = (await box.agent(`user/${user}/task`)).json;
    expect(all.meta.per_page).toBe(15);
    const two = (await box.agent(`user/${user}/task?per_page=2&page=2`)).json;
    expect(two.meta).toMatchObject({
      per_page: '2',
      current_page: 2,
      total: all.meta.total,
      last_page: Math.ceil(all.meta.total / 2),
    });
    expect(two.data).toEqual(all.data.slice(2, 4));
  });

  test('a status outside the legend switches the filter off', async () => {
    const total = async (query) => (await box.agent(`user/${user}/task?${query}`)).json.meta.total;
    const all = await total('');
    expect(await total('status[]=1')).toBeLessThan(all);
    expect(await total('status[]=1&status[]=9')).toBe(all);
    expect((await total('status=1')) + (await total('status=2')) + (await total('status=3'))).toBe(all);
    expect(await total(`name=${encodeURIComponent('车险')}`)).toBe(3);
  });

  test('a date range splits the calls without losing one, and leaves the numbers alone', async () => {
    const task = (await box.agent(`user/${user}/task?status=2`)).json.data.at(-1);
    const stat = async (from, to) => {
      const query = from ? `?date[]=${encodeURIComponent(from)}&date[]=${encodeURIComponent(to)}` : '';
      return (await box.agent(`user/${user}/task/${task.uuid}/stat${query}`)).json.data;
    };
    const all = await stat();
    const before = await stat('2026-10-01 00:00:00', '2026-11-18 23:59:59');
    const after = await stat('2026-11-19 00:00:00', '2026-12-01 00:00:00');
    expect(before.answer_rate.answered + after.answer_rate.answered).toBe(all.answer_rate.answered);
    expect(before.answer_rate.answered).toBeGreaterThan(0);
    expect(before.number_status).toEqual(all.number_status);
    expect((await box.agent(`user/${user}/task/${task.uuid}/stat?date[]=yesterday`)).json).toMatchObject({
      code: 422,
      data: [],
    });
  });

  test('a sub-account sees a part of the tasks, a stranger none', async () => {
    const sub = (await box.agent(`user/${user}/task?sub_user_id=7d0f3c51-2b6e-4a53-9c1d-60a3f2f5b8ee`)).json;
    expect(sub.meta.total).toBeLessThan((await box.agent(`user/${user}/task`)).json.meta.total);
    expect((await box.agent(`user/${user}/task?sub_user_id=nobody`)).status).toBe(403);
    expect((await box.agent('user/somebody-else/task')).json).toEqual({
      code: 403,
      status: 'error',
      message: '无权访问该账号',
      data: [],
    });
  });

  test('the bills filter is in seconds, rounds and levels are closed ranges, a page past the end is empty', async () => {
    const task_id = box.account['tel-v1'].taskIds.at(-1);
    const ask = async (more) =>
      (await box.v1('task/query_done_task_phones', { body: { task_id, page: 1, ...more } })).json;
    const all = await ask({});
    const short = await ask({ bills: [0, 10] });
    expect(short.data.every((row) => row.bill <= 10_000)).toBe(true);
    expect(short.total + (await ask({ bills: [10.0001, 9999] })).total).toBe(all.total);
    expect((await ask({ rounds: [1, 3] })).data.every((row) => row.rounds >= 1 && row.rounds <= 3)).toBe(true);
    expect((await ask({ levels: [[100, 500]] })).data.every((row) => /^[AB]级/.test(row.level_name))).toBe(true);
    expect(await ask({ id: all.data[3].id })).toMatchObject({ total: 1, data: [{ id: all.data[3].id }] });
    const tagged = all.data.find((row) => row.tags.length > 0);
    expect((await ask({ tags: [tagged.tags[0].id] })).total).toBeLessThan(all.total);
    expect(await ask({ page: 5000 })).toEqual({ data: [], total: all.total, last_page: all.last_page });
    expect((await ask({ keyword: all.data[0].callee })).total).toBeGreaterThan(0);
  });

  test('the totals per status add up to the numbers, and carriers split them', async () => {
    const id = box.account['tel-v1'].taskIds.at(-1);
    const total = async (query) => (await box.v1(`task/number?task_id=${id}&page=1${query}`)).json.data.total;
    const all = await total('');
    let seen = 0;
    for (let status = 0; status <= 12; status++) seen += await total(`&status[]=${status}`);
    expect(seen).toBe(all);
    expect((await total('&type[]=lt')) + (await total('&type[]=yd')) + (await total('&type=dx'))).toBe(all);
  });

  test('paging through a task meets every record once', async () => {
    const task_id = box.account['tel-v1'].taskIds.at(-1);
    const ids = new Set();
    let last = 1;
    for (let page = 1; page <= last; page++) {
      const answer = (await box.v1('task/query_done_task_phones', { body: { task_id, page } })).json;
      last = answer.last_page;
      for (const row of answer.data) ids.add(row.id);
      if (page === last) expect(ids.size).toBe(answer.total);
    }
  });
});
