const MOBILE = /(?<!\d)(?:(?:\+|00)?86[-\s]?)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/g;
const LANDLINE = /(?<!\d)(0\d{2,3})[-\s]?(\d{3,4})(\d{4})(?!\d)/g;

/** `13800001234` becomes `138****1234`; a shorter number keeps its ends, five digits or fewer keep nothing. */
export function maskNumber(number: string): string {
  const digits = number.normalize('NFKC').replace(/\D/g, '');
  if (digits.length >= 11) return `${digits.slice(-11, -8)}****${digits.slice(-4)}`;
  if (digits.length >= 6) return `${digits.slice(0, 2)}****${digits.slice(-2)}`;
  // Digits of another script are digits all the same.
  return digits.length === 0 && !/\p{Nd}/u.test(number) ? number : '****';
}

/** Masks every mobile and landline number inside a text; other digits (ids, times, counts) stay. */
export function maskText(text: string): string {
  return text
    .replace(MOBILE, (_, head: string, __: string, tail: string) => `${head}****${tail}`)
    .replace(LANDLINE, (_, head: string, __: string, tail: string) => `${head}****${tail}`);
}
