import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { readEnv } from './env';
import { openServices } from './services';

const folder = mkdtempSync(join(tmpdir(), 'callboard-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of its own with this in it. */
function holding(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(folder, 'data-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
}

async function sentenceOf(variables: Readonly<Record<string, string>>): Promise<string> {
  try {
    const services = await openServices({ env: readEnv(variables), write: () => undefined });
    await services.close();
    return 'it started';
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

test.each<[string, () => Record<string, string>, RegExp]>([
  [
    'a data directory that is a file',
    () => ({ CALLBOARD_DATA_DIR: join(holding({ file: 'x' }), 'file') }),
    /^CALLBOARD_DATA_DIR holds ".*file", but takes a directory that Callboard may write to \(it is no directory\)\.$/,
  ],
  [
    'a data directory below a file',
    () => ({ CALLBOARD_DATA_DIR: join(holding({ file: 'x' }), 'file', 'data') }),
    /^CALLBOARD_DATA_DIR holds ".*", but takes a directory .*\(ENOTDIR\)\.$/,
  ],
  [
    'a data directory where nobody can make one',
    () => ({ CALLBOARD_DATA_DIR: '/proc/callboard' }),
    /^CALLBOARD_DATA_DIR holds "\/proc\/callboard", but takes a directory .*\.$/,
  ],
  [
    'a data directory with a zero byte',
    () => ({ CALLBOARD_DATA_DIR: 'a\0b' }),
    /^CALLBOARD_DATA_DIR holds "a\\u0000b", but takes a directory .*\.$/,
  ],
  [
    'a key file that holds no key',
    () => ({ CALLBOARD_DATA_DIR: holding({ 'secret.key': 'hunter2' }) }),
    /^The key file secret\.key in the data directory takes at least 32 bytes in base64\.$/,
  ],
  [
    'a store that is no database',
    () => ({ CALLBOARD_DATA_DIR: holding({ 'app.db': 'no database '.repeat(1_000) }) }),
    /^The file app\.db in the data directory cannot be opened as a database\.$/,
  ],
  [
    'a PostgreSQL server that nobody runs',
    () => ({ CALLBOARD_DATA_DIR: holding({}), DATABASE_URL: 'postgres://callboard:hunter2@127.0.0.1:1/callboard' }),
    /^DATABASE_URL names a PostgreSQL server that cannot be used \(ECONNREFUSED\)\.$/,
  ],
  [
    'a provisioning file that is not there',
    () => ({ CALLBOARD_DATA_DIR: holding({}), CALLBOARD_CONNECTIONS: join(folder, 'none.json') }),
    /^CALLBOARD_CONNECTIONS names .*none\.json: there is no such file\.$/,
  ],
  [
    'a provisioning file that is not JSON',
    () => ({ CALLBOARD_DATA_DIR: holding({}), CALLBOARD_CONNECTIONS: join(holding({ c: '{"a":' }), 'c') }),
    /^CALLBOARD_CONNECTIONS names .*: is not JSON.*\.$/,
  ],
])('%s stops the start with one sentence that names what is wrong', async (_, variables, sentence) => {
  const said = await sentenceOf(variables());
  expect(said).toMatch(sentence);
  expect(said).not.toContain('hunter2');
});

const entry = { id: 'c', name: 'C', dialect: 'byrobot', baseUrl: 'https://vendor.example', timeZone: 'Asia/Shanghai' };
test.each<[string, Record<string, unknown>, string]>([
  ['telrobot-agent without a user', { dialect: 'telrobot-agent', account: { token: 'hunter2' } }, 'account.userId'],
  [
    'telrobot-v1 without tasks',
    { dialect: 'telrobot-v1', account: { token: 'hunter2', taskIds: [] } },
    'account.taskIds',
  ],
  [
    'telrobot-v1 with a task twice',
    { dialect: 'telrobot-v1', account: { token: 'h', taskIds: ['a', 'a'] } },
    'account.taskIds',
  ],
  [
    'byrobot with half a company',
    { account: { appKey: 'k', appSecret: 'hunter2', companyId: 1.5 } },
    'account.companyId',
  ],
  [
    'byrobot with a secret of two lines',
    { account: { appKey: 'k', appSecret: 'hunter2\r\nx', companyId: 1 } },
    'account.appSecret',
  ],
  [
    'AI Rudder with another scheme',
    { dialect: 'airudder-inbound', account: { appKey: 'k', appSecret: 's', authScheme: 'Basic' } },
    'account.authScheme',
  ],
  [
    'a word too many',
    { account: { appKey: 'k', appSecret: 's', companyId: 1, password: 'hunter2' } },
    'account.password',
  ],
  [
    'a port that is none',
    { baseUrl: 'https://vendor.example:99999', account: { appKey: 'k', appSecret: 's', companyId: 1 } },
    'baseUrl',
  ],
  [
    'a search in the address',
    { baseUrl: 'https://vendor.example/?token=hunter2', account: { appKey: 'k', appSecret: 's', companyId: 1 } },
    'baseUrl',
  ],
  [
    'a limit in words',
    { limits: { inFlight: 'many' }, account: { appKey: 'k', appSecret: 's', companyId: 1 } },
    'limits.inFlight',
  ],
])('a provisioning file with %s names the path inside it', async (_, change, path) => {
  const file = join(holding({ 'c.json': JSON.stringify({ connections: [{ ...entry, ...change }] }) }), 'c.json');
  const said = await sentenceOf({ CALLBOARD_DATA_DIR: holding({}), CALLBOARD_CONNECTIONS: file });
  expect(said).toContain(`CALLBOARD_CONNECTIONS names ${file}: `);
  expect(said).toContain(`connections[0].${path}`);
  expect(said).not.toContain('hunter2');
});

test('a directory that is there already, with what an earlier start left in it, is taken', async () => {
  const data = join(holding({}), 'deep', 'er');
  mkdirSync(data, { recursive: true });
  expect(await sentenceOf({ CALLBOARD_DATA_DIR: data })).toBe('it started');
  expect(await sentenceOf({ CALLBOARD_DATA_DIR: data })).toBe('it started');
});
