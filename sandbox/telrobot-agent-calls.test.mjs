import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, SATURDAY_EARLY, THURSDAY_AFTERNOON } from './test-client.mjs';

const utc8 = (text) => Date.parse(`${text.replace(' ', 'T')}+08:00`);

describe.each([
  { seed: 20261112, now: THURSDAY_AFTERNOON },
  { seed: 7, now: SATURDAY_EARLY },
])('the calls of the present telrobot generation in the world of seed $seed at $now', (world) => {
  let box;
  let tasks;
  let ask;
  let root;
  beforeAll(async () => {
    box = await open(world);
    root = `user/${box.account.tel.userId}/task`;
    ask = async (path, options) => (await box.agent(path, options)).json;
    tasks = (await ask(`${root}?per_page=100`)).data;
  });
  afterAll(() => box.close());
  const records = (task, filter = []) => ask(`${root}/${task.uuid}/record?${new URLSearchParams(filter)}`);

  async function all(task, filter = []) {
    const rows = [];
    for (let page = 1, last = 1; page <= last; page++) {
      const answer = await records(task, [...filter, ['page', page], ['per_page', 500]]);
      last = answer.meta.last_page;
      rows.push(...answer.data);
    }
    return rows;
  }
  async function busiest(limit) {
    const counted = await Promise.all(tasks.map(async (task) => ({ task, ...(await records(task)).meta })));
    return counted.filter(({ total }) => total <= limit).sort((a, b) => b.total - a.total)[0].task;
  }

  test('there are as many records as the statistics say, with as many of each level', async () => {
    for (const task of tasks) {
      const { data } = await ask(`${root}/${task.uuid}/stat`);
      expect((await records(task)).meta.total).toBe(data.answer_rate.answered);
      for (const level of data.intention) {
        const found = await records(task, [['intention_tags[]', level.intention_results]]);
        expect(found.meta.total).toBe(level.total);
        expect(found.data.every((row) => row.level_name === level.name)).toBe(true);
      }
      for (const status of data.number_status) {
        const { meta } = await ask(`${root}/${task.uuid}/number?status[]=${status.status}`);
        expect(meta.total).toBe(status.count);
      }
    }
  });

  test('every filter keeps exactly the rows that it names', async () => {
    const task = await busiest(3000);
    const rows = await all(task);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const ids = async (filter) => (await all(task, filter)).map(({ id }) => id);
    const kept = (test) => rows.filter(test).map(({ id }) => id);
    const { calldate: middle, hangupdate, callee } = rows[Math.floor(rows.length / 2)];
    expect(await ids([['keyword', callee.slice(-3)]])).toEqual(kept((row) => row.callee.includes(callee.slice(-3))));
    expect(await ids([['end_at', middle]])).toEqual(kept((row) => row.calldate <= middle));
    expect(await ids([['start_at', middle]])).toEqual(kept((row) => row.calldate >= middle));
    const span = `hangup_date[]=${encodeURIComponent(hangupdate)}`;
    const { data } = await ask(`${root}/${task.uuid}/record?${span}&${span}`);
    expect(data.map(({ id }) => id)).toEqual(kept((row) => row.hangupdate === hangupdate));
    const levels = (await ask(`settings/${box.account.tel.userId}/record_level?page=1`)).data;
    for (const { name, alias, score_min: least, score_max: most } of levels.slice(0, 4)) {
      const inLevel = await ids([
        ['levels[0][]', least],
        ['levels[0][]', most],
      ]);
      expect(inLevel).toEqual(kept((row) => row.level_name === `${name}(${alias})`));
    }
    expect((await records(task, [['start_at', 'yesterday']])).code).toBe(422);
  });

  test('a record has the documented fields, and its detail tells of the same call under an envelope', async () => {
    const task = await busiest(3000);
    for (const row of (await records(task, [['per_page', 5]])).data) {
      expect(row).toMatchObject({ extra: null, send_wechat_data: [], components: expect.any(Array), callid: row.id });
      for (const tag of row.tags) expect(tag.status).toBe(1);
      const { code, data } = await ask(`${root}/${task.uuid}/detail/${row.id}`);
      expect(code).toBe(200);
      expect(data.info.record).toMatchObject({ id: row.id, score: row.score, level_name: row.level_name });
      const final = data.records.filter((one) => one.notify === 'asrmessage_notify' && one.question !== '');
      expect(final).toHaveLength(row.rounds);
      expect(data.records.reduce((sum, { score }) => sum + score, 0)).toBe(row.score);
      for (const one of data.records) expect(utc8(one.created_at)).toBeLessThanOrEqual(utc8(row.hangupdate));
    }
    expect((await ask(`${root}/${task.uuid}/detail/nothing`)).code).toBe(404);
  });

  test('a number has its attempts only where they are asked for, and a page of its own', async () => {
    const task = await busiest(3000);
    const at = `${root}/${task.uuid}/number`;
    const plain = await ask(`${at}?per_page=3`);
    expect(plain.meta.per_page).toBe('3');
    expect(plain.data.every((row) => !('call_history' in row))).toBe(true);
    const [row] = (await ask(`${at}?per_page=3&call_history=1&status[]=1`)).data;
    expect(row.call_history[0]).toMatchObject({ status: 1, call_id: row.callid });
    expect((await ask(`${root}/${task.uuid}/detail/${row.callid}`)).code).toBe(200);
    expect((await ask(`${at}/detail/${row.number}`)).data).toEqual(row);
    expect((await ask(`${at}/detail/123`)).code).toBe(404);
  });

  test('levels, groups and tags are lists of the account, and only of this one', async () => {
    const user = box.account.tel.userId;
    const groups = await ask(`tag_group/${user}?page=1`);
    const tags = await ask(`tag/${user}/usable_tags?page=1&status[]=1&status[]=0`);
    expect(groups.meta.per_page).toBe(15);
    expect(new Set(groups.data.flatMap((group) => group.tags.map(({ id }) => id)))).toEqual(
      new Set(tags.data.map(({ id }) => id)),
    );
    const renamed = await ask(`settings/${user}/record_level?page=1`, { mode: 'messy' });
    expect(renamed.data.map(({ name }) => name)).toContain('忙碌');
    for (const path of ['settings/x/record_level', 'tag_group/x', 'tag/x/usable_tags', `user/x/task/1/record`])
      expect((await ask(path)).code).toBe(403);
  });

  test('the documented answers of the first generation stand in the envelope of this one', async () => {
    const sampled = (path) => ask(`${root}/x/${path}`, { mode: 'sample' });
    expect((await sampled('record')).data[0].level_name).toBe('D級(無意向)');
    expect((await sampled('number')).meta.total).toBe(1);
    expect((await sampled('detail/y')).data.records).toHaveLength(5);
  });
});
