import { describe, expect, test } from 'vitest';
import { base32, codeOfStep, matchingStep, newTotpSecret, otpauthUri, stepOf } from './totp';

const SECRET = Buffer.from('12345678901234567890');
const bytes = (text: string) => Buffer.from(text);

describe('codes of a second factor', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238, appendix B, at second %i', (seconds, code) => {
    expect(codeOfStep(SECRET, stepOf(seconds * 1_000), 8)).toBe(code);
  });

  test.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'])(
    'are those of RFC 4226, appendix D: %s',
    (code) => {
      const at = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
      expect(codeOfStep(SECRET, at.indexOf(code))).toBe(code);
    },
  );

  test('hold a step before and after their own, and no longer', () => {
    const now = 1_795_230_317_124;
    const step = stepOf(now);
    for (const off of [-1, 0, 1]) expect(matchingStep(SECRET, codeOfStep(SECRET, step + off), now)).toBe(step + off);
    for (const off of [-2, 2]) expect(matchingStep(SECRET, codeOfStep(SECRET, step + off), now)).toBeNull();
  });

  test('are six digits: anything else is none, whatever its length', () => {
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(matchingStep(SECRET, code, 59_000)).toBeNull();
    }
  });

  test('are told to an app as a key in base32, and in an address with the login', () => {
    // RFC 4648, section 10.
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(bytes(text)))).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
    expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(otpauthUri(SECRET, '林 a/b')).toBe(
      'otpauth://totp/Callboard%3A%E6%9E%97%20a%2Fb?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Callboard&algorithm=SHA1&digits=6&period=30',
    );
    expect(newTotpSecret()).toHaveLength(20);
    expect(newTotpSecret().equals(newTotpSecret())).toBe(false);
  });
});
