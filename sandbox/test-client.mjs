import { createHmac } from 'node:crypto';
import { startSandbox } from './server.mjs';

// A client of the sandbox's own, for its tests: it knows the four ways in and nothing of the product.

export const SATURDAY_EARLY = '2026-11-21T08:50:00+08:00';
export const THURSDAY_AFTERNOON = '2026-11-19T15:50:00+08:00';

/** A frozen clock unless told otherwise, and no waiting. */
export async function open(options = {}) {
  const sandbox = await startSandbox({ latency: 'none', speed: 0, now: THURSDAY_AFTERNOON, ...options });
  const account = Object.fromEntries(sandbox.connections.map((one) => [one.id, one.account]));
  const at = (mode, path) => `${sandbox.url}/mode/${mode}${path}`;
  let airToken = null;

  async function call(url, init = {}) {
    const response = await fetch(url, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  }

  const bearer = (token) => ({ authorization: `Bearer ${token}` });
  const agent = (path, { mode = 'consistent', headers = {} } = {}) =>
    call(at(mode, `/agent-api/${path}`), { headers: { ...bearer(account.tel.token), ...headers } });

  const v1 = (path, { mode = 'consistent', body, headers = {} } = {}) =>
    call(at(mode, `/v1/${path}`), {
      method: body ? 'POST' : 'GET',
      headers: { ...bearer(account['tel-v1'].token), 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });

  function signed({
    appKey = account.by.appKey,
    appSecret = account.by.appSecret,
    at: now = sandbox.control.now(),
  } = {}) {
    const datetime = new Date(now).toUTCString();
    const sign = createHmac('sha1', appSecret).update(`${appKey}\n${datetime}`, 'utf8').digest('base64');
    return { appkey: appKey, datetime, sign, 'content-type': 'application/json' };
  }

  const by = (path, { mode = 'consistent', body, headers = signed() } = {}) =>
    call(at(mode, `/openapi/v1/${path}`), {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
    });

  const login = (body = { APPKey: account.air.appKey, APPSecret: account.air.appSecret }) =>
    call(`${sandbox.url}/service/cloud/auth`, { method: 'POST', body: JSON.stringify(body) });

  async function air(from, to, { mode = 'consistent', headers } = {}) {
    airToken ??= (await login()).json.data.token;
    const query = new URLSearchParams({ start_time: from, end_time: to });
    const url = at(mode, `/service/cloud/inbound/dashboard/statistics?${query}`);
    return call(url, { headers: headers ?? { authorization: `Token ${airToken}` } });
  }

  return { ...sandbox, account, agent, v1, by, air, login, signed, call };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
