import { expect, test } from 'vitest';
import { signedHeaders, vendorClock } from './sign';

test.each([
  {
    appKey: 'demo-key',
    appSecret: 'demo-secret',
    datetime: 'Wed, 01 Jan 2025 00:00:00 GMT',
    sign: 'mk/WLU2cER4dpYPMk80W107sbZs=',
  },
  {
    appKey: 'WtSMaExampleKey1',
    appSecret: 'aXSFnnZbExampleSecret0123456',
    datetime: 'Thu, 13 Dec 2018 01:27:17 GMT',
    sign: 's2N5Mzh4L7ZqYersfgNj4OVofEw=',
  },
])('a request at $datetime is signed as the vendor reckons', ({ appKey, appSecret, datetime, sign }) => {
  expect(signedHeaders({ appKey, appSecret }, new Date(datetime))).toEqual({
    appkey: appKey,
    datetime,
    sign,
    'content-type': 'application/json',
    accept: 'application/json;charset=utf-8',
  });
});

test("the vendor's time goes on with ours", () => {
  let ours = Date.parse('2026-01-01T00:00:00Z');
  const clock = vendorClock(() => new Date(ours));
  clock.learn(new Date('2026-01-01T00:10:00Z'));
  ours += 60_000;
  expect(clock.now().toISOString()).toBe('2026-01-01T00:11:00.000Z');
});
