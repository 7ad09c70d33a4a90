import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { openCredentials, sealCredentials } from './credentials';
import { deriveKeys } from './keys';
import { loadMasterKey } from './master-key';
import { createPasswords } from './passwords';
import { keyedHash, newSecret, sameSecret } from './tokens';

const folder = await mkdtemp(join(tmpdir(), 'callboard-keys-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const keys = deriveKeys(Buffer.alloc(32, 1));
const account = { appKey: 'k', appSecret: 'canary-secret' };

test('the same master key gives the same keys, another one others, and no two purposes share one', () => {
  const again = deriveKeys(Buffer.alloc(32, 1));
  const other = deriveKeys(Buffer.alloc(32, 2));
  expect(keyedHash(again.sessions, 'x')).toBe(keyedHash(keys.sessions, 'x'));
  expect(other.kid).not.toBe(keys.kid);
  const purposes = [keys.credentials, keys.sessions, keys.apiTokens, keys.invites, keys.attempts];
  expect(new Set([...purposes, other.sessions].map((key) => keyedHash(key, 'x'))).size).toBe(6);
});

test('keys show nothing of themselves when somebody logs them', () => {
  const bytes = keys.sessions.export();
  const shown = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys);
  for (const form of ['hex', 'base64', 'base64url'] as const) expect(shown).not.toContain(bytes.toString(form));
});

test('credentials come back as they were sealed, never twice as the same text, and not in the clear', () => {
  const sealed = sealCredentials(keys, 'tel', account);
  expect(openCredentials(keys, 'tel', sealed)).toEqual(account);
  expect(sealed).not.toBe(sealCredentials(keys, 'tel', account));
  expect(sealed).not.toContain('canary');
});

test('credentials sealed with another key are refused with a sentence that says what to do', () => {
  const sealed = sealCredentials(deriveKeys(Buffer.alloc(32, 2)), 'tel', account);
  expect(() => openCredentials(keys, 'tel', sealed)).toThrow(
    /encrypted with another key: start with the CALLBOARD_SECRET/,
  );
});

test('credentials moved to another connection, cut or changed in any one place do not open', () => {
  const sealed = sealCredentials(keys, 'tel', account);
  const damaged = [sealed.slice(0, -1), '', 'v1', sealed.replace('v1.', 'v2.'), `v1.${keys.kid}.AAAA`];
  const [head = '', kid = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  for (let place = 0; place < bytes.length; place += 1) {
    const flipped = Buffer.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    damaged.push(`${head}.${kid}.${flipped.toString('base64url')}`);
  }
  for (const text of damaged) expect(() => openCredentials(keys, 'tel', text)).toThrow(/damaged or belong to another/);
  expect(() => openCredentials(keys, 'by', sealed)).toThrow(/damaged or belong to another/);
});

test('without CALLBOARD_SECRET a key file is made once, for its owner alone, and read by every later start', async () => {
  const dataDir = join(folder, 'made');
  const keysOfStarts = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey({ secret: null, dataDir })));
  expect(new Set(keysOfStarts.map((key) => key.toString('hex'))).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(['secret.key']);
  expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  await chmod(join(dataDir, 'secret.key'), 0o644);
  expect(await loadMasterKey({ secret: null, dataDir })).toEqual(keysOfStarts[0]);
  expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
});

test('a key that is too short or no base64 is refused, and never repeated', async () => {
  const dataDir = await mkdtemp(join(folder, 'bad-'));
  const short = randomBytes(31).toString('base64');
  for (const secret of [short, 'canary canary canary canary canary canary canary', '']) {
    await expect(loadMasterKey({ secret, dataDir })).rejects.toThrow(
      /^CALLBOARD_SECRET takes at least 32 bytes in base64\.$/,
    );
  }
  await writeFile(join(dataDir, 'secret.key'), short);
  await expect(loadMasterKey({ secret: null, dataDir })).rejects.toThrow(/^The key file secret\.key .* 32 bytes/);
  const good = randomBytes(48);
  expect(await loadMasterKey({ secret: `${good.toString('base64')}\n`, dataDir })).toEqual(good);
  expect(await loadMasterKey({ secret: good.toString('base64url'), dataDir })).toEqual(good);
});

test('a password is checked against its own salt and cost, whichever keyboard wrote it', async () => {
  const cheap = createPasswords({ logN: 8, r: 8, p: 1 });
  const dearer = createPasswords({ logN: 9, r: 8, p: 1 });
  const stored = await cheap.hash('pässwort eins');
  expect(stored).not.toBe(await cheap.hash('pässwort eins'));
  expect(stored).toMatch(/^scrypt\$8\$8\$1\$/);
  expect(await dearer.verify('pa\u0308sswort eins', stored)).toBe(true);
  expect(await dearer.verify('passwort eins', stored)).toBe(false);
  expect(await dearer.verify('x', null)).toBe(false);
  expect(await dearer.verify('x', 'not a hash')).toBe(false);
});

test('a flood of passwords is told to come back instead of queueing without end', async () => {
  const passwords = createPasswords({ logN: 8, r: 8, p: 1 });
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.verify('x', null)));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(18);
  expect(refused[0]).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 10 });
  expect(await passwords.verify('x', null)).toBe(false);
});

test('in earnest a password costs what OWASP lists', async () => {
  expect(await createPasswords().hash('a password')).toMatch(/^scrypt\$15\$8\$3\$/);
});

test('an unknown login costs a whole password check', async () => {
  const passwords = createPasswords();
  const stored = await passwords.hash('right password');
  const time = async (hash: string | null) => {
    const from = process.cpuUsage();
    await passwords.verify('wrong password', hash);
    const used = process.cpuUsage(from);
    return used.user + used.system;
  };
  const [known, unknown] = [await time(stored), await time(null)];
  // The same derivation either way; half of it would be one that was skipped.
  expect(unknown).toBeGreaterThan(known / 2);
  expect(unknown).toBeLessThan(known * 2);
});

test('secrets are 256 random bits and are compared as a whole', () => {
  const secret = newSecret();
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(newSecret()).not.toBe(secret);
  expect(sameSecret(keys.sessions, secret, secret)).toBe(true);
  expect(sameSecret(keys.sessions, secret, `${secret}x`)).toBe(false);
});
