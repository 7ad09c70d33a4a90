import { describe, expect, onTestFinished, test } from 'vitest';
import { type Asked, standIn, standInIo } from '../stand-in';
import { airudderInbound } from './connector';
import sample from './fixtures/statistics.json';

const START = '2025-11-12T07:00:00.000Z';
const ACCOUNT = { appKey: 'demo-key', appSecret: 'demo-secret' };
const RANGE = { from: '2025-11-09T17:00:00.000Z', to: '2025-11-11T17:00:00.000Z' };
const signal = () => new AbortController().signal;
const isAuth = ({ path }: Asked) => path.endsWith('/auth');

type Answer = Awaited<ReturnType<Parameters<typeof standIn>[0]>>;

/** A vendor that gives out `token+1/=`, `token+2/=` … and answers the rest as the test says. */
async function connected(
  answer: (asked: Asked) => Answer,
  account: object = ACCOUNT,
  auth?: () => Answer | Promise<Answer>,
) {
  let given = 0;
  const issue = () => ({ body: { code: 200, status: 'OK', data: { token: `token+${++given}/=` } } });
  const vendor = await standIn((asked) => (isAuth(asked) ? (auth ?? issue)() : answer(asked)));
  onTestFinished(vendor.close);
  const { io, time } = standInIo(START);
  const target = { baseUrl: `${vendor.baseUrl}/base`, timeZone: 'Asia/Jakarta' };
  const connector = airudderInbound.connect(target, airudderInbound.checkAccount(account), io);
  const { inbound } = connector;
  if (!inbound) throw new Error('AI Rudder answers for inbound lines');
  const signIns = () => vendor.asked.filter(isAuth).length;
  return { asked: vendor.asked, time, inbound, signIns, test: connector.test };
}
const right = (): Answer => ({ body: sample });
/** Takes only this token. */
const taking =
  (token: string) =>
  ({ headers }: Asked): Answer =>
    headers['authorization'] === `Token ${token}` ? { body: sample } : { body: { code: 401, status: 'Unauthorized' } };

describe('a question', () => {
  test('goes out in local time, encoded, its end a second earlier (Q30)', async () => {
    const { inbound, asked } = await connected(right);
    await inbound(RANGE, signal());
    expect(asked[1]?.path).toBe('/base/service/cloud/inbound/dashboard/statistics');
    expect(asked[1]?.query).toEqual({ start_time: '2025-11-10 00:00:00', end_time: '2025-11-11 23:59:59' });
    expect(asked[1]?.search).not.toContain(' ');
    expect(asked[1]?.headers).toMatchObject({ 'user-agent': 'Airudder', authorization: 'Token token+1/=' });
  });

  test('is answered with the counts, the checks and the answer itself', async () => {
    const { inbound } = await connected(right);
    const reading = await inbound(RANGE, signal());
    expect(reading.data).toMatchObject({ range: RANGE, realtime: { total: { counts: { calls: 892 } } } });
    expect(reading.checks.map(({ id }) => id)).toContain('A11');
    expect(reading).toMatchObject({
      endpoint: 'GET /service/cloud/inbound/dashboard/statistics',
      fetchedAt: START,
      raw: [{ answer: { data: { realtime: { total: { total_calls: 892 } } } } }],
    });
  });

  test.each([
    { what: 'HTML', answer: { body: '<html>' }, code: 'vendor_malformed' },
    { what: 'no block', answer: { body: { code: 200, data: {} } }, code: 'vendor_malformed' },
    { what: 'a failure of its own', answer: { status: 503, body: '' }, code: 'vendor_unavailable' },
    { what: 'a business code', answer: { body: { code: 10001, status: 'no' } }, code: 'vendor_rejected' },
  ])('answered with $what is $code', async ({ answer, code }) => {
    const { inbound, signIns } = await connected(() => answer);
    await expect(inbound(RANGE, signal())).rejects.toMatchObject({ code });
    expect(signIns()).toBe(1);
  });
});

