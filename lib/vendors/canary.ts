// For tests: one telephone number, as vendors, people and attackers write it, and whether it can be read off a text.

/** Fictional, as every number of this repository. */
export const CANARY = '19900004321';

const spaced = (sign: string) => CANARY.replace(/(\d{3})(\d{4})(\d{4})/, `$1${sign}$2${sign}$3`);
const wide = CANARY.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** As text. */
export const WRITTEN: readonly string[] = [
  CANARY,
  `+86${CANARY}`,
  `+86 ${CANARY}`,
  `+86-${CANARY}`,
  `86${CANARY}`,
  `0086${CANARY}`,
  `(86)${CANARY}`,
  `(+86) ${spaced(' ')}`,
  `0${CANARY}`,
  spaced(' '),
  spaced('-'),
  spaced('.'),
  spaced('_'),
  spaced('/'),
  `+86 ${spaced(' ')}`,
  `+86-${spaced('-')}`,
  `${CANARY.slice(0, 5)} ${CANARY.slice(5)}`,
  CANARY.split('').join(' '),
  wide,
  ` ${CANARY} `,
  `tel:${CANARY}`,
  `"${CANARY}"`,
  `callee=${CANARY}&x=1`,
  `https://vendor.example/call?to=${CANARY}`,
  `https://vendor.example/call?to=%2B86${CANARY}`,
  `https://vendor.example/call?to=%20${CANARY}`,
  `/mnt/smartivr/recordings/2020-03-06/${CANARY}.90a48ed3.wav`,
  `recordings/${CANARY}.299.19-03-27.d6a577d4.wav`,
  `http://x.oss-cn-hangzhou.aliyuncs.com/${CANARY}.mp3?sign=abc`,
  `C:\\calls\\${CANARY}.wav`,
  `客户${CANARY}拒接`,
  `Error: no route to ${CANARY} (SIP 404)`,
  `java.lang.Exception: ${CANARY}\n\tat com.vendor.Call(${CANARY})`,
  JSON.stringify({ callee: CANARY }),
  JSON.stringify([{ a: `x${CANARY}y` }]),
  JSON.stringify(JSON.stringify({ phone: CANARY })),
  `{"broken": "${CANARY}"`,
  `abc${CANARY}def`,
  `<a href="tel:+86${CANARY}">call</a>`,
  spaced('<break time="200ms"/>'),
];

/** As it is said. */
export const SPOKEN: readonly string[] = [
  '一九九零零零零四三二一',
  '幺九九，〇〇〇〇，四三二幺',
  '壹玖玖 零零零零 肆叁贰壹',
  '幺九九呃零零零零嗯四三二一',
  '1九9零0零0四3二1',
  'one nine nine zero zero zero zero four three two one',
  'one double nine, oh oh oh oh, four three two one',
];

const DIGITS: Readonly<Record<string, string>> = { 零: '0', 〇: '0', 一: '1', 幺: '1', 壹: '1', 二: '2', 贰: '2' };
const MORE: Readonly<Record<string, string>> = { 三: '3', 叁: '3', 四: '4', 肆: '4', 九: '9', 玖: '9' };
const WORDS = ['zero|oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Whether the number, or as much of it as tells it, can still be read off, by the dullest way there is: all digits alone. */
export function showsCanary(text: string): boolean {
  const spelt = WORDS.reduce(
    (all, word, digit) => all.replace(new RegExp(`\\b(?:${word})\\b`, 'gi'), `${digit}`),
    text,
  );
  const digits = spelt
    .replace(/double (\d)/gi, '$1$1')
    .normalize('NFKC')
    .replace(/[零〇一幺壹二贰三叁四肆九玖]/g, (word) => DIGITS[word] ?? MORE[word] ?? '')
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/[^\d*]/g, '');
  return digits.includes('990000432');
}
