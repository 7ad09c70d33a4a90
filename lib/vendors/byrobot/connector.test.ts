import { describe, expect, onTestFinished, test } from 'vitest';
import type { Asked } from '../stand-in';
import { byrobot } from './connector';
import companies from './fixtures/get-companys.json';
import detail from './fixtures/get-task-detail.json';
import list from './fixtures/get-tasks.json';
import { signedHeaders } from './sign';
import { ACCOUNT, always, connectTo, refusing, START, signal } from './stand-in';

async function connected(answer: Parameters<typeof connectTo>[0]) {
  const connection = await connectTo(answer);
  onTestFinished(connection.close);
  return connection;
}

describe('signing', () => {
  test('every request carries key, time and signature, and never the secret', async () => {
    const { task, asked } = await connected(always(detail));
    await task('19', signal());
    expect(asked[0]?.headers).toMatchObject(signedHeaders(ACCOUNT, new Date(START)));
    expect(JSON.stringify(asked)).not.toContain(ACCOUNT.appSecret);
    expect(asked[0]?.query).toEqual({ companyId: '3813', taskId: '19' });
  });

  test.each([200, 408])('a clock that is off is set by the vendor, once for all (Q24, HTTP %i)', async (status) => {
    const date = 'Thu, 01 Jan 2026 00:10:00 GMT';
    const { task, asked, time } = await connected(({ headers }) =>
      headers['datetime'] === 'Thu, 01 Jan 2026 00:00:00 GMT'
        ? { status, body: refusing(408), headers: { date } }
        : { body: detail },
    );
    expect((await task('19', signal())).data.id).toBe('19');
    time.now += 60_000;
    await task('19', signal());
    expect(asked.map(({ headers }) => headers['datetime'])).toEqual([
      'Thu, 01 Jan 2026 00:00:00 GMT',
      date,
      'Thu, 01 Jan 2026 00:11:00 GMT',
    ]);
  });

  test('a 408 without the envelope sets the clock, too', async () => {
    const { task, asked } = await connected((_, nth) =>
      nth === 1
        ? { status: 408, body: '<html>', headers: { date: 'Thu, 01 Jan 2026 00:10:00 GMT' } }
        : { body: detail },
    );
    await task('19', signal());
    expect(asked[1]?.headers['datetime']).toBe('Thu, 01 Jan 2026 00:10:00 GMT');
  });

  test('a vendor that still finds the time wrong has refused us', async () => {
    const { task, asked } = await connected(always(refusing(408), 200, { date: 'Thu, 01 Jan 2026 00:10:00 GMT' }));
    await expect(task('19', signal())).rejects.toMatchObject({ code: 'vendor_rejected' });
    expect(asked).toHaveLength(2);
  });

  test('without a Date header there is no second try', async () => {
    const { task, asked } = await connected(always(refusing(408)));
    await expect(task('19', signal())).rejects.toMatchObject({ code: 'vendor_rejected' });
    expect(asked).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test.each([
    { code: 401, becomes: 'vendor_rejected', mirrored: 'vendor_rejected', attempts: 1 },
    { code: 403, becomes: 'vendor_rejected', mirrored: 'vendor_rejected', attempts: 1 },
    { code: 404, becomes: 'not_found', mirrored: 'not_found', attempts: 1 },
    { code: 412, becomes: 'vendor_rejected', mirrored: 'vendor_rejected', attempts: 1 },
    { code: 500, becomes: 'vendor_rejected', mirrored: 'vendor_unavailable', attempts: 3 },
    { code: 999, becomes: 'vendor_rejected', mirrored: null, attempts: 1 },
  ])('with code $code is $becomes, and $mirrored where HTTP says the same', async (refusal) => {
    const { code, becomes, mirrored, attempts } = refusal;
    const quiet = await connected(always(refusing(code)));
    const error: unknown = await quiet.task('19', signal()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: becomes });
    expect(JSON.stringify(error)).not.toMatch(/Secret|校验/);
    expect(quiet.asked).toHaveLength(1);
    if (mirrored === null) return;
    const loud = await connected(always(refusing(code), code));
    await expect(loud.task('19', signal())).rejects.toMatchObject({ code: mirrored });
    expect(loud.asked).toHaveLength(attempts);
  });

  test.each([
    { what: 'HTML', body: '<html>' },
    { what: 'no data', body: { code: 200, data: null } },
    { what: 'a negative count', body: { ...detail, data: { ...detail.data, doneCount: -1 } } },
    { what: 'a count beyond every number', body: JSON.stringify(detail).replace('"doneCount":2', '"doneCount":1e999') },
    { what: 'half a call', body: { ...detail, data: { ...detail.data, doneCount: 1.5 } } },
  ])('is something else than $what, which is malformed', async ({ body }) => {
    const { taskSummary } = await connected(always(body));
    await expect(taskSummary('19', signal())).rejects.toMatchObject({ code: 'vendor_malformed' });
  });

  test('of an id that byrobot cannot have given takes no request', async () => {
    const { task, asked } = await connected(always(detail));
    await expect(task('../1', signal())).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toHaveLength(0);
  });
});

describe('trying a connection', () => {
  const answering =
    (tasks: unknown) =>
    ({ path }: Asked) => ({
      body: path.endsWith('getCompanys') ? companies : tasks,
      headers: { date: 'Wed, 31 Dec 2025 23:58:30 GMT' },
    });

  test('shows a task, the codes that nobody knows and the difference of the clocks', async () => {
    const odd = { ...list, data: { ...list.data, list: [{ callJobId: 7, jobName: '新', status: 77, jobType: 2 }] } };
    const { test: tryIt } = await connected(answering(odd));
    expect(await tryIt(signal())).toMatchObject({
      reachable: true,
      signedIn: true,
      clockSkewMs: 90_000,
      sample: { kind: 'task', id: '7', name: '新', total: 46 },
      unmappedCodes: [{ field: 'status', code: '77', label: null, count: 1 }],
      steps: [
        { name: 'reach', status: 'pass', endpoint: 'GET /openapi/v1/company/getCompanys' },
        { name: 'sign_in', status: 'pass' },
        { name: 'sample', status: 'pass' },
        { name: 'codes', status: 'warn' },
        { name: 'clock', status: 'warn' },
      ],
    });
  });

  test('shows the company where there is no task yet', async () => {
    const { test: tryIt } = await connected(answering({ code: 200, data: { list: [], total: 0 } }));
    expect((await tryIt(signal())).sample).toEqual({ kind: 'account', id: '3813', name: '百应1', total: 0 });
  });

  test('never throws for a refusal', async () => {
    const { test: tryIt } = await connected(always(refusing(401)));
    expect(await tryIt(signal())).toMatchObject({ reachable: true, signedIn: false, sample: null });
  });
});

describe('an account', () => {
  test('takes the company as a number or as digits', () => {
    expect(byrobot.checkAccount({ ...ACCOUNT, companyId: '3813' })).toEqual(ACCOUNT);
  });

  test('that does not fit names its fields and repeats no secret', () => {
    try {
      byrobot.checkAccount({ appKey: 'a\nb', appSecret: 'tell nobody', companyId: 'x', extra: 1 });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'bad_request' });
      expect(JSON.stringify(error)).not.toContain('tell nobody');
      const { errors } = error as { errors: { field: string }[] };
      expect(errors.map(({ field }) => field).sort()).toEqual(
        ['account.appKey', 'account.appSecret', 'account.companyId', 'account.extra'].sort(),
      );
    }
  });
});
