import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CANARY, SPOKEN, showsCanary, WRITTEN } from './canary';
import { redact } from './redact';

const FORMATS: readonly unknown[] = [
  ...WRITTEN,
  ...SPOKEN,
  Number(CANARY),
  Number(`86${CANARY}`),
  { [CANARY]: 1 },
  [[[CANARY]]],
];

describe('the raw view of an answer', () => {
  test.each(FORMATS.map((format) => [format]))('shows no telephone number, however written: %j', (format) => {
    for (const key of ['callee', 'remark', 'number', 'answer_content']) {
      expect(showsCanary(JSON.stringify(redact({ data: [{ [key]: format }] })))).toBe(false);
    }
  });

  test('hides a number under every key of every documented answer', () => {
    const keys = [
      'number',
      'callee',
      'caller_number',
      'calling_number',
      'bridge_number',
      'bredge_number',
      'phone',
      'mobile',
    ];
    const more = [
      'customerTelephone',
      'callerPhone',
      'callPhones',
      'calledPhone',
      'phoneNum',
      'secondaryPhone',
      'telephone',
    ];
    for (const key of [...keys, ...more]) expect(redact({ [key]: '02512345678' })).toEqual({ [key]: '0251****5678' });
  });

  test('keeps a number that the vendor has masked already, and what is no number', () => {
    const kept = {
      number: '138****5721',
      uuid: '17361984-3171-4904-b1f3-123456789012',
      calldate: '2019-05-08 19:02:58',
      number_status: [{ status: 2, count: 6 }],
      random_assignment_number: 0,
      answered: 61,
      id: '1583507077',
      mobile_type: '联通',
      percent: 91.03999999999999,
    };
    expect(redact(kept)).toEqual(kept);
  });

  test('removes credentials, webhook addresses and stack traces', () => {
    const secrets = ['token', 'access_token', 'appSecret', 'password', 'Authorization', 'appkey', 'APPKey', 'sign'];
    const others = ['call_notify_url', 'errorStackTrace', 'originate_variables', 'userToken', 'cookie'];
    for (const key of [...secrets, ...others]) expect(redact({ [key]: 'abc' })).toEqual({ [key]: '[removed]' });
    expect(redact('Authorization: Bearer abcdefghijkl')).toBe('Authorization: Bearer [removed]');
    expect(redact({ errorStackTrace: null, sign: '' })).toEqual({ errorStackTrace: null, sign: '' });
  });

  test('removes recordings, by name and wherever an address or a path stands', () => {
    expect(redact({ recordfile: 'x', record_file: 'x', luyinOssUrl: 'x', userLuyinOssUrl: 'x' })).toEqual({
      recordfile: '[removed]',
      record_file: '[removed]',
      luyinOssUrl: '[removed]',
      userLuyinOssUrl: '[removed]',
    });
    expect(redact('see https://x.example/a%20b.wav?e=1 and /mnt/a/b.MP3 there')).toBe(
      'see [removed] and [removed] there',
    );
    expect(redact('kept under /mnt/smartivr/recordings/2020-02-22/1, see /v1/record')).toBe(
      'kept under [removed] see /v1/record',
    );
    expect(redact({ record_file: null })).toEqual({ record_file: null });
  });

  test('looks into JSON that comes as text', () => {
    const nested = JSON.stringify({ token: 'abc', phone: CANARY });
    expect(redact({ extra: nested })).toEqual({ extra: '{"token":"[removed]","phone":"199****4321"}' });
  });

  test('is a copy: a key that would change a prototype stays a key', () => {
    const answer: unknown = JSON.parse('{"__proto__":{"callee":"19900004321"},"a":1}');
    const copy = redact(answer);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"callee":"199****4321"},"a":1}');
  });

  test('leaves wide digits alone where they are no telephone number', () => {
    expect(redact({ status_str: '第２次未接' })).toEqual({ status_str: '第２次未接' });
  });

  test('is bounded in depth', () => {
    let deep: unknown = CANARY;
    for (let depth = 0; depth < 1000; depth++) deep = [deep];
    expect(JSON.stringify(redact(deep))).toContain('[removed]');
  });

  test('never shows the number, whatever stands around it', () => {
    const around = fc.record({ before: fc.string(), after: fc.string(), key: fc.string() });
    fc.assert(
      fc.property(around, ({ before, after, key }) => {
        // A digit next to it makes it another number.
        fc.pre(!/\d\s*$|[０-９]/.test(before) && !/^\s*\d|[０-９]/.test(after) && !/%[0-9a-f]$/i.test(before));
        expect(JSON.stringify(redact({ [key]: `${before}${CANARY}${after}` }))).not.toContain(CANARY);
      }),
      { numRuns: 1000 },
    );
  });

  test('takes linear time for a megabyte without any blank', () => {
    // Its own time: other programs may keep this machine busy.
    const start = process.cpuUsage();
    redact({ a: 'a'.repeat(1_000_000), b: '1-'.repeat(500_000), c: `${'/'.repeat(1_000_000)}.wav` });
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});

test('the same text is judged by the name it stands under, however often it comes', () => {
  const [as, back] = [
    { callee: '1234567', code: '1234567' },
    { code: '1234567', callee: '1234567' },
  ];
  const shown = { callee: '12****67', code: '1234567' };
  expect(redact([as, back, as])).toEqual([shown, shown, shown]);
  expect(redact({ text: '订单 1234567', name: '订单 1234567' })).toEqual({ text: '订单 ****', name: '订单 1234567' });
});
