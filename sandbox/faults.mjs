import { stream } from './random.mjs';

const STATUSES = ['500', '502', '503', '504', '401', '403', '404', '408', '429'];
// Instead of asking the world at all:
const REPLACING = [
  ...STATUSES,
  'business',
  'timeout',
  'reset',
  'not-http',
  'html',
  'html-as-json',
  'empty',
  'redirect',
  'gzip-bomb',
  'endless',
];
// The right answer, told wrongly:
const ALTERING = ['wrong-types', 'negative', 'skew'];
// The right answer, sent wrongly:
const SENDING = [
  'slow',
  'slow-body',
  'stall',
  'reset-mid',
  'fin-mid',
  'truncated',
  'bom',
  'gbk',
  'gzip-lie',
  'big-header',
  'two-lengths',
  'wrong-content-type',
];
export const FAULTS = new Set([...REPLACING, ...ALTERING, ...SENDING]);

export const replaces = (fault) => fault !== null && REPLACING.includes(fault.name);

/** Rules set by the control endpoint; a request's own `x-sim-fault` header wins. */
export function createFaults(seed) {
  let rules = [];
  let next = stream(seed, 'faults');
  return {
    set(list) {
      rules = list.map(checked);
      next = stream(seed, 'faults');
    },
    list: () => rules,
    pick(dialect, path, header) {
      if (header) return fromHeader(header);
      const rule = rules.find((one) => applies(one, dialect, path) && (one.rate === undefined || next() < one.rate));
      if (!rule) return null;
      rule.used++;
      return { name: rule.fault, params: rule.params ?? {} };
    },
  };
}

function applies({ match = {}, times, used }, dialect, path) {
  return (
    (match.dialect === undefined || match.dialect === dialect) &&
    (match.path === undefined || path.includes(match.path)) &&
    (times === undefined || used < times)
  );
}

function checked(rule) {
  if (!FAULTS.has(rule?.fault)) throw new RangeError(`no such fault: ${rule?.fault}`);
  return { ...rule, used: 0 };
}

/** `x-sim-fault: 429` or with parameters: `x-sim-fault: 429?retryAfter=7`. */
function fromHeader(header) {
  const [name, query] = String(header).split('?');
  if (!FAULTS.has(name)) return null;
  return { name, params: Object.fromEntries(new URLSearchParams(query ?? '')) };
}

const PAGES = { 502: '502 Bad Gateway', 503: '503 Service Temporarily Unavailable', 504: '504 Gateway Time-out' };

/** What a replacing fault answers; `failure` builds the dialect's own error envelope. Null: nothing at all is sent. */
export function replacement(fault, failure) {
  const { name, params } = fault;
  const html = (status, title) => ({ status, text: page(title), type: 'text/html' });
  if (PAGES[name]) return html(Number(name), PAGES[name]);
  if (name === '429') return { status: 429, json: failure(429), headers: retryAfter(params) };
  if (STATUSES.includes(name)) return { status: Number(name), json: failure(Number(name)) };
  switch (name) {
    case 'business':
      return { status: 200, json: failure(Number(params.code ?? 500), { trace: true }) };
    case 'html':
      return html(200, '系统维护中');
    case 'html-as-json':
      return { ...html(200, '系统维护中'), type: 'application/json' };
    case 'empty':
      return { status: Number(params.status ?? 200), text: '', type: 'application/json' };
    case 'redirect':
      return {
        status: 302,
        text: '',
        type: 'text/html',
        headers: { location: params.location ?? 'http://169.254.169.254/' },
      };
    default:
      return null;
  }
}

function retryAfter({ retryAfter: value = 3 }) {
  return value === null || value === 'none' ? {} : { 'retry-after': String(value) };
}

function page(title) {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}

/** Changes the answer's values. The first number, text and list of each object are spoilt, as a careless vendor would. */
export function alter(fault, json) {
  if (fault?.name === 'wrong-types') return wrongTypes(json, 0);
  if (fault?.name === 'negative') return negative(json);
  return json;
}

function wrongTypes(value, depth) {
  if (Array.isArray(value)) return value.map((item) => wrongTypes(item, depth + 1));
  if (value === null || typeof value !== 'object') return value;
  const result = {};
  Object.entries(value).forEach(([key, item], i) => {
    // The envelope stays readable, else this would only be another rejection.
    if (depth === 0) result[key] = wrongTypes(item, 1);
    else if (typeof item === 'number') result[key] = [{ value: item }, null, 'NaN', true][i % 4];
    else if (typeof item === 'string') result[key] = [{ text: item }, 12][i % 2];
    else result[key] = wrongTypes(item, depth + 1);
  });
  return { ...result, unexpected_field: { nested: [1, null] } };
}

function negative(json) {
  const copy = structuredClone(json);
  const COUNT = /^(answered|count|total|totalCount|doneCount|total_calls|calledCount|duration|bill)$/;
  const visit = (value, depth) => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'number' && COUNT.test(key)) value[key] = -Math.max(1, Math.abs(item));
      else visit(item, depth + 1);
    }
  };
  visit(copy, 0);
  return copy;
}
