import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskNumber, maskText } from './phone';

describe('a masked number', () => {
  test.each([
    ['19900005721', '199****5721'],
    ['+86 199 0000 5721', '199****5721'],
    ['8619900005721', '199****5721'],
    ['300708', '30****08'],
    ['1008', '****'],
    ['１９９００００５７２１', '199****5721'],
    ['١٩٩٠٠٠٠٥٧٢١', '****'],
    ['测试线路', '测试线路'],
  ])('%s is shown as %s', (number, masked) => expect(maskNumber(number)).toBe(masked));
});

describe('numbers inside text', () => {
  const forms = [
    '19900005721',
    '+8619900005721',
    '008619900005721',
    '199-0000-5721',
    '199 0000 5721',
    '86 19900005721',
  ];
  test.each(forms)('%s is masked wherever it stands', (form) => {
    for (const text of [form, `请拨打${form}。`, `/mnt/rec/${form}.wav`, `{"callee":"${form}"}`, `tel:${form}?x=1`]) {
      expect(maskText(text).replace(/\D/g, '')).not.toContain('19900005721');
      expect(maskText(text)).not.toContain('00005721');
    }
  });
  test('ids, times and counts stay as they are', () => {
    for (const text of [
      '2025-11-12 14:30:00',
      '6d44d2f4-90f9-4621-8c77-e5e70c810623',
      '1559300128',
      '12,345',
      '1731379200000',
    ]) {
      expect(maskText(text)).toBe(text);
    }
  });
  test('no eleven-digit mobile number survives in any surrounding', () => {
    const mobile = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
      .map(([a, b]) => `1${a}${b}`);
    const around = fc.string().map((text) => text.replace(/\d/g, ''));
    fc.assert(
      fc.property(around, mobile, around, (before, number, after) => {
        expect(maskText(`${before}${number}${after}`)).not.toContain(number);
      }),
    );
  });
});
