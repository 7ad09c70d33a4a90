import { describe, expect, test } from 'vitest';
import { open, SATURDAY_EARLY, THURSDAY_AFTERNOON } from './test-client.mjs';

describe('the moving world', () => {
  const statsOf = async (box) => {
    const user = box.account.tel.userId;
    const tasks = (await box.agent(`user/${user}/task`)).json.data;
    const stats = {};
    for (const task of tasks) stats[task.uuid] = (await box.agent(`user/${user}/task/${task.uuid}/stat`)).json.data;
    return { tasks, stats };
  };

  test('two processes with the same seed tell the same story for the same moment', async () => {
    const [one, two] = [await open({ now: SATURDAY_EARLY }), await open({ now: THURSDAY_AFTERNOON })];
    two.control.setClock({ now: SATURDAY_EARLY });
    expect(await statsOf(two)).toEqual(await statsOf(one));
    const other = await open({ now: SATURDAY_EARLY, seed: 4 });
    expect((await statsOf(other)).tasks[0].uuid).not.toBe((await statsOf(one)).tasks[0].uuid);
    await Promise.all([one.close(), two.close(), other.close()]);
  });

  test('progress and answered calls never go back, and move during working hours', async () => {
    const box = await open({ now: '2026-11-19T09:20:00+08:00' });
    let last = await statsOf(box);
    const first = last;
    for (const now of ['09:20:15', '09:21:00', '12:30:00', '18:40:00', '23:00:00']) {
      box.control.setClock({ now: `2026-11-19T${now}+08:00` });
      const next = await statsOf(box);
      for (const [id, before] of Object.entries(last.stats)) {
        expect(next.stats[id].answer_rate.answered).toBeGreaterThanOrEqual(before.answer_rate.answered);
        expect(next.stats[id].number_status[0].count).toBeLessThanOrEqual(before.number_status[0].count);
      }
      if (now === '09:20:15') expect(next.stats).not.toEqual(first.stats);
      last = next;
    }
    await box.close();
  });

  test('the early batch of the day is barred by the carrier four times as often as usual, until its line is swapped', async () => {
    const box = await open({ now: '2026-11-19T11:00:00+08:00' });
    const barred = async (name) => {
      const { tasks, stats } = await statsOf(box);
      const rows = tasks.filter((task) => task.name.includes(name)).map((task) => stats[task.uuid].number_status);
      return rows.map((row) => row[2].count / row.slice(1).reduce((all, { count }) => all + count, 0));
    };
    const [today, ...earlier] = await barred('车险续保');
    expect(today).toBeGreaterThan(0.15);
    expect(today).toBeLessThan(0.23);
    for (const share of earlier) expect(share).toBeLessThan(0.06);
    box.control.setClock({ now: '2026-11-19T21:00:00+08:00' });
    expect((await barred('车险续保'))[0]).toBeLessThan(0.06);
    await box.close();
  });

  test('nobody is called at night or on a Sunday', async () => {
    const box = await open({ now: '2026-11-21T20:30:00+08:00' });
    const before = await statsOf(box);
    box.control.setClock({ now: '2026-11-22T23:00:00+08:00' });
    const after = await statsOf(box);
    for (const task of after.tasks) expect(task.status).not.toBe(2);
    for (const [id, stat] of Object.entries(after.stats)) {
      expect(stat.answer_rate).toEqual(before.stats[id]?.answer_rate ?? expect.objectContaining({ answered: 0 }));
    }
    await box.close();
  });

  test('messy telrobot renames a level, leaves out a status, marks records as read, and contradicts a gender', async () => {
    const box = await open();
    const user = box.account.tel.userId;
    const task = (await box.agent(`user/${user}/task?status=2`)).json.data[0].uuid;
    const { data } = (await box.agent(`user/${user}/task/${task}/stat`, { mode: 'messy' })).json;
    expect(data.number_status).toHaveLength(12);
    expect(data.intention[3].name).toBe('忙碌');
    const task_id = box.account['tel-v1'].taskIds.at(-1);
    const rows = [];
    for (let page = 1; page <= 40; page++) {
      rows.push(...(await box.v1('task/query_done_task_phones', { mode: 'messy', body: { task_id, page } })).json.data);
    }
    expect(rows.some((row) => row.gender_str === '未知' && row.gender !== 0)).toBe(true);
    expect(rows.some((row) => row.tag_groups.length > new Set(row.tag_groups.map(({ id }) => id)).size)).toBe(true);
    const unread = rows.find((row) => row.read_at === null);
    expect((await box.v1(`record/${unread.id}`, { mode: 'messy' })).json.data.read_at).toBe('2026-11-19 15:50:00');
    await box.close();
  });

  test('labels follow the switches: code years and traditional characters', async () => {
    const box = await open();
    const id = box.account['tel-v1'].taskIds.at(-1);
    const label = async (status) =>
      (await box.v1(`task/number?task_id=${id}&page=1&status[]=${status}`)).json.data.data[0].status_str;
    expect([await label(2), await label(12)]).toEqual(['线路故障', '呼损']);
    box.control.setSwitches({ codes: '2024' });
    expect(await label(2)).toBe('运营商拦截');
    box.control.setSwitches({ traditional: true });
    expect(await label(8)).toBe('占線、用戶正忙');
    await box.close();
  });

  test('a canary stands in every text that a vendor sends, and does not break filters', async () => {
    const canary = '13912345678';
    const box = await open({ switches: { canary } });
    const user = box.account.tel.userId;
    const { data } = (await box.agent(`user/${user}/task`)).json;
    expect(data.every((task) => task.name.endsWith(canary))).toBe(true);
    const filtered = await box.agent(`user/${user}/task?name=${encodeURIComponent(data[0].name)}`);
    expect(filtered.json.meta.total).toBe(1);
    expect((await box.agent('nothing')).json.message).toContain(canary);
    expect((await box.by('nothing')).json.resultMsg).toContain(canary);
    expect((await box.air('2026-11-18 00:00:00', '2026-11-18 23:59:59')).text).toContain(canary);
    await box.close();
  });
});
