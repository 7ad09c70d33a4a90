import { maskNumber } from '@/lib/model/phone';
import { maskProse } from './mask-text';

/** Hidden by the vendor already: `1990000xxxx`, `19900008***`. */
const HIDDEN = /^\+?\d{3,}[xX*]{2,}\d*$/;

/** How a field for telephone numbers leaves a connector. */
export type ShowNumber = (text: string | null) => string | null;

/**
 * A telephone number as it may be shown; null for none. Fields for numbers hold names of lines, too, which are kept. A
 * number that the vendor hid in part keeps three digits and the last four signs, and gets no digit that is not its own.
 */
export function shownNumber(text: string | null): string | null {
  const given = text?.normalize('NFKC').trim() ?? '';
  if (given === '') return null;
  if (HIDDEN.test(given)) return `${given.slice(0, 3)}****${given.slice(-4)}`;
  return /\p{L}/u.test(given) ? maskProse(given) : maskNumber(given);
}

/** As the vendor has it, for whoever holds the right to see it; what the vendor hid stays hidden. */
const fullNumber: ShowNumber = (text) => text?.trim() || null;

/** Masked, unless the question is a reveal. */
export const numberOf = ({ reveal }: { readonly reveal?: boolean | undefined }): ShowNumber =>
  reveal === true ? fullNumber : shownNumber;
