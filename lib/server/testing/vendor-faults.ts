import type { ErrorCode } from '@/lib/errors';
import { answer, type Behaviour } from '@/lib/proxy/testing/fault-server';
import { FAULTS } from '@/lib/proxy/testing/faults';
import 'server-only';
import { PHONE, SECRET } from './subjects';

/** The vendor's own words, in bodies and headers of every fault that has any. */
export const VENDOR_TEXT = 'vendor-text-canary';
/** Other words of the vendor that stand in the faults of lib/proxy. */
export const OTHER_TEXTS = ['Down for maintenance', 'com.example', 'token expired', 'nginx', 'OpenSSH'];

export type VendorFault = {
  readonly name: string;
  readonly what: string;
  /** `good` is what a vendor that is well would answer. */
  readonly behaviour: (good: string) => Behaviour;
  /** What it becomes where there is no last good answer; `fresh` where the answer is accepted all the same. */
  readonly code: ErrorCode | 'fresh';
  /** What it may become as well: which of two ends is seen first is a matter of moments. */
  readonly orCode?: ErrorCode;
  readonly retryAfterSeconds?: number;
};

const WORDS = `${VENDOR_TEXT} ${PHONE} Bearer ${SECRET}-echoed`;
const HEADERS = [
  'Content-Type: application/json',
  `X-Operator: ${WORDS}`,
  `Set-Cookie: sid=${SECRET}-cookie`,
  `Server: ${VENDOR_TEXT}`,
];
const says = (status: string, body: unknown, headers: readonly string[] = []) =>
  answer(status, typeof body === 'string' ? body : JSON.stringify(body), [...HEADERS, ...headers]);

/** A vendor's envelope of failure, with things in it that must not get out. */
const refusal = (code: unknown) => ({
  code,
  status: 'error',
  message: WORDS,
  resultMsg: WORDS,
  errorStackTrace: `at com.vendor.Secret(${WORDS})`,
  data: [],
});
const business = (code: unknown) => says('200 OK', refusal(code));
const http = (status: number) => says(`${status} ${VENDOR_TEXT}`, refusal(status));

const limited = (...retryAfter: readonly string[]) =>
  says(
    '429 Too Many Requests',
    refusal(429),
    retryAfter.map((value) => `Retry-After: ${value}`),
  );

type Code = VendorFault['code'];
const fault = (name: string, what: string, code: Code, behaviour: Behaviour): VendorFault => ({
  name,
  what,
  behaviour: () => behaviour,
  code,
});
const wire = (name: string, what: string, code: Code) => {
  const behaviour = FAULTS[`/${name}`];
  if (!behaviour) throw new Error(`lib/proxy has no fault ${name}`);
  return fault(name, what, code, behaviour);
};
/** The good answer with every number but the envelope's code written as `write` says. */
const numbers = (name: string, what: string, write: (digits: string) => string): VendorFault => ({
  name,
  what,
  behaviour: (good) =>
    says(
      '200 OK',
      good.replace(/("(?!code")[^"]{1,60}":)(\d+(?:\.\d+)?)(?=[,}])/g, (_, key, digits) => key + write(digits)),
    ),
  code: 'vendor_malformed',
});

