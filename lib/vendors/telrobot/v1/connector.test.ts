import { describe, expect, onTestFinished, test } from 'vitest';
import { telrobotV1 } from './connector';
import { answerOf, signal, stage, TASK } from './testing';

const { connected } = stage(onTestFinished);

describe('trying a connection', () => {
  test('reads the numbers of the first task', async () => {
    const { connector, asked } = await connected((question) => ({
      ...answerOf({ numbers: { 1: 3, 44: 1 }, labels: { 44: '语音信箱' } }, question),
      headers: { date: 'Sat, 21 Nov 2026 03:02:00 GMT' },
    }));
    expect(await connector.test(signal)).toMatchObject({
      reachable: true,
      signedIn: true,
      clockSkewMs: -120_000,
      sample: { kind: 'task', id: TASK, total: 4 },
      steps: [
        { name: 'reach', status: 'pass' },
        { name: 'sign_in', status: 'pass' },
        { name: 'sample', status: 'pass', endpoint: 'GET /v1/task/number' },
        { name: 'codes', status: 'warn' },
        { name: 'clock', status: 'warn' },
      ],
      unmappedCodes: [{ field: 'status', code: '44', label: '语音信箱', count: 1 }],
    });
    expect(asked).toHaveLength(1);
  });

  test.each([
    [401, '', ['pass', 'fail', 'skipped', 'skipped', 'skipped']],
    [404, '', ['pass', 'skipped', 'fail', 'skipped', 'skipped']],
    [500, '', ['fail', 'skipped', 'skipped', 'skipped', 'skipped']],
  ])('HTTP %d is told and not thrown', async (status, body, steps) => {
    const { connector } = await connected(() => ({ status, body }));
    const result = await connector.test(signal);
    expect(result.steps.map((step) => step.status)).toEqual(steps);
    expect(result.signedIn).toBe(false);
  });
});

test.each([
  [{ token: 't' }, ['account.taskIds']],
  [{ token: 't', taskIds: [] }, ['account.taskIds']],
  [{ token: 't', taskIds: ['a', 'a'] }, ['account.taskIds']],
  [{ token: '', taskIds: ['a b'], userId: 'u' }, ['account.token', 'account.taskIds.0', 'account.userId']],
])('an account that does not fit is refused with its fields: %j', (given, fields) => {
  try {
    telrobotV1.checkAccount(given);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_request', errors: fields.map((field) => ({ field })) });
  }
});
