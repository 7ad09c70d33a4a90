import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sample } from './samples.mjs';
import { open, THURSDAY_AFTERNOON } from './test-client.mjs';

describe('the ways in', () => {
  let box;
  beforeAll(async () => {
    box = await open();
  });
  afterAll(() => box.close());

  test('telrobot refuses a missing or wrong bearer token in its own words', async () => {
    const unauthenticated = { code: 401, status: 'error', message: 'Unauthenticated.', data: [] };
    const user = box.account.tel.userId;
    for (const authorization of ['', 'Bearer wrong', box.account.tel.token]) {
      const answer = await box.agent(`user/${user}/task`, { headers: { authorization } });
      expect([answer.status, answer.json]).toEqual([401, unauthenticated]);
      expect((await box.v1('task/number', { headers: { authorization } })).json).toEqual(unauthenticated);
    }
    expect((await box.agent('token')).json.data.expired_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test('byrobot refuses a bad key or sign with 401 and a clock more than three minutes off with 408', async () => {
    const code = async (headers) => (await box.by('company/getCompanys', { headers })).json;
    expect(await code({})).toEqual({ code: 401, data: null, resultMsg: '校验数据错误', errorStackTrace: null });
    expect((await code(box.signed({ appSecret: 'wrong' }))).code).toBe(401);
    expect((await code(box.signed({ appKey: 'wrong' }))).code).toBe(401);
    expect((await code(box.signed({ at: box.control.now() + 170_000 }))).code).toBe(200);
    expect(await code(box.signed({ at: box.control.now() + 190_000 }))).toMatchObject({
      code: 408,
      resultMsg: '时间选择不对',
    });
    expect((await code({ ...box.signed(), datetime: 'today' })).code).toBe(401);
  });

  test('AI Rudder gives a token for the right pair only, and takes it with the accepted scheme only', async () => {
    expect((await box.login({ APPKey: box.account.air.appKey, APPSecret: 'wrong' })).json).toEqual({
      code: 401,
      status: 'Unauthorized',
    });
    const { token } = (await box.login()).json.data;
    const ask = async (authorization) =>
      (await box.air('2026-11-18 00:00:00', '2026-11-18 01:00:00', { headers: { authorization } })).status;
    expect([await ask(`Token ${token}`), await ask(`Bearer ${token}`), await ask('Token no')]).toEqual([200, 401, 401]);
    box.control.setSwitches({ authScheme: 'both' });
    expect(await ask(`Bearer ${token}`)).toBe(200);
  });

  test('sample mode answers the documented samples whatever is asked, but not whoever asks', async () => {
    const mode = 'sample';
    const pairs = [
      [await box.agent('user/any/task/any/stat', { mode }), '000_stat'],
      [await box.v1('task/query_done_task_phones', { mode, body: {} }), '001_query_done_task_phones'],
      [await box.v1('task/number?task_id=any', { mode }), '001_number'],
      [await box.v1('record/any', { mode }), '001_record'],
      [await box.v1('task/record_info/any/any', { mode }), '001_record_info'],
      [await box.by('task/getTasks', { mode }), '002_getTasks'],
      [await box.by('task/getTaskDetail', { mode }), '002_getTaskDetail'],
      [await box.by('task/queryDoneTaskPhones', { mode, body: {} }), '002_queryDoneTaskPhones'],
      [await box.by('task/notDialedCustomerList', { mode, body: {} }), '002_notDialedCustomerList'],
      [await box.by('task/phoneLogInfo', { mode }), '002_phoneLogInfo'],
      [await box.air('any', 'any', { mode }), '003_statistics'],
    ];
    for (const [answer, name] of pairs) expect(answer.json, name).toEqual(sample(name));
    expect((await box.agent('user/any/task/any/stat', { mode, headers: { authorization: '' } })).status).toBe(401);
    expect((await box.by('task/getTasks', { mode, headers: {} })).json.code).toBe(401);
    expect((await box.agent('user/any/task', { mode })).json.data).toHaveLength(1);
  });

  test('unknown paths are 404 in the envelope of their vendor', async () => {
    expect((await box.agent('nothing')).json).toMatchObject({ code: 404, status: 'error', data: [] });
    expect((await box.v1('nothing')).json).toMatchObject({ code: 404, data: [] });
    expect((await box.by('nothing')).json).toMatchObject({ code: 404, resultMsg: '资源未找到' });
    const air = await box.call(`${box.url}/service/cloud/nothing`);
    expect([air.status, air.json]).toEqual([404, { code: 404, status: 'Not Found' }]);
    expect((await box.call(`${box.url}/mode/unheard/agent-api/token`)).status).toBe(404);
    expect((await box.agent('user/%zz/task')).status).toBe(404);
  });

  test('answers are packed when the client takes gzip, and dated by the virtual clock', async () => {
    const answer = await box.agent(`user/${box.account.tel.userId}/task`);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('date')).toBe(new Date(THURSDAY_AFTERNOON).toUTCString());
    box.control.setSwitches({ gzip: false });
    expect((await box.agent(`user/${box.account.tel.userId}/task`)).headers.get('content-encoding')).toBe(null);
  });
});
