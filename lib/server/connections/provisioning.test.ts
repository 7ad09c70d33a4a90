import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import type { Vendor } from '@/lib/vendors/connector';
import { parseProvisioning, readProvisioning } from './provisioning';

// An account that takes exactly one field, so that the reasons of real dialects stay their own tests' business.
const vendor: Pick<Vendor, 'checkAccount'> = {
  checkAccount: (account) => {
    if (typeof account === 'object' && account !== null && 'token' in account && account.token !== '') {
      return { ...account };
    }
    throw new AppError('bad_request', 'no', { errors: [{ field: 'account.token', reason: 'is missing' }] });
  },
};
const VENDORS = { 'telrobot-agent': vendor, 'telrobot-v1': vendor, byrobot: vendor, 'airudder-inbound': vendor };

const OPEN = { allowPrivate: false };
const ref = (name: string) => `\${${name}}`;

const entry = {
  id: 'tel',
  name: 'Telrobot, sales',
  dialect: 'telrobot-agent',
  baseUrl: 'https://vendor.example',
  timeZone: 'Asia/Shanghai',
  account: { token: 'hunter2' },
};
const parse = (value: unknown, source: Record<string, string> = {}) =>
  parseProvisioning(typeof value === 'string' ? value : JSON.stringify(value), source, VENDORS);
const sentenceOf = (value: unknown, source: Record<string, string> = {}) => {
  try {
    parse(value, source);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return '';
};

describe('a provisioning file', () => {
  test('that fits gives its connections in order, defaults filled in', () => {
    const { timeZone: _, ...second } = { ...entry, id: 'tel-2' };
    const read = parse({ connections: [{ ...entry, limits: { timeoutMs: 1000 } }, second] });
    expect(read.map(({ id, timeZone, limits }) => [id, timeZone, limits])).toEqual([
      ['tel', 'Asia/Shanghai', { timeoutMs: 1000 }],
      ['tel-2', 'Asia/Shanghai', undefined],
    ]);
  });

  test('takes secrets from the environment, also inside a longer text', () => {
    const connections = [
      { ...entry, baseUrl: `https://${ref('HOST_NAME')}/api`, account: { token: `${ref('A')}-${ref('B')}` } },
    ];
    const [read] = parse({ connections }, { HOST_NAME: 'vendor.example', A: 'one', B: 'two' });
    expect(read).toMatchObject({ baseUrl: 'https://vendor.example/api', account: { token: 'one-two' } });
  });

  test.each<[string, unknown, string]>([
    ['no JSON at all', '{ "connections": [\n  { "id": "tel", "token": hunter2 } ] }', 'is not JSON'],
    ['a list', [], 'the file takes an object'],
    ['no connections', {}, 'connections is missing'],
    ['another key beside them', { connections: [], users: [] }, 'users is not known here'],
    ['an entry that is no object', { connections: ['tel'] }, 'connections[0] takes an object'],
    ['a missing field', { connections: [{ ...entry, name: undefined }] }, 'connections[0].name is missing'],
    ['an unknown field', { connections: [{ ...entry, url: 'x' }] }, 'connections[0].url is not known here'],
    [
      'an unknown dialect',
      { connections: [{ ...entry, dialect: 'sip' }] },
      'connections[0].dialect takes telrobot-agent, telrobot-v1, byrobot, airudder-inbound',
    ],
    ['a bad id', { connections: [{ ...entry, id: 'Tel 1' }] }, 'connections[0].id takes 1 to 40 of a-z, 0-9 and -'],
    ['a number as name', { connections: [{ ...entry, name: 7 }] }, 'connections[0].name takes text'],
    [
      'an unknown zone',
      { connections: [{ ...entry, timeZone: 'Mars' }] },
      'connections[0].timeZone takes an IANA time zone such as Asia/Shanghai',
    ],
    [
      'a limit out of bounds',
      { connections: [{ ...entry, limits: { timeoutMs: 999 } }] },
      'connections[0].limits.timeoutMs takes a whole number from 1000 to 60000',
    ],
    [
      'an account that does not fit',
      { connections: [entry, { ...entry, id: 'b', account: {} }] },
      'connections[1].account.token is missing',
    ],
    [
      'an id twice',
      { connections: [entry, { ...entry, name: 'again' }] },
      'connections[1].id is taken by connections[0]',
    ],
    [
      'a variable that is not set',
      { connections: [{ ...entry, account: { token: ref('NOPE') } }] },
      `connections[0].account.token names ${ref('NOPE')}, which is not set`,
    ],
  ])('with %s names the path and the reason', (_, value, sentence) => {
    expect(sentenceOf(value)).toMatch(sentence);
    expect(sentenceOf(value)).not.toContain('hunter2');
  });

  test('names every wrong path at once', () => {
    const connections = [
      { ...entry, id: 'A' },
      { ...entry, name: '' },
    ];
    expect(sentenceOf({ connections })).toBe(
      'connections[0].id takes 1 to 40 of a-z, 0-9 and -; connections[1].name takes 1 to 120 characters',
    );
  });

  test('says which line is not JSON, without quoting it', () => {
    expect(sentenceOf('{\n"connections": [\n{ "token": "hunter2" "x" }]}')).toMatch(/^is not JSON(?: \(line 3\))?$/);
  });

  test('keys such as __proto__ and lone braces do no harm', () => {
    expect(sentenceOf('{"connections":[{"__proto__":{"id":"x"}}]}')).toContain('connections[0].id is missing');
    expect(parse({ connections: [{ ...entry, name: '$ { and $NAME and $' }] })[0]?.name).toBe('$ { and $NAME and $');
  });

  test('is named by its path where it cannot be read', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'callboard-'));
    const missing = join(directory, 'none.json');
    await expect(readProvisioning(missing, {}, VENDORS, OPEN)).rejects.toThrow(
      `CALLBOARD_CONNECTIONS names ${missing}: there is no such file.`,
    );
    await expect(readProvisioning(directory, {}, VENDORS, OPEN)).rejects.toThrow('cannot be read (EISDIR)');
    const wrong = join(directory, 'wrong.json');
    writeFileSync(wrong, '{"connections":[{}]}');
    const inside = join(directory, 'inside.json');
    writeFileSync(
      inside,
      JSON.stringify({ connections: [entry, { ...entry, id: 'x', baseUrl: 'http://127.0.0.1:4010' }] }),
    );
    await expect(readProvisioning(inside, {}, VENDORS, OPEN)).rejects.toThrow(
      'connections[1].baseUrl takes an address on the public internet',
    );
    await expect(readProvisioning(inside, {}, VENDORS, { allowPrivate: true })).resolves.toHaveLength(2);
    await expect(readProvisioning(wrong, {}, VENDORS, OPEN)).rejects.toThrow(/connections\[0\]\.id is missing.*\.$/);
  });
});
