import { maskNumber, maskText } from '@/lib/model/phone';
import { type DigitRun, digitRuns, mayHold } from './digit-runs';
import { MARKUP } from './markup';

/** A mobile number with any single signs between its digits, where no letter or digit touches it. */
const SPACED =
  /(?<![\dA-Za-z])(?:\(?(?:\+|00)?\(?86\)?[\s.\-_/()]{0,2})?1[\s.\-_/()]?[3-9](?:[\s.\-_/()]?\d){9}(?![\dA-Za-z])/g;
/** Behind an escaped sign of a URL (`%20`, `%2B86`), whose last digit would look like part of the number. */
const ESCAPED = /(%[0-9A-Fa-f]{2})((?:86)?1[3-9]\d{9})(?!\d)/g;
const FULL_WIDTH = /[０-９]/g;

/**
 * As many digits in a row as the shortest telephone number has (one of a town, without its area code). Codes that are
 * sent, postal codes and years are shorter.
 */
export const LEAST_DIGITS = 7;
const MOBILE = /1[3-9]\d{9}/;
const WHOLE_MOBILE = /^(?:(?:00)?86|0)?1[3-9]\d{9}$/;

const DATE = '20\\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\\d|3[01])';
const TIME = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?';
const MOMENTS = new RegExp(`^(?:${DATE}|${TIME})(?:[\\s~—-]+(?:${DATE}|${TIME}))*$`);
const AMOUNT = /^[1-9]\d{0,2}(?:,\d{3}){1,2}(?:\.\d{1,2})?$/;

/** A run that speech may not show: as long as a telephone number, and neither dates and times nor an amount in groups. */
export function isLong(text: string, { start, end, digits }: DigitRun): boolean {
  const written = text.slice(start, end);
  return digits.length >= LEAST_DIGITS && !MOMENTS.test(written) && !AMOUNT.test(written);
}

/** What stands in the place of a run: a mobile number keeps its ends, as everywhere, and any other run nothing. */
export const maskOf = ({ digits }: DigitRun) => (WHOLE_MOBILE.test(digits) ? maskNumber(digits) : '****');

/** Puts the masks of these runs into the text. */
export function withoutRuns(text: string, runs: readonly DigitRun[]): string {
  let masked = '';
  let from = 0;
  for (const run of runs) {
    masked += text.slice(from, run.start) + maskOf(run);
    from = run.end;
  }
  return masked + text.slice(from);
}

/** In a name or a note digits may be an id: masked is what is a mobile number, or spoken and long. */
function isNumber(text: string, run: DigitRun): boolean {
  if (run.spoken >= LEAST_DIGITS) return true;
  if (run.spoken > 0) return MOBILE.test(run.digits);
  const touched = /[\dA-Za-z]$/.test(text.slice(0, run.start)) || /^[\dA-Za-z]/.test(text.slice(run.end));
  return !touched && WHOLE_MOBILE.test(run.digits);
}

const runsIn = (text: string, hidden: (text: string, run: DigitRun) => boolean): DigitRun[] =>
  mayHold(text, LEAST_DIGITS) ? digitRuns(text).filter((run) => hidden(text, run)) : [];

/** The commonest texts of an answer, told at a glance: UUIDs, dates, single words. */
const NO_NUMBER =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|20\d\d-[01]\d-[0-3]\d(?:[ T][0-2]\d:[0-5]\d(?::[0-5]\d)?)?|[A-Za-z_]*)$/i;

/** Whether a text is of a form that holds no telephone number, and nothing else to hide. */
export const isPlain = (text: string): boolean => NO_NUMBER.test(text);

function maskSpelt(text: string): string {
  if (isPlain(text)) return text;
  const ascii = text.replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const spaced = ascii
    .replace(ESCAPED, (_, sign: string, number: string) => `${sign}${maskNumber(number)}`)
    .replace(SPACED, (number) => maskNumber(number));
  const written = maskText(spaced);
  const masked = withoutRuns(written, runsIn(written, isNumber));
  // Wide digits that belong to no number stay as wide as they are.
  return masked === ascii ? text : masked;
}

const maskSaid = (text: string) => maskSpelt(withoutRuns(text, runsIn(text, isLong)));

/** Tags of speech synthesis go where a number hides between them (`199<break/>0000<break/>1234`). */
function throughMarkup(text: string, mask: (text: string) => string): string {
  // Nothing is masked that has fewer digits; a tag may stand inside a word for one.
  if (isPlain(text) || (!text.includes('<') && !mayHold(text, LEAST_DIGITS))) return text;
  const masked = mask(text);
  const heard = masked.replace(MARKUP, '');
  const safe = heard === masked ? heard : mask(heard);
  return safe === heard ? masked : safe;
}

/** Masks every telephone number in a name, a note or a path, also one written with signs between its digits or in words. */
export const maskProse = (text: string): string => throughMarkup(text, maskSpelt);

/** Masks every seven digits in a row of something said, besides: nobody says an id. */
export const maskSpeech = (text: string): string => throughMarkup(text, maskSaid);
