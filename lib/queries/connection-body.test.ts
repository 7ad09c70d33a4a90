import { describe, expect, test } from 'vitest';
import type { Connection } from '@/lib/model/connection';
import { DIALECTS } from '@/lib/model/dialects';
import { VENDORS } from '@/lib/vendors/registry';
import { secretsWanted } from './connection-body';
import {
  ACCOUNT_FIELDS,
  type ConnectionDraft,
  draftOf,
  HAS_RECORDINGS,
  isPlainHttp,
  proposeId,
} from './connection-draft';
import { changeOf, entryOf } from './connection-entry';

const saved: Connection = {
  id: 'by',
  name: 'Baiying',
  dialect: 'byrobot',
  sandbox: false,
  provisioned: false,
  baseUrl: 'https://vendor.example',
  timeZone: 'Asia/Shanghai',
  capabilities: ['taskList', 'taskStat'],
  limits: { requestsPerSecond: 5, inFlight: 2, timeoutMs: 20_500, set: ['inFlight', 'timeoutMs'] },
  recordingHosts: ['cdn.example', 'cdn.example:8443'],
  recordingUrlTemplate: 'https://cdn.example/{path}',
  account: { companyId: 3813 },
  state: 'ok',
  lastSuccessAt: null,
  lastError: null,
};

const filled: ConnectionDraft = {
  ...draftOf('byrobot'),
  id: 'by',
  name: ' Baiying ',
  baseUrl: 'https://vendor.example',
  account: { appKey: 'key', appSecret: 'secret', companyId: '3813' },
};

/** The saved connection's form with something else in it. */
const changed = (part: Partial<ConnectionDraft>): ConnectionDraft => {
  const draft = draftOf('byrobot', saved);
  return { ...draft, ...part, account: { ...draft.account, ...part.account } };
};

const errorsOf = (checked: ReturnType<typeof entryOf> | ReturnType<typeof changeOf>) =>
  'errors' in checked ? checked.errors.map(({ field }) => field) : [];

test.each(DIALECTS)('the form of %s asks for exactly what its account takes, and hides its secrets', (dialect) => {
  const asked = ACCOUNT_FIELDS[dialect].map(({ name, kind }) => ({ name, secret: kind === 'secret' }));
  expect(asked).toEqual(VENDORS[dialect].accountFields.map(({ name, secret }) => ({ name, secret })));
});

test('recordings are asked about wherever a dialect has calls to record', () => {
  for (const dialect of DIALECTS) {
    expect([dialect, HAS_RECORDINGS[dialect]]).toEqual([
      dialect,
      !VENDORS[dialect].capabilities.includes('inboundStats'),
    ]);
  }
});

describe('a new connection', () => {
  test('becomes the entry of a provisioning file, its numbers as numbers and its text trimmed', () => {
    expect(entryOf(filled)).toEqual({
      value: {
        id: 'by',
        name: 'Baiying',
        dialect: 'byrobot',
        baseUrl: 'https://vendor.example',
        timeZone: 'Asia/Shanghai',
        account: { appKey: 'key', appSecret: 'secret', companyId: 3813 },
      },
    });
  });

  test('passes the check of its own vendor', () => {
    const checked = entryOf(filled);
    expect('value' in checked && VENDORS.byrobot.checkAccount(checked.value.account)).toMatchObject({
      companyId: 3813,
    });
  });

  test('that is empty names every field that has to be filled in', () => {
    expect(errorsOf(entryOf(draftOf('telrobot-v1')))).toEqual([
      'name',
      'id',
      'baseUrl',
      'account.token',
      'account.taskIds',
    ]);
  });

  test('takes task ids one per line, or however they were pasted', () => {
    const draft = { ...filled, ...draftOf('telrobot-v1'), id: 'v1', name: 'v1', baseUrl: 'https://a.example' };
    const checked = entryOf({ ...draft, account: { token: 't', taskIds: 'one\n two,three；four\n\n' } });
    expect('value' in checked && checked.value.account).toEqual({
      token: 't',
      taskIds: ['one', 'two', 'three', 'four'],
    });
  });

  test('takes its deadline in seconds and sends milliseconds', () => {
    const checked = entryOf({ ...filled, timeoutSeconds: '1.5', requestsPerSecond: '0.5' });
    expect('value' in checked && checked.value.limits).toEqual({ timeoutMs: 1500, requestsPerSecond: 0.5 });
  });

  test.each([
    ['companyId', { account: { ...filled.account, companyId: '38a' } }, 'account.companyId'],
    ['an address without http', { baseUrl: 'vendor.example' }, 'baseUrl'],
    ['an address with a password', { baseUrl: 'https://a:b@vendor.example' }, 'baseUrl'],
    ['a time zone nobody knows', { timeZone: 'Beijing' }, 'timeZone'],
    ['a capital in the id', { id: 'By' }, 'id'],
    ['words for a rate', { requestsPerSecond: 'fast' }, 'limits.requestsPerSecond'],
    ['half a place', { inFlight: '1.5' }, 'limits.inFlight'],
    ['too long a deadline', { timeoutSeconds: '61' }, 'limits.timeoutMs'],
    ['a host with a path', { recordingHosts: 'cdn.example/x' }, 'recordingHosts.0'],
  ] as const)('with %s is not sent', (_, part, field) => {
    expect(errorsOf(entryOf({ ...filled, ...part }))).toEqual([field]);
  });
});

