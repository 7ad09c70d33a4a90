import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, SATURDAY_EARLY } from './test-client.mjs';

describe('control', () => {
  let box;
  const control = async (method, path, body) =>
    (
      await box.call(`${box.url}/__sandbox/${path}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
      })
    ).json;
  beforeAll(async () => {
    box = await open();
  });
  afterAll(() => box.close());

  test('counts requests by dialect and path, without headers', async () => {
    await control('DELETE', 'requests');
    const user = box.account.tel.userId;
    await box.agent(`user/${user}/task?status[]=1&status[]=2`);
    await box.agent(`user/${user}/task`);
    await box.by('company/getCompanys');
    const seen = await control('GET', 'requests');
    expect(seen.total).toBe(3);
    expect(seen.counters['telrobot-agent'].paths).toEqual({ 'GET /agent-api/user/{user_id}/task': 2 });
    expect(seen.requests[0].query).toEqual({ 'status[]': ['1', '2'] });
    expect(JSON.stringify(seen)).not.toContain(box.account.tel.token);
  });

  test('faults come and go, a number of times or at a rate', async () => {
    await control('PUT', 'faults', [{ match: { dialect: 'telrobot-agent', path: 'token' }, fault: '503', times: 2 }]);
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await box.agent('token')).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect((await box.by('company/getCompanys')).status).toBe(200);
    await control('PUT', 'faults', [{ match: {}, fault: '500', rate: 0.5 }]);
    let failed = 0;
    for (let i = 0; i < 100; i++) failed += (await box.agent('token')).status === 500 ? 1 : 0;
    expect(failed).toBeGreaterThan(30);
    expect(failed).toBeLessThan(70);
    await control('DELETE', 'faults');
    expect((await box.agent('token')).status).toBe(200);
    expect(await control('PUT', 'faults', [{ fault: 'unheard' }])).toEqual({ error: 'no such fault: unheard' });
  });

  test('sets the clock and the switches, and refuses what it does not know', async () => {
    await control('PUT', 'clock', { now: SATURDAY_EARLY, speed: 0 });
    expect((await control('GET', 'state')).now).toBe('2026-11-21T00:50:00.000Z');
    expect(await control('PUT', 'switches', { codes: '1999' })).toHaveProperty('error');
    expect(await control('PUT', 'clock', { now: 'soon' })).toHaveProperty('error');
    expect(await control('PUT', 'clock', { speed: -1 })).toHaveProperty('error');
    expect(await control('GET', 'unheard')).toHaveProperty('error');
    expect(JSON.stringify(await control('GET', 'state'))).not.toContain(box.account.tel.token);
  });

  test('the rate limit answers 429 with Retry-After', async () => {
    await control('PUT', 'switches', { rateLimit: 5 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => box.agent('token')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(7);
    expect(refused[0].headers.get('retry-after')).toBe('1');
    expect(refused[0].json).toMatchObject({ code: 429, data: [] });
  });
});

describe('the process', () => {
  const start = (...args) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [fileURLToPath(new URL('./main.mjs', import.meta.url)), ...args]);
      const exited = new Promise((done) => child.once('exit', (code) => done(code)));
      child.stdout.once('data', (line) => resolve({ child, exited, ready: JSON.parse(String(line)) }));
    });

  test('says where it is in one line, and leaves with its parent even while answering slowly', async () => {
    const { child, exited, ready } = await start('--now', SATURDAY_EARLY);
    expect(ready.ready).toBe(true);
    expect(ready.connections.map((one) => [one.id, one.dialect])).toEqual([
      ['tel', 'telrobot-agent'],
      ['tel-v1', 'telrobot-v1'],
      ['by', 'byrobot'],
      ['air', 'airudder-inbound'],
    ]);
    for (const one of ready.connections) {
      const { recordingUrlTemplate = null, ...entry } = one;
      expect(Object.keys(entry).sort()).toEqual(['account', 'baseUrl', 'dialect', 'id', 'name', 'timeZone']);
      expect(recordingUrlTemplate).toBe(one.id === 'tel-v1' ? `${ready.url}/recordings/{path}` : null);
    }
    const slow = request(`${ready.url}/agent-api/token`, { headers: { 'x-sim-fault': 'slow' } }).on('error', () => {});
    slow.end();
    await new Promise((resolve) => slow.once('socket', (socket) => socket.once('connect', resolve)));
    const since = Date.now();
    child.stdin.end();
    expect(await exited).toBe(0);
    expect(Date.now() - since).toBeLessThan(3000);
  });

  test('leaves within a second of SIGTERM', async () => {
    const { child, exited } = await start();
    const since = Date.now();
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(Date.now() - since).toBeLessThan(3000);
  });
});
