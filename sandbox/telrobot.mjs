import { wholeNumber } from './route.mjs';

// What both generations of telrobot share: the bearer token, the error envelope, the table of number statuses.

const NATIVE = { 'telrobot-agent': '2024', 'telrobot-v1': '2020' };
const COMMON = [
  '等待呼叫',
  '呼叫成功',
  null,
  '拒接',
  '无应答、无人接听',
  '空号',
  '关机',
  '停机',
  '占线、用户正忙',
  '呼入限制',
  '欠费',
  '黑名单',
  null,
];
const CHANGED = { 2020: { 2: '线路故障', 12: '呼损' }, 2024: { 2: '运营商拦截', 12: '用户屏蔽' } };

export function statusLabels(switches, dialect) {
  const year = switches.values.codes === 'native' ? NATIVE[dialect] : switches.values.codes;
  return COMMON.map((label, code) => label ?? CHANGED[year][code]);
}

const MESSAGES = {
  401: 'Unauthenticated.',
  403: '无权访问该账号',
  404: '资源不存在',
  408: '请求超时',
  422: '任务正在拨打中,请先暂停任务',
  429: 'Too Many Attempts.',
  500: 'Server Error',
};

/** On error `data` is an empty array, even where success has an object. */
export function failure(code, message) {
  return {
    code,
    status: 'error',
    message: typeof message === 'string' ? message : (MESSAGES[code] ?? '请求失败'),
    data: [],
  };
}

export const refuse = (code, message, headers) => ({
  status: code,
  json: failure(code, message),
  ...(headers && { headers }),
});

/** Laravel's habits: 401 without a good bearer token, 429 with Retry-After when it comes too fast. */
export function checkToken(context, token, overLimit) {
  if (context.headers.authorization !== `Bearer ${token}`) return refuse(401);
  return overLimit(token) ? refuse(429, undefined, { 'retry-after': '1' }) : null;
}

/** The envelope of the present generation. */
export const envelope = (message, data, more) => ({
  status: 200,
  json: { code: 200, status: 'success', message, data, ...more },
});

/** One page of a list of the present generation; `show` makes the rows that are sent. */
export function listed(context, all, message, show = (rows) => rows) {
  const perPage = wholeNumber(context.query.get('per_page'), 15);
  const page = wholeNumber(context.query.get('page'), 1);
  if (!(perPage >= 1 && perPage <= 500 && page >= 1)) return refuse(422, '分页参数错误');
  const meta = {
    has_pages: all.length > perPage,
    total: all.length,
    last_page: Math.max(1, Math.ceil(all.length / perPage)),
    current_page: page,
    // Laravel hands back what it was given: a text when it came from the query.
    per_page: context.query.has('per_page') ? context.query.get('per_page') : 15,
  };
  return envelope(message, show(all.slice((page - 1) * perPage, page * perPage)), { meta });
}