/** F05 to F29 of reliability.md: what a server that can be reached does wrong. */
export const VENDOR_FAULTS: readonly VendorFault[] = [
  wire('F05', 'no head at all', 'timeout'),
  wire('F06', 'a body of one byte every 50 ms', 'timeout'),
  wire('F07', 'a body that stalls', 'timeout'),
  wire('F08', 'a reset before the head', 'vendor_unavailable'),
  wire('F08-fin', 'an orderly end before the head', 'vendor_unavailable'),
  wire('F08-half-head', 'an orderly end inside the head', 'vendor_unavailable'),
  { ...wire('F09', 'a reset inside the body', 'vendor_unavailable'), orCode: 'vendor_malformed' },
  wire('F10', 'an orderly end inside a body of stated length', 'vendor_malformed'),
  wire('F10-chunked', 'an orderly end inside a chunked body', 'vendor_malformed'),
  wire('F10-gzip', 'a whole body that holds half a gzip', 'vendor_malformed'),
  wire('F11', 'half a JSON in whole chunks', 'vendor_malformed'),
  wire('F12', 'half a JSON before the end of the connection', 'vendor_malformed'),
  wire('F13', 'a page', 'vendor_malformed'),
  wire('F14', 'a page labelled JSON', 'vendor_malformed'),
  wire('F15', 'nothing', 'vendor_malformed'),
  wire('F15-204', 'nothing, and says so', 'vendor_malformed'),
  { name: 'F16', what: 'a byte order mark', code: 'fresh', behaviour: (good) => says('200 OK', `\uFEFF${good}`) },
  {
    name: 'F16-type',
    what: 'JSON called HTML',
    code: 'fresh',
    behaviour: (good) => answer('200 OK', good, ['Content-Type: text/html']),
  },
  wire('F17', 'GBK', 'vendor_malformed'),
  wire('F18', 'a gzip header over a plain body', 'vendor_malformed'),
  wire('F18-br', 'a brotli header over a plain body', 'vendor_malformed'),
  wire('F18-chain', 'twenty-one codings one over the other', 'vendor_malformed'),
  wire('F19', 'a gzip bomb of 200 MB', 'vendor_malformed'),
  wire('F20', 'an endless body', 'vendor_malformed'),
  wire('F20-stated', 'a body that says it is a terabyte', 'vendor_malformed'),
  wire('F21', 'a header of 100 kB', 'vendor_malformed'),
  wire('F21-many', 'headers without end', 'vendor_malformed'),
  wire('F22', 'something that is not HTTP', 'vendor_malformed'),
  wire('F22-status', 'the status 999', 'vendor_malformed'),
  wire('F23', 'two lengths', 'vendor_malformed'),
  wire('F24', 'a redirect to the metadata of a cloud', 'vendor_malformed'),
  wire('F24-here', 'a redirect to itself', 'vendor_malformed'),
  { ...fault('F25-seconds', '429 for 3 s', 'vendor_unavailable', limited('3')), retryAfterSeconds: 3 },
  { ...fault('F25-far', '429 for 30 years', 'vendor_unavailable', limited('1000000000')), retryAfterSeconds: 60 },
  fault('F25-date', '429 until a date gone by', 'vendor_unavailable', limited('Sat, 01 Jan 2000 00:00:00 GMT')),
  fault('F25-minus', '429 for −1 s', 'vendor_unavailable', limited('-1')),
  fault('F25-none', '429 without a word of when', 'vendor_unavailable', limited()),
  fault('F25-text', '429 for "soon"', 'vendor_unavailable', limited('soon')),
  fault('F25-code', 'code 429 under status 200', 'vendor_unavailable', business(429)),
  ...[500, 502, 503, 504].map((status) => fault(`F26-${status}`, `${status}`, 'vendor_unavailable', http(status))),
  fault('F27-401', '401', 'vendor_rejected', http(401)),
  fault('F27-403', '403', 'vendor_rejected', http(403)),
  fault('F27-404', '404', 'not_found', http(404)),
  fault('F27-422', '422', 'vendor_rejected', http(422)),
  ...[400, 401, 403, 412, 500, 503].map((code) =>
    fault(`F28-${code}`, `code ${code} under status 200`, 'vendor_rejected', business(code)),
  ),
  fault('F28-404', 'code 404 under status 200', 'not_found', business(404)),
  fault('F28-text', 'a code that is no number', 'vendor_malformed', business(WORDS)),
  fault('F29-null', 'null', 'vendor_malformed', says('200 OK', 'null')),
  fault('F29-list', 'a list', 'vendor_malformed', says('200 OK', [WORDS])),
  fault(
    'F29-empty',
    'data of another shape',
    'vendor_malformed',
    says('200 OK', { code: 200, data: [{ [PHONE]: WORDS }] }),
  ),
  numbers('F29-minus', 'counts below zero', (digits) => `-${digits}`),
  numbers('F29-far', 'counts without bound', () => '1e999'),
  numbers('F29-words', 'words for numbers', () => '"NaN"'),
  fault(
    'F29-deep',
    'a thousand brackets',
    'vendor_malformed',
    says('200 OK', `${'['.repeat(1000)}${']'.repeat(1000)}`),
  ),
];

/** Forms of a fault that another one stands for where a question takes many requests. */
export const VARIANTS: ReadonlySet<string> = new Set([
  'F02-again',
  'F03-name',
  'F04-name',
  'F04-date',
  'F08-fin',
  'F08-half-head',
  'F10-chunked',
  'F10-gzip',
  'F15-204',
  'F16-type',
  'F18-br',
  'F18-chain',
  'F20-stated',
  'F21-many',
  'F22-status',
  'F24-here',
  'F25-far',
  'F25-date',
  'F25-minus',
  'F25-text',
  'F26-502',
  'F26-504',
  'F27-422',
  'F28-400',
  'F28-403',
  'F29-null',
  'F29-list',
  'F29-deep',
]);
