/**
 * Digits that follow each other in a text however they are written or spoken: 138, １３８, 一三八, 幺三八, 壹叁捌, "one
 * three eight", "double five", with signs and words of hesitation between them.
 */
export type DigitRun = {
  readonly start: number;
  readonly end: number;
  /** As 0 to 9. */
  readonly digits: string;
  /** How many of them are words. */
  readonly spoken: number;
  /** Nothing but signs and hesitation stands before it, or behind it. */
  readonly opens: boolean;
  readonly closes: boolean;
};

/** By digit. Of radio speech (洞幺两…拐…勾), too; 十 and 百 are none, so that 三十五 stays an amount. */
const CHARACTERS = [
  '零〇○洞',
  '一壹弌幺么',
  '二贰貳弍两兩',
  '三叁參叄弎',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
];
const WORDS = ['zero|nought|oh|o', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine|niner'];
const DIGIT_OF = new Map(
  CHARACTERS.flatMap((all, digit) => [...all].map((one): [string, string] => [one, String(digit)])).concat(
    WORDS.flatMap((all, digit) => all.split('|').map((one): [string, string] => [one, String(digit)])),
  ),
);

const WORD = `(?<![A-Za-z])(?:${WORDS.join('|')})(?![A-Za-z])`;
/** 么 is a digit, and the end of 什么. */
const CHARACTER = `(?<![什怎这那多甚要])么|[${CHARACTERS.join('').replace('么', '')}]`;
const SIGN = String.raw`[\s\p{Cf}\p{Sk}\p{Sm}|$\uFE0F\u20E3]|(?![*%@&])\p{P}`;
/** What people say between the digits of a number. */
const HESITATION =
  '那个|就是|然后|后面|接着|再来|横杠|[呃嗯额啊哦噢诶哎唉是吧呢对嘛杠]|(?<![A-Za-z])(?:uhm?|umm?|erm?|and|then|dash)(?![A-Za-z])';
/** So many signs and words between two digits; more are no hesitation. */
const GAP = `(?:${SIGN}|${HESITATION}){0,24}`;
const TIMES = '(?<![A-Za-z])(?:double|triple|treble)(?![A-Za-z])';
const DIGIT = `(?:${TIMES}${GAP})?(?:${WORD}|${CHARACTER}|\\p{Nd})`;
/** Hex digits with signs between them are no run. */
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const RUN = new RegExp(`${UUID}|(?<run>${DIGIT}(?:${GAP}${DIGIT})*)`, 'giu');
const PART = new RegExp(`(?<times>${TIMES})|(?<spoken>${WORD}|${CHARACTER})|\\p{Nd}`, 'giu');
const ONLY_GAP = new RegExp(`^${GAP}$`, 'iu');

const ANY = new RegExp(`${WORDS.join('|')}|[${CHARACTERS.join('')}]|\\p{Nd}`, 'giu');

const IDEOGRAPHS = new Set(CHARACTERS.flatMap((all) => [...all].map((one) => one.charCodeAt(0))));
/** Every digit that is a word has one of these. */
const VOWELS = new Set([...'oeiOEI'].map((vowel) => vowel.charCodeAt(0)));

/** Whether a sign may be a digit or the part of one; of rare scripts any sign may. */
function mayBeDigit(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || VOWELS.has(code);
  if (code >= 0x3000 && code <= 0x9fff) return IDEOGRAPHS.has(code);
  if (code >= 0xff00 && code <= 0xffef) return code >= 0xff10 && code <= 0xff19;
  return code >= 0x660 && (code < 0x2000 || code > 0x206f);
}

/** Whether as many signs may be digits: a look at each, which costs less than any expression. */
function mayCount(text: string, digits: number): boolean {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (mayBeDigit(text.charCodeAt(at)) && ++count >= digits) return true;
  return false;
}

/** Whether a text may hold so many digits at all: cheaper than its runs, and most texts do not. */
export const mayHold = (text: string, digits: number): boolean =>
  text.length >= digits / 3 &&
  (/double|tr[ie]/i.test(text) || (mayCount(text, digits) && (text.match(ANY)?.length ?? 0) >= digits));

/** The value of a decimal digit of any script: a block of them begins at 0. */
function digitOf(sign: string): string {
  const plain = sign.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  const code = plain.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** The digits in the text of a run, and how many of them are words. */
function read(text: string): Pick<DigitRun, 'digits' | 'spoken'> {
  let digits = '';
  let spoken = 0;
  let times = 1;
  for (const { 0: part, groups = {} } of text.matchAll(PART)) {
    if (groups['times'] !== undefined) {
      times = part.toLowerCase() === 'double' ? 2 : 3;
      continue;
    }
    const word = groups['spoken'] !== undefined;
    digits += (word ? (DIGIT_OF.get(part.toLowerCase()) ?? '') : digitOf(part)).repeat(times);
    spoken += word ? times : 0;
    times = 1;
  }
  return { digits, spoken };
}

/** Every run of a text, in its order. Linear in the text's length. */
export function digitRuns(text: string): DigitRun[] {
  if (!mayCount(text, 1)) return [];
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index: start, groups = {} }) => {
    if (groups['run'] === undefined) return [];
    const end = start + run.length;
    const opens = start <= 24 && ONLY_GAP.test(text.slice(0, start));
    const closes = text.length - end <= 24 && ONLY_GAP.test(text.slice(end));
    return [{ start, end, ...read(run), opens, closes }];
  });
}
