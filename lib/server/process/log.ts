import pino, { type Logger } from 'pino';
import 'server-only';
import type { LogLevel } from './env';

/** Flat fields alone, so that nobody logs a body, a request or a query by accident. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Line = (fields: LogFields, message: string) => void;
export type Log = { readonly debug: Line; readonly info: Line; readonly warn: Line; readonly error: Line };

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Token|Basic)\s+[\w.~+/=-]{6,}/gi, '$1 ****'],
  [/(\/s\/)[\w-]{16,}/g, '$1****'],
  // The value of a key that names a secret, in JSON (escaped or not), in a query or in a cookie.
  [
    /((?:token|secret|password|passwd|authorization|cookie|session|api_?key|app_?key)[\w-]*\\?["']?\s*[=:]\s*\\?["']?)[^\s"'\\&;,}]{4,}/gi,
    '$1****',
  ],
];

// First what looks like a number but is none: UUIDs and times; then every run of 7 to 20 digits, whatever stands
// between them (full-width digits included).
const DIGITS =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?|[0-9０-９](?:[ ()-]{0,2}[0-9０-９]){6,}/gi;
const NOT_A_NUMBER = /^(?:[0-9a-f]{8}-.*|\d{4}-\d{2}-\d{2}(?:[T ].*)?)$/i;

/** A finished log line without telephone numbers, tokens and passwords. It stays one line of JSON. */
export function scrub(line: string): string {
  const without = SECRETS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line);
  return without.replace(DIGITS, (run) =>
    NOT_A_NUMBER.test(run) ? run : `${run.slice(0, 3)}****${run.slice(-4).replace(/[^0-9０-９]/g, '*')}`,
  );
}

/** A long number becomes text, so that masking its digits leaves valid JSON; a fraction keeps three places. */
function plainNumber(value: unknown): unknown {
  if (typeof value !== 'number') return value;
  const rounded = Math.round(value * 1000) / 1000;
  return Math.abs(rounded) >= 1e6 ? String(rounded) : rounded;
}

/** One JSON object per line, scrubbed as a whole before it is written. `write` gets the line with its line feed. */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plainNumber(value)])),
      },
    },
    { write: (line: string) => write(scrub(line)) },
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
