import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitRuns } from './digit-runs';
import { maskProse, maskSpeech } from './mask-text';
import { maskConversation } from './mask-turns';

// Every number is of the fictional 1990000xxxx.

const SPOKEN: readonly (readonly [string, string])[] = [
  ['一九九零零零零四三二一', '199****4321'],
  ['幺九九〇〇〇〇四三二幺', '199****4321'],
  ['我的电话是幺九九，零零零零，四三二一，对', '我的电话是199****4321，对'],
  ['幺九九 零零 零零 四三 二一', '199****4321'],
  ['一九九呃零零零零嗯四三二一', '199****4321'],
  ['一九九，后面是零零零零，然后四三二一', '199****4321'],
  ['壹玖玖零零零零肆叁贰壹', '199****4321'],
  ['壹玖玖零零零零肆參貳壹', '199****4321'],
  ['199零零零零四三二一', '199****4321'],
  ['1九9零0零0四3二1', '199****4321'],
  ['１９９零零零零４３２１', '199****4321'],
  ['1-9-9，0 0 0 0、4。3。2。1', '199****4321'],
  ['八六幺九九零零零零四三二一', '199****4321'],
  ['one nine nine zero zero zero zero four three two one', '199****4321'],
  ['One double nine, oh oh oh oh, four three two one', '199****4321'],
  ['one nine nine, double zero double zero, 4 3 2 one', '199****4321'],
  ['洞二五 八八八八 六六六六', '****'],
  ['零二五，八八八八六六六六', '****'],
  ['尾号之前是八八八八六六六', '尾号之前是****'],
];
const KEPT = [
  '一点三个',
  '三十五',
  '一百三十八块',
  '二〇二五年十一月十二日',
  '一二三四五',
  '三三两两',
  '七七八八',
  '不管三七二十一，一五一十',
  '第一、第二、第三',
  'one of the two, someone at nine',
  '验证码是 482916',
  '一单元二零三',
  '13:00-14:30',
];

describe('a number that is spoken', () => {
  test.each(SPOKEN)('%s is masked', (text, masked) => expect(maskSpeech(text)).toBe(masked));
  test.each(SPOKEN)('%s is masked in a name or a note, too', (text, masked) => expect(maskProse(text)).toBe(masked));
  test.each(KEPT)('%s stays as it is', (text) => {
    expect(maskSpeech(text)).toBe(text);
    expect(maskProse(text)).toBe(text);
  });
  test.each(['2025-11-12 14:30:00', '2025-11-12 ~ 2025-11-13', '1,234,567.50'])('%s stays in speech', (text) =>
    expect(maskSpeech(text)).toBe(text),
  );

  test('of seven digits and more is masked in speech, and in a note only where it is one', () => {
    expect(maskSpeech('订单 1234567')).toBe('订单 ****');
    expect(maskProse('订单 1234567')).toBe('订单 1234567');
  });

  test('leaves no run to read off, in any mix of words, digits and signs', () => {
    const words = [
      '零〇0０洞',
      '一1１幺壹',
      '二2２两贰貳',
      '三3３叁參',
      '四4４肆',
      '五5５伍',
      '六6６陆陸',
      '七7７柒拐',
      '八8８捌',
      '九9９玖勾',
    ];
    const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    const gaps = [
      '',
      '',
      '',
      ' ',
      '，',
      '、',
      '。',
      ',',
      '-',
      ' - ',
      '呃',
      '嗯，',
      '…',
      ' uh ',
      '\u200b',
      '<break time="200ms"/>',
    ];
    const digit = fc.nat({ max: 9 });
    const said = fc
      .tuple(digit, fc.nat(), fc.constantFrom(...gaps), fc.nat({ max: 6 }))
      .map(([value, pick, gap, tongue]) => {
        const forms = [...(words[value] ?? '')];
        return { value, text: tongue === 0 ? ` ${english[value]} ` : (forms[pick % forms.length] ?? ''), gap };
      });
    const rest = fc.array(said, { minLength: 9, maxLength: 9 });
    const head = fc.tuple(
      fc.constantFrom('1', '一', '幺', '壹', ' one '),
      fc.constantFrom('3', '五', '捌', '９', ' seven '),
    );
    const around = fc.constantFrom('', '您好，', '我的号码是', '。好的', '谢谢', 'call ');
    fc.assert(
      fc.property(around, head, rest, around, (before, [one, second], others, after) => {
        const number = others.map(({ text, gap }) => gap + text).join('');
        for (const mask of [maskSpeech, maskProse]) {
          const left = digitRuns(mask(`${before}${one}${second}${number}${after}`));
          expect(left.every(({ digits }) => digits.length <= 4)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a number in pieces over the turns of a call', () => {
  const said = (speaker: string, text: string, interim = false) => ({ speaker, text, interim });
  const me = (text: string) => said('customer', text);
  const robot = (text: string) => said('robot', text);

  test('is masked in each of them', () => {
    const turns = [me('我的号码是幺九九零'), robot('嗯'), me('零零零四'), me('三二一，对')];
    expect(maskConversation(turns)).toEqual(['我的号码是****', '嗯', '****', '****，对']);
  });

  test('first three digits, then the other eight: the eight are masked', () => {
    expect(maskConversation([me('幺九九'), robot('您请说'), me('零零零零四三二一')])).toEqual([
      '****',
      '您请说',
      '****',
    ]);
  });

  test('keeps prices, scores and keys pressed, which are shorter or not next to each other', () => {
    const turns = [me('九'), me('八'), me('十'), me('一千二'), me('300'), me('500'), me('太贵了'), me('一二三四五')];
    expect(maskConversation(turns)).toEqual(turns.map(({ text }) => text));
  });

  test('is not read off what was heard on the way to it, nor off a repetition', () => {
    const turns = [
      said('customer', '幺九九', true),
      said('customer', '幺九九零零零', true),
      me('幺九九零零零零四三二一'),
      robot('您说的是 00004 吗'),
      robot('尾号 4321'),
    ];
    expect(maskConversation(turns)).toEqual(['****', '****', '199****4321', '您说的是 **** 吗', '尾号 4321']);
  });

  test('leaves fewer than ten of its digits, however it is cut', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(cuts, (places) => {
        const number = '一九九零零零零四三二一';
        const ends = [...places.sort((a, b) => a - b), number.length];
        const pieces = ends.map((end, at) => number.slice(ends[at - 1] ?? 0, end));
        fc.pre(pieces.every((piece) => piece.length > 1));
        const shown = maskConversation(pieces.map(me)).join('');
        expect(digitRuns(shown).reduce((sum, { digits }) => sum + digits.length, 0)).toBeLessThan(8);
      }),
    );
  });
});
