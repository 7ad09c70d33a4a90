import { describe, expect, onTestFinished, test } from 'vitest';
import { type Asked, standIn, standInIo } from '../../stand-in';
import { telrobotAgent } from './connector';
import stat from './fixtures/stat.json' with { type: 'json' };
import taskList from './fixtures/task-list.json' with { type: 'json' };
import { START, signal, stage } from './testing';

const { connected } = stage(onTestFinished);

describe('trying a connection', () => {
  const good = (asked: Asked) => ({
    headers: { date: 'Sat, 21 Nov 2026 02:59:58 GMT' },
    body: asked.path === '/agent-api/token' ? { code: 200, status: 'success', data: { whatever: 1 } } : taskList,
  });

  test('shows that the account is the one that was meant', async () => {
    const { connector } = await connected(good);
    expect(await connector.test(signal)).toMatchObject({
      reachable: true,
      signedIn: true,
      clockSkewMs: 2000,
      sample: { kind: 'task', id: taskList.data[0]?.uuid, name: '春季回访', total: 3 },
      steps: [
        { name: 'reach', status: 'pass' },
        { name: 'sign_in', status: 'pass', endpoint: 'GET /agent-api/token' },
        { name: 'sample', status: 'pass' },
        { name: 'codes', status: 'warn' },
        { name: 'clock', status: 'pass' },
      ],
      unmappedCodes: [{ field: 'status', code: '9', label: '归档中', count: 1 }],
    });
  });

  test.each([
    [
      'a refused token',
      401,
      { code: 401, data: [] },
      true,
      ['pass', 'fail', 'skipped', 'skipped', 'skipped'],
      'vendor_rejected',
    ],
    [
      'a vendor that is down',
      503,
      '',
      false,
      ['fail', 'skipped', 'skipped', 'skipped', 'skipped'],
      'vendor_unavailable',
    ],
    ['some other web site', 200, '<html>', true, ['pass', 'fail', 'skipped', 'skipped', 'skipped'], 'vendor_malformed'],
  ])('%s is told and not thrown', async (_, status, body, reachable, steps, code) => {
    const { connector } = await connected(() => ({ status, body }));
    const result = await connector.test(signal);
    expect(result).toMatchObject({ reachable, signedIn: false, sample: null, clockSkewMs: null });
    expect(result.steps.map((step) => step.status)).toEqual(steps);
    expect(result.steps.find((step) => step.status === 'fail')?.code).toBe(code);
  });

  test('a white label without the token page is tried by its list', async () => {
    const { connector } = await connected((asked) =>
      asked.path === '/agent-api/token' ? { status: 404, body: '' } : good(asked),
    );
    const result = await connector.test(signal);
    expect(result).toMatchObject({ reachable: true, signedIn: true });
    expect(result.steps.map((step) => step.status)).toEqual(['pass', 'skipped', 'pass', 'warn', 'pass']);
  });
});

test('a base URL may have a path of its own', async () => {
  const server = await standIn(() => ({ body: stat }));
  onTestFinished(server.close);
  const target = { baseUrl: `${server.baseUrl}/tel/`, timeZone: 'Asia/Shanghai' };
  const connector = telrobotAgent.connect(target, { userId: 'a+b', token: 't' }, standInIo(START).io);
  await connector.taskCounts?.('x/y', null, signal).catch(() => undefined);
  expect(server.asked[0]?.path).toBe('/tel/agent-api/user/a%2Bb/task/x%2Fy/stat');
});

test.each([
  [{ userId: 'u' }, ['account.token']],
  [{ userId: '', token: 'a b', other: 1 }, ['account.userId', 'account.token', 'account.other']],
  [{ userId: '..', token: '令牌' }, ['account.userId', 'account.token']],
  [null, ['account']],
])('an account that does not fit is refused with its fields: %j', (given, fields) => {
  try {
    telrobotAgent.checkAccount(given);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_request', errors: fields.map((field) => ({ field })) });
  }
});