describe('a saved connection', () => {
  test('that nobody touched changes nothing', () => {
    expect(changeOf(draftOf('byrobot', saved), saved)).toEqual({ value: {} });
  });

  test('comes with its ids and with the limits that are its own; secrets and defaults are empty', () => {
    expect(draftOf('byrobot', saved)).toMatchObject({
      account: { companyId: '3813' },
      requestsPerSecond: '',
      inFlight: '2',
      timeoutSeconds: '20.5',
      recordingHosts: 'cdn.example\ncdn.example:8443',
      recordingUrlTemplate: 'https://cdn.example/{path}',
    });
    const account = { taskIds: ['one', 'two'] };
    expect(draftOf('telrobot-v1', { ...saved, dialect: 'telrobot-v1', account }).account).toEqual({
      taskIds: 'one\ntwo',
    });
  });

  test('sends only what differs, and of the account only what was entered', () => {
    const draft = changed({ name: 'Other', account: { appSecret: 'new', companyId: ' 3813 ' } });
    expect(changeOf(draft, saved)).toEqual({ value: { name: 'Other', account: { appSecret: 'new' } } });
    expect(changeOf(changed({ account: { companyId: '3814' } }), saved)).toEqual({
      value: { account: { companyId: 3814 } },
    });
  });

  test('keeps its other limits when one changes, since they are taken as a whole', () => {
    expect(changeOf(changed({ requestsPerSecond: '2' }), saved)).toEqual({
      value: { limits: { requestsPerSecond: 2, inFlight: 2, timeoutMs: 20_500 } },
    });
    expect(changeOf(changed({ inFlight: '' }), saved)).toEqual({ value: { limits: { timeoutMs: 20_500 } } });
  });

  test('goes back to the defaults where fields are cleared', () => {
    const cleared = { inFlight: ' ', timeoutSeconds: '', recordingHosts: '\n', recordingUrlTemplate: '' };
    expect(changeOf(changed(cleared), saved)).toEqual({
      value: { limits: null, recordingHosts: null, recordingUrlTemplate: null },
    });
  });

  test('cannot lose an id of its account', () => {
    expect(errorsOf(changeOf(changed({ account: { companyId: '' } }), saved))).toEqual(['account.companyId']);
  });

  test.each([
    ['https://vendor.example/v2', null],
    [' HTTPS://Vendor.Example:443 ', null],
    ['https://vendor.exampl', 'moved'],
    ['http://vendor.example', 'moved'],
    ['https://vendor.example:8443', 'moved'],
    ['not an address', null],
  ] as const)('that is moved to %s wants its secrets: %s', (baseUrl, why) => {
    expect(secretsWanted(changed({ baseUrl }), saved)).toBe(why);
  });

  test('that is moved to another origin is not sent without its secrets', () => {
    const moved = changed({ baseUrl: 'https://elsewhere.example' });
    expect(errorsOf(changeOf(moved, saved))).toEqual(['account.appKey', 'account.appSecret']);
    const account = { ...moved.account, appKey: 'key', appSecret: 'secret' };
    expect(changeOf({ ...moved, account }, saved)).toEqual({
      value: { baseUrl: 'https://elsewhere.example', account: { appKey: 'key', appSecret: 'secret' } },
    });
  });

  test('whose account cannot be read any more wants all of it, once anything is changed', () => {
    const unreadable = { ...saved, account: null };
    const draft = draftOf('byrobot', unreadable);
    expect(changeOf(draft, unreadable)).toEqual({ value: {} });
    expect(errorsOf(changeOf({ ...draft, name: 'Other' }, unreadable))).toEqual([
      'account.appKey',
      'account.appSecret',
      'account.companyId',
    ]);
  });

  test('cannot lose its name or its address', () => {
    expect(errorsOf(changeOf({ ...draftOf('byrobot', saved), name: ' ', baseUrl: '' }, saved))).toEqual([
      'name',
      'baseUrl',
    ]);
  });
});

describe('an id', () => {
  test('is proposed from the Latin part of a name', () => {
    expect(proposeId('telrobot 华东 No. 2', 'telrobot-agent', [])).toBe('telrobot-no-2');
  });

  test('is the dialect where a name has no Latin part', () => {
    expect(proposeId('百应续费回访', 'byrobot', [])).toBe('byrobot');
  });

  test('is numbered where it is taken', () => {
    expect(proposeId('百应', 'byrobot', ['byrobot', 'byrobot-2'])).toBe('byrobot-3');
  });

  test('is at most 40 characters long', () => {
    expect(proposeId('a'.repeat(80), 'byrobot', [proposeId('a'.repeat(80), 'byrobot', [])]).length).toBeLessThanOrEqual(
      40,
    );
  });
});

test('plain http is noticed however it is written', () => {
  expect([' HTTP://a.example', 'https://a.example', ''].map(isPlainHttp)).toEqual([true, false, false]);
});
