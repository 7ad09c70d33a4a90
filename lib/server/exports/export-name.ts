import { maskText } from '@/lib/model/phone';
import 'server-only';

const MOST = 60;
// What no file system takes, what turns the direction of writing, and what is long enough to be a telephone number.
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const LONG_DIGITS = /\d(?:[ -]?\d){6,}/g;

/** A task's name as a part of a file's name; '' where nothing of it may stay. */
export function nameInFile(name: string): string {
  const safe = maskText(name).replace(LONG_DIGITS, ' ').replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(safe)
    .slice(0, MOST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** `Content-Disposition` of a download (RFC 6266): the full name, and a plain one for who does not know `filename*`. */
export function attachment(plain: string, full: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(full)}`;
}
