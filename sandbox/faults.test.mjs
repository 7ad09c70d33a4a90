import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from './faults.mjs';
import { open } from './test-client.mjs';

let box;
beforeAll(async () => {
  box = await open();
});
afterAll(() => box.close());

/**
 * What arrives on a bare socket, and how it ends: 'end' (FIN), an error code, 'open' after `patience` ms, 'quiet' when
 * nothing has followed the first bytes for a while, or 'enough' once `limit` bytes of body are there.
 */
function raw(fault, { patience = 10_000, limit = Number.POSITIVE_INFINITY } = {}) {
  const { port } = new URL(box.url);
  const path = `/agent-api/user/${box.account.tel.userId}/task`;
  return new Promise((resolve) => {
    const chunks = [];
    let size = 0;
    let pause;
    const socket = connect(Number(port), '127.0.0.1');
    const finish = (ending) => {
      clearTimeout(timer);
      clearTimeout(pause);
      socket.destroy();
      const bytes = Buffer.concat(chunks);
      const split = bytes.indexOf('\r\n\r\n');
      const head = bytes.subarray(0, Math.max(split, 0)).toString('latin1');
      resolve({ ending, bytes, head, body: bytes.subarray(split + 4) });
    };
    const timer = setTimeout(() => finish('open'), patience);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      clearTimeout(pause);
      pause = setTimeout(() => finish('quiet'), 1000);
      if (size >= limit) finish('enough');
    });
    socket.on('end', () => finish('end'));
    socket.on('error', (error) => finish(error.code));
    const lines = ['host: x', `authorization: Bearer ${box.account.tel.token}`, `x-sim-fault: ${fault}`];
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n`);
  });
}
const ask = (fault, path = 'token') => box.agent(path, { headers: { 'x-sim-fault': fault } });
const declared = (head) => Number(/content-length: (\d+)/i.exec(head)[1]);

describe('faults in the answer', () => {
  test.each(['500', '401', '403', '404', '408'])('%s has the vendor’s envelope', async (name) => {
    const answer = await ask(name);
    expect([answer.status, answer.json.code, answer.json.data]).toEqual([Number(name), Number(name), []]);
  });

  test.each(['502', '503', '504'])('%s is the page of a proxy', async (name) => {
    const answer = await ask(name);
    expect(answer.status).toBe(Number(name));
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.text).toContain('nginx');
  });

  test('429 says when to come back, in whatever form is wanted', async () => {
    expect((await ask('429')).headers.get('retry-after')).toBe('3');
    expect((await ask('429?retryAfter=1e9')).headers.get('retry-after')).toBe('1e9');
    expect((await ask('429?retryAfter=none')).headers.get('retry-after')).toBe(null);
  });

  test('business is HTTP 200 with a failure inside, for byrobot with a stack trace', async () => {
    expect((await ask('business')).json).toMatchObject({ code: 500, status: 'error', data: [] });
    const by = await box.by('company/getCompanys', { headers: { ...box.signed(), 'x-sim-fault': 'business' } });
    expect(by.status).toBe(200);
    expect(by.json.errorStackTrace).toContain('TaskService.java');
  });

  test('html and html-as-json differ only in what they call themselves', async () => {
    const [html, lie] = [await ask('html'), await ask('html-as-json')];
    expect([html.headers.get('content-type'), lie.headers.get('content-type')]).toEqual([
      'text/html',
      'application/json',
    ]);
    expect([html.status, html.text]).toEqual([200, lie.text]);
  });

  test('empty, redirect, wrong content type', async () => {
    expect((await ask('empty')).text).toBe('');
    expect((await ask('empty?status=204')).status).toBe(204);
    expect((await raw('redirect')).head).toMatch(/^HTTP\/1.1 302[\s\S]*location: http:\/\/169\.254\.169\.254\//i);
    const odd = await ask('wrong-content-type');
    expect([odd.headers.get('content-type'), odd.json.code]).toEqual(['text/html; charset=utf-8', 200]);
  });

  test('wrong types keep the envelope and spoil the values; negative turns counts round', async () => {
    const path = `user/${box.account.tel.userId}/task`;
    const task = (await box.agent(path)).json.data.at(-1).uuid;
    const odd = (await ask('wrong-types', `${path}/${task}/stat`)).json;
    expect(odd.code).toBe(200);
    expect(typeof odd.data.answer_rate.answered).toBe('object');
    expect((await ask('negative', `${path}/${task}/stat`)).json.data.answer_rate.answered).toBeLessThan(0);
  });

  test('skew moves the Date header and the clock that byrobot checks', async () => {
    const headers = { ...box.signed(), 'x-sim-fault': 'skew?seconds=600' };
    const answer = await box.by('company/getCompanys', { headers });
    expect(answer.json.code).toBe(408);
    const date = Date.parse(answer.headers.get('date'));
    expect(date - box.control.now()).toBe(600_000);
    expect(
      (
        await box.by('company/getCompanys', {
          headers: { ...box.signed({ at: date }), 'x-sim-fault': 'skew?seconds=600' },
        })
      ).json.code,
    ).toBe(200);
  });
});

describe('faults on the wire', () => {
  test('timeout sends nothing and keeps the line open', async () => {
    expect(await raw('timeout', { patience: 250 })).toMatchObject({ ending: 'open', bytes: Buffer.alloc(0) });
  });

  test('slow answers in full, but late', async () => {
    const early = await raw('slow?ms=4000', { patience: 250 });
    expect(early.bytes).toHaveLength(0);
    expect((await ask('slow?ms=50')).status).toBe(200);
  });

  test('slow-body drips one byte after another', async () => {
    const { ending, head, body } = await raw('slow-body?ms=20', { limit: 200 });
    expect(ending).toBe('enough');
    expect(declared(head)).toBeGreaterThan(1000);
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThan(200);
  });

  test('stall sends half and then nothing', async () => {
    const { ending, head, body } = await raw('stall');
    expect(ending).toBe('quiet');
    expect(body.length).toBe(Math.floor(declared(head) / 2));
  });

  test('reset comes before any header', async () => {
    expect(await raw('reset')).toMatchObject({ ending: 'ECONNRESET', bytes: Buffer.alloc(0) });
  });

  test('reset-mid resets in the body, fin-mid closes politely in it', async () => {
    const [reset, fin] = [await raw('reset-mid'), await raw('fin-mid')];
    expect([reset.ending, fin.ending]).toEqual(['ECONNRESET', 'end']);
    for (const { head, body } of [reset, fin]) expect(body.length).toBeLessThan(declared(head));
  });

  test('truncated ends cleanly with half a document', async () => {
    const { ending, head, bytes } = await raw('truncated');
    expect(ending).toBe('end');
    expect(head).toMatch(/transfer-encoding: chunked/i);
    expect(bytes.subarray(-5).toString()).toBe('0\r\n\r\n');
    expect((await ask('truncated')).json).toBe(undefined);
  });

  test('bom and gbk are sent as bytes', async () => {
    const bom = await raw('bom');
    expect([...bom.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const gbk = await raw('gbk');
    expect(gbk.body.toString('utf8')).toContain('\ufffd');
    expect(JSON.parse(new TextDecoder('gbk').decode(gbk.body)).message).toBe('获取外呼任务列表成功');
  });

  test('gzip-lie names a packing that the body does not have', async () => {
    const { head, body } = await raw('gzip-lie');
    expect(head).toMatch(/content-encoding: gzip/i);
    expect(JSON.parse(body.toString()).code).toBe(200);
    expect(() => gunzipSync(body)).toThrow();
  });

  test('gzip-bomb is small on the wire', async () => {
    const { body, head } = await raw('gzip-bomb?bytes=20000000');
    expect(head).toMatch(/content-encoding: gzip/i);
    expect(body.length).toBeLessThan(200_000);
    expect(body.length).toBeGreaterThan(5000);
  });

  test('endless goes on for as long as somebody reads', async () => {
    expect((await raw('endless', { limit: 5_000_000 })).ending).toBe('enough');
  });

  test('big-header, two-lengths and not-http are what they say', async () => {
    expect((await raw('big-header')).head.length).toBeGreaterThan(100_000);
    expect((await raw('two-lengths')).head.match(/content-length/gi)).toHaveLength(2);
    expect((await raw('not-http')).bytes.toString()).toMatch(/^SSH-2\.0/);
  });

  test('the sandbox still answers after every fault', async () => {
    for (const name of FAULTS) await raw(name, { patience: 40, limit: 100_000 });
    expect((await box.agent('token')).status).toBe(200);
  });
});
