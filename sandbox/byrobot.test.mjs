import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signature } from './byrobot-sign.mjs';
import { open, SATURDAY_EARLY, THURSDAY_AFTERNOON } from './test-client.mjs';

const sum = (list) => list.reduce((total, { value }) => total + value, 0);
const utc8 = (text) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
const tasksOf = async (box, mode) =>
  (await box.by('task/getTasks?companyId=3813&pageSize=100', { mode })).json.data.list;

test.each([
  ['demo-key', 'demo-secret', 'Wed, 01 Jan 2025 00:00:00 GMT', 'mk/WLU2cER4dpYPMk80W107sbZs='],
  ['WtSMaExampleKey1', 'aXSFnnZbExampleSecret0123456', 'Thu, 13 Dec 2018 01:27:17 GMT', 's2N5Mzh4L7ZqYersfgNj4OVofEw='],
])('the signature of %s is the documented one', (key, secret, datetime, sign) => {
  expect(signature(key, secret, datetime)).toBe(sign);
});

describe.each([
  { seed: 20261112, now: THURSDAY_AFTERNOON },
  { seed: 20261112, now: SATURDAY_EARLY },
  { seed: 31, now: '2026-06-30T19:59:30+08:00' },
])('the consistent byrobot world of seed $seed at $now', (world) => {
  let box;
  let tasks;
  beforeAll(async () => {
    box = await open(world);
    tasks = await tasksOf(box);
  });
  afterAll(() => box.close());

  test('lists six to fourteen tasks with null counters, newest first', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(6);
    expect(tasks.length).toBeLessThanOrEqual(14);
    for (const task of tasks)
      expect([task.totalCount, task.doneCount, task.calledCount, task.callPhones]).toEqual([null, null, null, null]);
    expect(new Set(tasks.map((task) => Object.keys(task).length)).size).toBeGreaterThan(1);
    expect(tasks.some((task) => task.status === 2)).toBe(true);
    expect(tasks.some((task) => task.status === 0)).toBe(true);
  });

  test('every task detail keeps B1–B4', async () => {
    for (const { callJobId } of tasks) {
      const { data } = (await box.by(`task/getTaskDetail?companyId=3813&taskId=${callJobId}`)).json;
      expect(data.doneCount).toBeLessThanOrEqual(data.totalCount);
      const parts = data.calledCount + data.rejectedCount + data.unavailableCount + data.fromUnavailableCount;
      expect(parts).toBeLessThanOrEqual(data.doneCount);
      expect(sum(data.durationStat)).toBe(data.calledCount);
      expect(sum(data.chatRoundStat)).toBeLessThanOrEqual(data.calledCount);
      expect(sum(data.extraStat['客户意向等级'])).toBeLessThanOrEqual(data.calledCount);
      if (data.status === 2) expect(data.doneCount).toBe(data.totalCount);
    }
  });

  test('finished calls keep B5–B7 and their totals are the counters of the task', async () => {
    const job = tasks.find((task) => task.status === 2).callJobId;
    const { data: detail } = (await box.by(`task/getTaskDetail?companyId=3813&taskId=${job}`)).json;
    const ask = async (more) =>
      (await box.by('task/queryDoneTaskPhones', { body: { callJobId: job, pageSize: 50, ...more } })).json.data;
    const all = await ask({});
    expect(all).toMatchObject({ total: detail.doneCount, pages: Math.ceil(detail.doneCount / 50), size: 50 });
    expect((await ask({ finishStatus: 0 })).total).toBe(detail.calledCount);
    expect((await ask({ finishStatus: 1 })).total).toBe(detail.rejectedCount);
    for (const row of all.list) {
      const seconds = Number.parseInt(row.duration, 10);
      expect(row.duration).toMatch(/^\d+秒$/);
      expect(seconds).toBeLessThanOrEqual((utc8(row.endTime) - utc8(row.startTime)) / 1000 + 1);
      expect(row.finishStatus === 0).toBe(seconds > 0);
      expect(row.secondaryCallTime).toMatch(/^1970-01-01 /);
    }
    const ids = all.list.map((row) => row.callInstanceId);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    const [inside, below, above] = [
      await ask({ durationLeft: 10, durationRight: 59 }),
      await ask({ durationRight: 9 }),
      await ask({ durationLeft: 60 }),
    ];
    expect(inside.total + below.total + above.total).toBe(all.total);
    const level = detail.extraStat['客户意向等级'].find(({ name }) => name === '较强').value;
    expect((await ask({ resultQueryList: [{ name: '客户意向等级', value: 'A级(较强)' }] })).total).toBe(level);
  });

  test('call details keep B8 and B9', async () => {
    const job = tasks.find((task) => task.status === 2).callJobId;
    const body = { callJobId: job, finishStatus: 0, pageSize: 25 };
    const { list } = (await box.by('task/queryDoneTaskPhones', { body })).json.data;
    for (const row of list) {
      const { data } = (await box.by(`task/phoneLogInfo?callInstanceId=${row.callInstanceId}`)).json;
      const logs = data.phoneLog.phoneLogs;
      expect(logs.filter((log) => log.speaker === 'AI').length).toBe(data.sceneInstance.chatRound);
      expect(data.sceneInstance.chatRound).toBe(row.chatRound);
      expect(data.sceneInstance.duration).toBe(Number.parseInt(row.duration, 10));
      let last = 0;
      for (const log of logs.filter((one) => one.speaker === 'ME')) {
        expect(log.startTime).toBeGreaterThanOrEqual(last);
        expect(log.endTime).toBeGreaterThan(log.startTime);
        last = log.endTime;
        if (log.userMeanDetail !== null) expect(JSON.parse(log.userMeanDetail)[0].ask).toBe(log.content);
      }
      expect(last).toBeLessThanOrEqual(data.sceneInstance.duration * 1000);
      for (const log of logs.filter((one) => one.speaker === 'AI'))
        expect([log.startTime, log.endTime]).toEqual([0, 0]);
    }
  });

  test('numbers not dialled yet keep B10, have no total, and end with a short page', async () => {
    const job = tasks.find((task) => task.status === 4).callJobId;
    let found = 0;
    for (let pageNum = 1, size = 50; size === 50; pageNum++) {
      const { data } = (await box.by('task/notDialedCustomerList', { body: { taskId: job, pageNum, pageSize: 50 } }))
        .json;
      expect(Object.keys(data)).toEqual(['pageNum', 'pageSize', 'list']);
      expect(data.list.every((row) => row.status === 0 && /^1990\d{3}xxxx$/.test(row.customerTelephone))).toBe(true);
      size = data.list.length;
      found += size;
    }
    const { data } = (await box.by(`task/getTaskDetail?companyId=3813&taskId=${job}`)).json;
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThanOrEqual(data.totalCount - data.doneCount);
  });
});

