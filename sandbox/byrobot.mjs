import { createCallRows } from './byrobot-calls.mjs';
import { createInstances, filterOf } from './byrobot-instances.mjs';
import { checkSignature } from './byrobot-sign.mjs';
import { detailOf, messyDetail, taskRow } from './byrobot-tasks.mjs';
import { hash } from './random.mjs';
import { route, wholeNumber } from './route.mjs';
import { sample } from './samples.mjs';
import { zone } from './time.mjs';

const local = zone('Asia/Shanghai');
export const FIRST_JOB = 20_000;
const SEATS = 60;
const TEXTS = {
  401: '校验数据错误',
  403: '权限不足',
  404: '资源未找到',
  408: '时间选择不对',
  412: '参数错误',
  429: '请求过于频繁',
  500: '未知错误',
};
const TRACE =
  'java.lang.IllegalStateException: pool exhausted\n\tat com.byrobot.openapi.service.TaskService.query(TaskService.java:214)';

const success = (data, resultMsg = '操作成功') => ({ code: 200, data, resultMsg, errorStackTrace: null });

function failure(code, { trace = false } = {}) {
  return { code, data: null, resultMsg: TEXTS[code] ?? TEXTS[500], errorStackTrace: trace ? TRACE : null };
}

/** `/openapi/v1/…`: 百应 (doc 002 and the public documentation around it). */
export function createByrobot({ seed, accounts, world, switches, urls }) {
  const account = accounts.byrobot;
  const { ledger } = world;
  const book = world.books.by;
  const instances = createInstances(ledger);
  const calls = createCallRows({
    seed,
    switches,
    urls,
    companyId: account.companyId,
    jobId: (task) => FIRST_JOB + task.group,
  });

  const api = (method, path, handle, more) => route(method, `/openapi/v1/${path}`, handle, more);
  const routes = [
    api('GET', 'company/getCompanys', companies),
    api('GET', 'company/getPhones', phones),
    api('GET', 'company/seat/statistics', seats),
    api('GET', 'task/getTasks', taskList, { sample: '002_getTasks' }),
    api('GET', 'task/getTaskDetail', taskDetail, { sample: '002_getTaskDetail' }),
    api('POST', 'task/queryDoneTaskPhones', doneCalls, { sample: '002_queryDoneTaskPhones' }),
    api('POST', 'task/notDialedCustomerList', undialed, { sample: '002_notDialedCustomerList' }),
    api('GET', 'task/phoneLogInfo', callDetail, { sample: '002_phoneLogInfo', latency: 250 }),
  ];

  /** The company of a query, or the refusal. */
  function companyProblem(query) {
    const id = wholeNumber(query.get('companyId'), Number.NaN);
    if (Number.isNaN(id)) return failure(412);
    return id === account.companyId || id === account.idleCompanyId ? null : failure(403);
  }

  const isIdle = (query) => Number(query.get('companyId')) === account.idleCompanyId;

  function taskOf(id, now) {
    const number = wholeNumber(id, Number.NaN);
    return number >= FIRST_JOB ? book.get(number - FIRST_JOB, now) : null;
  }

  function paging(source, limit, fallback = 10) {
    const pageNum = wholeNumber(source.pageNum, 1);
    const pageSize = wholeNumber(source.pageSize, fallback);
    return pageNum >= 1 && pageSize >= 1 && pageSize <= limit ? { pageNum, pageSize } : null;
  }

  function paged({ pageNum, pageSize }, rows, render) {
    const shown = rows.slice((pageNum - 1) * pageSize, pageNum * pageSize);
    return {
      pageNum,
      pageSize,
      size: shown.length,
      total: rows.length,
      pages: Math.ceil(rows.length / pageSize),
      list: shown.map(render),
    };
  }

  function companies({ mode }) {
    if (mode === 'sample') return success([{ companyName: '百应1', companyId: 3813 }]);
    return success([
      { companyName: account.companyName, companyId: account.companyId },
      { companyName: account.idleCompanyName, companyId: account.idleCompanyId },
    ]);
  }

  function phones({ query, mode }) {
    const problem = mode === 'sample' ? null : companyProblem(query);
    return problem ?? success(isIdle(query) ? [] : calls.lines());
  }

  function seats({ query, mode, now }) {
    const problem = mode === 'sample' ? null : companyProblem(query);
    if (problem) return problem;
    const busy = book.list(now).filter((task) => ledger.state(task, now) === 'running');
    const used = busy.reduce((sum, task) => sum + task.concurrency - (hash(task.key, Math.floor(now / 10_000)) % 4), 0);
    return success({
      companyAllCallSeat: SEATS,
      companyUsingCallSeat: isIdle(query) ? 0 : Math.max(0, Math.min(SEATS, used)),
    });
  }

  function taskList({ query, now }) {
    const problem = companyProblem(query);
    if (problem) return problem;
    const pages = paging(Object.fromEntries(query), 100);
    const status = wholeNumber(query.get('status'), null);
    const date = query.get('createDate');
    if (!pages || Number.isNaN(status) || (date && !/^\d{4}-\d{2}-\d{2}$/.test(date))) return failure(412);
    const rows = (isIdle(query) ? [] : book.list(now, { archived: query.get('needAll') === 'true' }))
      .filter((task) => task.name.includes(query.get('taskName') ?? ''))
      .filter((task) => !date || local.dateText(task.createdAt) === date)
      .map((task) => taskRow(task, FIRST_JOB + task.group, ledger.state(task, now)))
      .filter((row) => status === null || row.status === status);
    return success(paged(pages, rows, (row) => row));
  }

  function taskDetail({ query, now, mode }) {
    const problem = companyProblem(query);
    if (problem) return problem;
    if (Number.isNaN(wholeNumber(query.get('taskId'), Number.NaN))) return failure(412);
    const task = taskOf(query.get('taskId'), now);
    if (!task || isIdle(query)) return failure(404);
    const detail = detailOf({
      task,
      jobId: FIRST_JOB + task.group,
      ledger,
      now,
      bucketNames: switches.values.bucketNames,
      lines: calls.lines(),
    });
    return success(mode === 'messy' ? messyDetail(detail) : detail);
  }

  function doneCalls({ body, now }) {
    const pages = paging(body ?? {}, 50);
    const filter = filterOf(body ?? {});
    if (!pages || !filter || Number.isNaN(wholeNumber(body.callJobId, Number.NaN))) return failure(412);
    const task = taskOf(body.callJobId, now);
    if (!task) return failure(404);
    return success(paged(pages, instances.done(task, now, filter), (call) => calls.listRow(task, call)));
  }

  function undialed({ body, now, mode }) {
    const pages = paging(body ?? {}, 50);
    if (!pages || Number.isNaN(wholeNumber(body.taskId, Number.NaN))) return failure(412);
    const task = taskOf(body.taskId, now);
    if (!task) return failure(404);
    const { list } = paged(pages, instances.undialed(task, now, mode === 'messy'), (call) =>
      calls.undialedRow(task, call),
    );
    // No total and no page count: the documented sample has none either.
    return success(
      switches.values.undialedShape === 'array' ? list : { pageNum: pages.pageNum, pageSize: pages.pageSize, list },
    );
  }

  function callDetail({ query, now }) {
    const id = wholeNumber(query.get('callInstanceId'), Number.NaN);
    if (Number.isNaN(id)) return failure(412);
    const { group, number } = calls.decode(id);
    const task = group >= 0 ? book.get(group, now) : null;
    const call = task && instances.one(task, now, number);
    return call ? success(calls.detail(task, call), '获取成功') : failure(404);
  }

  function reply(context) {
    const refused = checkSignature(context, account, switches.values.clockCheck);
    const json =
      (refused && failure(refused)) ??
      (context.mode === 'sample' && context.route.sample
        ? sample(context.route.sample)
        : context.route.handle(context));
    // Whether the vendor mirrors its code in the HTTP status is not documented.
    return { status: switches.values.httpStatusMirror ? json.code : 200, json };
  }

  return {
    name: 'byrobot',
    prefix: '/openapi/v1/',
    routes,
    failure,
    reply,
    notFound: () => ({ status: 404, json: failure(404) }),
  };
}