describe('signing in', () => {
  test('sends the pair once, and no key or token in any address', async () => {
    const { inbound, asked, signIns } = await connected(right);
    await inbound(RANGE, signal());
    await inbound(RANGE, signal());
    expect(signIns()).toBe(1);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/base/service/cloud/auth',
      headers: { 'user-agent': 'Airudder' },
      body: { APPKey: 'demo-key', APPSecret: 'demo-secret' },
    });
    for (const { search } of asked) expect(search).not.toMatch(/demo-|token/);
  });

  test('happens once for all who ask at the same time', async () => {
    const { inbound, signIns } = await connected(right);
    await Promise.all(Array.from({ length: 20 }, () => inbound(RANGE, signal())));
    expect(signIns()).toBe(1);
  });

  test('is renewed after 20 hours, whatever the wall clock says', async () => {
    const { inbound, time, signIns } = await connected(right);
    await inbound(RANGE, signal());
    time.now += 400 * 86_400_000;
    time.monotonic = 20 * 3_600_000 - 1;
    await inbound(RANGE, signal());
    expect(signIns()).toBe(1);
    time.monotonic += 1;
    await inbound(RANGE, signal());
    expect(signIns()).toBe(2);
  });

  test.each([
    { how: 'HTTP 401', refusal: { status: 401, body: '' } },
    { how: 'HTTP 403', refusal: { status: 403, body: '' } },
    { how: 'code 401', refusal: { body: { code: 401 } } },
    { how: 'code 403', refusal: { body: { code: 403 } } },
  ])('happens again once after $how', async ({ refusal }) => {
    const fresh = 'token+2/=';
    const { inbound, signIns } = await connected((asked) =>
      asked.headers['authorization'] === `Token ${fresh}` ? { body: sample } : refusal,
    );
    await inbound(RANGE, signal());
    expect(signIns()).toBe(2);
    const refused = await connected(() => refusal);
    await expect(refused.inbound(RANGE, signal())).rejects.toMatchObject({ code: 'vendor_rejected' });
    expect(refused.asked).toHaveLength(4);
  });

  test('is renewed once for twenty who were refused together', async () => {
    const { inbound, signIns } = await connected(taking('token+2/='));
    await Promise.all(Array.from({ length: 20 }, () => inbound(RANGE, signal())));
    expect(signIns()).toBe(2);
  });

  test.each([
    {
      how: 'refuses the pair',
      answer: { body: { code: 401, status: 'Unauthorized' } },
      code: 'vendor_rejected',
      tries: 1,
    },
    { how: 'is down', answer: { status: 502, body: '' }, code: 'vendor_unavailable', tries: 3 },
    { how: 'answers no token', answer: { body: { code: 200, data: {} } }, code: 'vendor_malformed', tries: 1 },
    {
      how: 'answers two lines',
      answer: { body: { code: 200, data: { token: 'a\r\nb' } } },
      code: 'vendor_malformed',
      tries: 1,
    },
  ])(
    'fails as $code where the vendor $how, and is tried again by the next question',
    async ({ answer, code, tries }) => {
      const { inbound, asked } = await connected(right, ACCOUNT, () => answer);
      const error: unknown = await inbound(RANGE, signal()).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code });
      expect(JSON.stringify(error)).not.toContain('demo-secret');
      await inbound(RANGE, signal()).catch(() => undefined);
      expect(asked).toHaveLength(2 * tries);
    },
  );

  test('goes on for the others when one of them leaves', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { inbound, signIns } = await connected(right, ACCOUNT, async () => {
      await held;
      return { body: { code: 200, data: { token: 'late' } } };
    });
    const leaving = new AbortController();
    const first = inbound(RANGE, leaving.signal);
    const second = inbound(RANGE, signal());
    leaving.abort();
    await expect(first).rejects.toMatchObject({ code: 'timeout' });
    release();
    await expect(second).resolves.toMatchObject({ data: { range: RANGE } });
    expect(signIns()).toBe(1);
  });

  test('may use the other scheme', async () => {
    const { inbound, asked } = await connected(right, { ...ACCOUNT, authScheme: 'Bearer' });
    await inbound(RANGE, signal());
    expect(asked[1]?.headers['authorization']).toBe('Bearer token+1/=');
  });
});

describe('trying a connection', () => {
  test("signs in afresh and shows today's calls", async () => {
    const { test: tryIt, asked } = await connected(() => ({
      body: sample,
      headers: { date: 'Wed, 12 Nov 2025 07:00:10 GMT' },
    }));
    expect(await tryIt(signal())).toMatchObject({
      reachable: true,
      signedIn: true,
      clockSkewMs: -10_000,
      sample: { kind: 'inbound', id: null, name: '2025-11-12', total: 892 },
      unmappedCodes: [],
      steps: [
        { name: 'reach', status: 'pass', endpoint: 'POST /service/cloud/auth' },
        { name: 'sign_in', status: 'pass' },
        { name: 'sample', status: 'pass' },
        { name: 'codes', status: 'pass' },
        { name: 'clock', status: 'pass' },
      ],
    });
    expect(asked[1]?.query).toEqual({ start_time: '2025-11-12 00:00:00', end_time: '2025-11-12 23:59:59' });
  });

  test('lists keys of closed vocabularies that nobody knows', async () => {
    const row = { date: '2025-11-12', hangup_type_distribution: { by_line: 3 }, satisfied_distribution: { '6': 1 } };
    const { test: tryIt } = await connected(() => ({
      body: { code: 200, data: { realtime: { daily: { data_list: [row] } } } },
    }));
    expect((await tryIt(signal())).unmappedCodes).toEqual([
      { field: 'hangup_type_distribution', code: 'by_line', label: null, count: 1 },
      { field: 'satisfied_distribution', code: '6', label: null, count: 1 },
    ]);
  });

  test('never throws for a refusal', async () => {
    const { test: tryIt } = await connected(right, ACCOUNT, () => ({ body: { code: 403 } }));
    expect(await tryIt(signal())).toMatchObject({ reachable: true, signedIn: false, sample: null });
  });
});

test('an account has a scheme without saying so, and no other than two', () => {
  expect(airudderInbound.checkAccount(ACCOUNT)).toEqual({ ...ACCOUNT, authScheme: 'Token' });
  expect(() => airudderInbound.checkAccount({ ...ACCOUNT, authScheme: 'Basic' })).toThrow(
    expect.objectContaining({
      code: 'bad_request',
      errors: [{ field: 'account.authScheme', reason: 'takes Token or Bearer' }],
    }),
  );
});