describe('byrobot requests', () => {
  let box;
  beforeAll(async () => {
    box = await open();
  });
  afterAll(() => box.close());

  test.each([
    ['task/getTasks', 412],
    ['task/getTasks?companyId=1', 403],
    ['task/getTasks?companyId=3813&pageSize=101', 412],
    ['task/getTasks?companyId=3813&pageSize=0', 412],
    ['task/getTaskDetail?companyId=3813', 412],
    ['task/getTaskDetail?companyId=3813&taskId=5', 404],
    ['task/phoneLogInfo?callInstanceId=12', 404],
    ['task/phoneLogInfo', 412],
  ])('%s is answered with code %i and HTTP 200', async (path, code) => {
    const answer = await box.by(path);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ code, data: null, errorStackTrace: null });
  });

  test('page sizes over the limit of 50 are refused', async () => {
    const [{ callJobId }] = await tasksOf(box);
    expect((await box.by('task/queryDoneTaskPhones', { body: { callJobId, pageSize: 51 } })).json.code).toBe(412);
    expect((await box.by('task/notDialedCustomerList', { body: { taskId: callJobId, pageSize: 51 } })).json.code).toBe(
      412,
    );
  });

  test('needAll also gives the deleted tasks, and the second company has none', async () => {
    const all = (await box.by('task/getTasks?companyId=3813&needAll=true&pageSize=100')).json.data.total;
    expect(all).toBeGreaterThan((await tasksOf(box)).length);
    expect((await box.by('task/getTasks?companyId=3901')).json.data).toMatchObject({ total: 0, pages: 0, list: [] });
  });

  test('seats, phones and companies are there', async () => {
    const seats = (await box.by('company/seat/statistics?companyId=3813')).json.data;
    expect(seats.companyUsingCallSeat).toBeGreaterThan(0);
    expect(seats.companyUsingCallSeat).toBeLessThanOrEqual(seats.companyAllCallSeat);
    expect((await box.by('company/getPhones?companyId=3813')).json.data).toHaveLength(3);
    expect((await box.by('company/getCompanys')).json.data[0]).toEqual({
      companyName: '百应示例教育科技',
      companyId: 3813,
    });
  });

  test('the switches change the shapes that the documents disagree about', async () => {
    const job = (await tasksOf(box)).find((task) => task.status === 2).callJobId;
    const duration = async () =>
      (await box.by('task/queryDoneTaskPhones', { body: { callJobId: job, finishStatus: 0 } })).json.data.list[0]
        .duration;
    box.control.setSwitches({ durationFormat: 'digits' });
    expect(await duration()).toMatch(/^\d+$/);
    box.control.setSwitches({ durationFormat: 'number', undialedShape: 'array', httpStatusMirror: true });
    expect(await duration()).toBeTypeOf('number');
    expect((await box.by('task/notDialedCustomerList', { body: { taskId: job } })).json.data).toEqual([]);
    expect((await box.by('task/getTasks')).status).toBe(412);
  });

  test('messy: buckets disagree with the counter, and started numbers stand among the undialled', async () => {
    box.control.setSwitches({ undialedShape: 'object', httpStatusMirror: false });
    const tasks = await tasksOf(box, 'messy');
    const running = tasks.find((task) => task.status === 1);
    const odd = tasks.find((task) => task.status === 2 && task.callJobId % 3 === 0);
    const { data } = (await box.by(`task/getTaskDetail?companyId=3813&taskId=${odd.callJobId}`, { mode: 'messy' }))
      .json;
    expect(sum(data.durationStat)).toBeGreaterThan(data.calledCount);
    const statuses = new Set();
    for (let pageNum = 1; pageNum <= 20; pageNum++) {
      const body = { taskId: running.callJobId, pageNum, pageSize: 50 };
      const { list } = (await box.by('task/notDialedCustomerList', { body, mode: 'messy' })).json.data;
      for (const row of list) statuses.add(row.status);
    }
    expect(statuses.has(3)).toBe(true);
  });
});
