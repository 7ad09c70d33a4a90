import { describe, expect, onTestFinished, test } from 'vitest';
import sample from './fixtures/phone-log-info.json' with { type: 'json' };
import { ACCOUNT, connectTo, refusing, signal } from './stand-in';

// One key may open several companies, and the vendor gives a call to whoever knows its id.

type Whose = { readonly companyId?: number | null; readonly callJobId?: number | null };

/** A vendor with one call, and with task 31 in our company alone. */
async function reading(whose: Whose, tasks: 'ours' | 'theirs' | 'out of order' = 'ours') {
  const { companyId: _, ...sceneInstance } = { ...sample.data.sceneInstance, ...whose };
  const instance = whose.companyId === undefined ? sceneInstance : { ...sceneInstance, companyId: whose.companyId };
  const connection = await connectTo(({ path, query }) => {
    if (path.endsWith('phoneLogInfo'))
      return { body: { ...sample, data: { ...sample.data, sceneInstance: instance } } };
    if (tasks === 'out of order') return { status: 503, body: '' };
    const known = tasks === 'ours' && query['companyId'] === String(ACCOUNT.companyId) && query['taskId'] === '31';
    return { body: known ? { code: 200, data: { callJobId: 31 } } : refusing(404) };
  });
  onTestFinished(connection.close);
  return connection;
}
const question = { callId: '540' };

describe.each(['call', 'recording'] as const)('a %s', (kind) => {
  test('of our company is given out, and nothing more is asked', async () => {
    const of = await reading({ companyId: ACCOUNT.companyId });
    await expect(of[kind](question, signal())).resolves.toBeDefined();
    await expect(of[kind]({ ...question, taskId: '31' }, signal())).resolves.toBeDefined();
    expect(of.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['phoneLogInfo', 'phoneLogInfo']);
  });

  test("of another company that the same key opens is not found, though the task's number is one of ours", async () => {
    const of = await reading({ companyId: ACCOUNT.companyId + 1 });
    await expect(of[kind](question, signal())).rejects.toMatchObject({ code: 'not_found' });
  });

  test('of another task than the one that it is looked for in is not found', async () => {
    const of = await reading({ companyId: ACCOUNT.companyId });
    await expect(of[kind]({ ...question, taskId: '32' }, signal())).rejects.toMatchObject({ code: 'not_found' });
  });

  test('whose company is not told belongs to whom its task belongs', async () => {
    await expect((await reading({}))[kind](question, signal())).resolves.toBeDefined();
    await expect((await reading({ companyId: null }, 'theirs'))[kind](question, signal())).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('of which it cannot be found out is not given out', async () => {
    const untold = await reading({ companyId: null, callJobId: null });
    await expect(untold[kind](question, signal())).rejects.toMatchObject({ code: 'vendor_malformed' });
    const silent = await reading({ companyId: null }, 'out of order');
    await expect(silent[kind](question, signal())).rejects.toMatchObject({ code: 'vendor_unavailable' });
  });
});
